import { AppError } from '../../../errors.ts';
import {
  bringsLeads,
  isProviderKind,
  type Source,
  type SourceAuth,
  secretVariable,
} from '../../../routing/model/workspace/source.ts';
import type { Context } from '../../../services/context.ts';
import type { CliDeps } from '../deps.ts';
import type { Answer, Shell } from '../shell.ts';
import { type ExampleCall, formCall, jsonCall } from './example-call.ts';
import { exampleForm } from './example-form.ts';
import { isTestLead } from './example-lead.ts';
import { PRODUCTS } from './products.ts';

/** What a secret looks like. */
const SECRETS: Record<Exclude<SourceAuth, 'none' | 'provider'>, string> = {
  standard_webhooks: 'whsec_ and base64',
  hmac: 'the secret both sides sign with',
  bearer: 'a long random text',
  basic: 'user:password',
  url_token: 'a long random text of letters and digits',
};

const NOTES: Record<Exclude<SourceAuth, 'provider'>, string> = {
  standard_webhooks: 'The signature is good for 5 minutes.',
  hmac: 'The signature fits this body alone.',
  bearer: 'Put the secret in place of the variable, or export it.',
  basic: 'Put user:password in place of the variable, or export it.',
  url_token: 'The address is a secret: whoever knows it can send leads.',
  none: 'Anybody may send to this address.',
};

export async function showAddress(ctx: Context, { deps }: Shell, id: string): Promise<Answer> {
  const source = await requireSource(ctx, deps, id);
  const url = `${deps.baseUrl}/webhooks/${source.kind === 'crm' ? 'crm' : 'leads'}/${id}`;
  const secrets = deps.secretOf(id);
  const [secret] = secrets;
  const name = secretVariable(id);
  const json = { source: id, auth: source.auth, url, variable: name };
  if (secret === undefined && source.auth !== 'none') {
    const lines = [
      url,
      ...pasteLines(source),
      `It answers 401 until ${name} is set (${secretWords(source)}). Set it and start again.`,
      ...makeLines(source, name),
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

/** How to make a secret that is nobody's but ours; a product makes its own. */
const MAKES: Partial<Record<SourceAuth, string>> = {
  standard_webhooks: 'whsec_$(openssl rand -base64 24)',
  hmac: '$(openssl rand -hex 24)',
  bearer: '$(openssl rand -hex 24)',
  url_token: '$(openssl rand -hex 24)',
};

function makeLines({ auth }: Source, variable: string): string[] {
  const made = MAKES[auth];
  return made === undefined ? [] : [`Such as: export ${variable}="${made}"`];
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
  const lines = [
    url,
    ...pasteLines(source),
    '',
    ...curl.split('\n'),
    '',
    ...(form ? ['As a form:', '', ...form.curl.split('\n'), '', ...form.html.split('\n'), ''] : []),
    [noteOf(source), answersOf(source), storesOf(source)].filter(Boolean).join(' '),
  ];
  return { json: { ...json, ...pasteOf(source), url, curl, ...(form && { form }) }, lines };
}

/** Where the product is told this address. */
function pasteOf({ kind, auth }: Source): { paste?: string } {
  if (!isProviderKind(kind)) return {};
  const { paste, secretAt } = PRODUCTS[kind];
  const isWhole = auth !== 'provider' || secretAt === undefined;
  return { paste: isWhole ? paste : `${paste} ${secretAt}` };
}

function pasteLines(source: Source): string[] {
  const { paste } = pasteOf(source);
  return paste === undefined ? [] : [paste];
}

function secretWords({ kind, auth }: Source): string {
  if (auth === 'none') return 'anything';
  if (auth !== 'provider') return SECRETS[auth];
  return isProviderKind(kind) ? PRODUCTS[kind].secret : 'the secret of the product';
}

function noteOf({ kind, auth }: Source): string {
  if (auth !== 'provider') return NOTES[auth];
  if (kind === 'google_ads') return NOTES.bearer;
  return kind === 'pipedrive' ? NOTES.basic : '';
}

function storesOf(source: Source): string {
  if (isTestLead(source)) return 'It stores a test lead.';
  if (source.kind === 'signals') return 'It keeps a signal, and opens no lead.';
  if (source.kind === 'crm') return 'Put in the id of a lead: another is answered 404.';
  if (!isProviderKind(source.kind))
    return 'It stores a real lead, because its mapping has no test.';
  const isNamed = source.kind === 'hubspot' || source.kind === 'meta';
  return isNamed ? 'It names a lead, which is then asked for.' : 'It stores a real lead.';
}

/** A form in a browser can set no header; a product is no browser. */
function takesForms({ kind, auth, redirect }: Source): boolean {
  if (isProviderKind(kind) || !bringsLeads(kind)) return false;
  return redirect !== undefined || auth === 'url_token' || auth === 'none';
}

function answersOf({ kind, redirect }: Source): string {
  if (isProviderKind(kind)) return 'It answers 200.';
  if (redirect === undefined) return 'It answers 202.';
  return `It answers 202; a form goes on to ${redirect}.`;
}
