import { AppError } from '../../../errors.ts';
import { type Source, type SourceAuth, secretVariable } from '../../../routing/model/source.ts';
import type { Context } from '../../../services/context.ts';
import type { CliDeps } from '../deps.ts';
import type { Answer, Shell } from '../shell.ts';
import { type ExampleCall, formCall, jsonCall } from './example-call.ts';
import { exampleForm } from './example-form.ts';
import { isTestLead } from './example-lead.ts';

/** What a secret looks like. */
const SECRETS: Record<Exclude<SourceAuth, 'none'>, string> = {
  standard_webhooks: 'whsec_ and base64',
  hmac: 'the secret both sides sign with',
  bearer: 'a long random text',
  basic: 'user:password',
  url_token: 'a long random text of letters and digits',
  provider: 'the secret of the product',
};

const NOTES: Record<SourceAuth, string> = {
  standard_webhooks: 'The signature is good for 5 minutes.',
  hmac: 'The signature fits this body alone.',
  bearer: 'Put the secret in place of the variable, or export it.',
  basic: 'Put user:password in place of the variable, or export it.',
  url_token: 'The address is a secret: whoever knows it can send leads.',
  provider: 'The product proves itself in its own way.',
  none: 'Anybody may send to this address.',
};

export async function showAddress(ctx: Context, { deps }: Shell, id: string): Promise<Answer> {
  const source = await requireSource(ctx, deps, id);
  const url = `${deps.baseUrl}/webhooks/leads/${id}`;
  const secrets = deps.secretOf(id);
  const [secret] = secrets;
  const name = secretVariable(id);
  const json = { source: id, auth: source.auth, url, variable: name };
  if (secret === undefined && source.auth !== 'none') {
    const lines = [
      url,
      `It answers 401 until ${name} is set (${SECRETS[source.auth]}). Set it and start again.`,
    ];
    return { json: { ...json, curl: null }, lines, failed: true };
  }
  const call: ExampleCall = {
    url: addressOf(url, source, secret),
    source,
    secret: secret ?? '',
    // While two are set, each alone is the secret.
    variable: secrets.length > 1 ? `\${${name}%% *}` : `$${name}`,
    id: ctx.newId('dlv'),
    now: ctx.clock.now(),
  };
  return describeCall(call, json);
}

/** @throws AppError `missing.source` */
export async function requireSource(ctx: Context, deps: CliDeps, id: string): Promise<Source> {
  const source = await deps.findSource(ctx, id);
  if (source !== null) return source;
  const message = `I know no source “${id}”. Add it to sources.yml, then: baton apply DIR`;
  throw new AppError('missing.source', message, { details: { source: id } });
}

/** The token belongs to the address, and whoever has a shell may read it. */
function addressOf(url: string, { auth }: Source, secret: string | undefined): string {
  return auth === 'url_token' ? `${url}/${encodeURIComponent(secret ?? '')}` : url;
}

function describeCall(call: ExampleCall, json: object): Answer {
  const { url, source } = call;
  const curl = jsonCall(call);
  const form = takesForms(source)
    ? { curl: formCall(call), html: exampleForm(url, source) }
    : undefined;
  const lead = isTestLead(source) ? 'a test lead' : 'a real lead, because its mapping has no test';
  const lines = [
    url,
    '',
    ...curl.split('\n'),
    '',
    ...(form ? ['As a form:', '', ...form.curl.split('\n'), '', ...form.html.split('\n'), ''] : []),
    `${NOTES[source.auth]} ${answersOf(source)} It stores ${lead}.`,
  ];
  return { json: { ...json, url, curl, ...(form && { form }) }, lines };
}

/** A form in a browser can set no header. */
function takesForms({ auth, redirect }: Source): boolean {
  return redirect !== undefined || auth === 'url_token' || auth === 'none';
}

function answersOf({ redirect }: Source): string {
  if (redirect === undefined) return 'It answers 202.';
  return `It answers 202; a form goes on to ${redirect}.`;
}
