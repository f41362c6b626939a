import type { Command } from 'commander';
import { counted } from '../../../blocks/words.ts';
import { AppError } from '../../../errors.ts';
import { parseSubmission } from '../../../routing/intake/parse-submission.ts';
import type { Fault } from '../../../routing/model/lead.ts';
import { secretVariable } from '../../../routing/model/source.ts';
import type { Context } from '../../../services/context.ts';
import { exampleCall } from '../example-call.ts';
import { readJsonFile } from '../files.ts';
import type { Answer, Shell } from '../shell.ts';

export function addSourceCommands(program: Command, shell: Shell): void {
  const source = program.command('source').description('where leads come in');
  source
    .command('url <id>')
    .description('the address of a source, with a call to try it')
    .action((id: string) => shell.withStore((ctx) => showAddress(ctx, shell, id)));
  source
    .command('test')
    .argument('<file>', 'JSON of one lead, - for stdin')
    .description('what would be read out of a lead; stores nothing')
    .action((file: string) => shell.withStore((ctx) => readOut(ctx, shell, file)));
}

async function showAddress(ctx: Context, { deps }: Shell, id: string): Promise<Answer> {
  const source = await deps.findSource(ctx, id);
  if (source === null) {
    const message = `I know no source “${id}”. Add it to sources.yml, then: baton apply DIR`;
    throw new AppError('missing.source', message, { details: { source: id } });
  }
  const url = `${deps.baseUrl}/webhooks/leads/${id}`;
  const secret = deps.secretOf(id)[0];
  const variable = secretVariable(id);
  const json = { source: id, auth: source.auth, url, variable };
  if (secret === undefined && source.auth !== 'none') {
    const what = source.auth === 'bearer' ? 'a long random text' : 'whsec_ and base64';
    const lines = [
      url,
      `It answers 401 until ${variable} is set (${what}). Set it and start again.`,
    ];
    return { json: { ...json, curl: null }, lines, failed: true };
  }
  const by = { auth: source.auth, secret: secret ?? '', variable };
  const curl = exampleCall(url, by, { id: ctx.newId('dlv'), now: ctx.clock.now() });
  return { json: { ...json, curl }, lines: [url, '', ...curl.split('\n'), '', NEXT[source.auth]] };
}

const NEXT = {
  standard_webhooks: 'The signature is good for 5 minutes. It answers 202 and stores a test lead.',
  bearer: 'Put the secret in place of the variable, or export it. It answers 202: a test lead.',
  none: 'Anybody may send to this address. It answers 202 and stores a test lead.',
};

async function readOut(ctx: Context, { deps }: Shell, file: string): Promise<Answer> {
  const parsed = parseSubmission(await readJsonFile(deps, file), ctx.clock.now());
  if ('rejected' in parsed) {
    const first = `${file} would be refused: ${counted(parsed.rejected.length, 'fault')}.`;
    const json = { usable: false, submission: null, faults: parsed.rejected };
    const next = `Mend it, then: baton source test ${file}`;
    return { json, lines: [first, ...parsed.rejected.map(faultLine), next], failed: true };
  }
  const { submission, faults } = parsed;
  const aside = faults.length === 0 ? 'nothing' : counted(faults.length, 'field');
  const lines = [
    `${file} is a lead; ${aside} set aside.`,
    ...faults.map(faultLine),
    ...JSON.stringify(submission, null, 2).split('\n'),
    `Next: baton route ${file} --dry-run`,
  ];
  return { json: { usable: true, submission, faults }, lines };
}

function faultLine({ pointer, message }: Fault): string {
  return `  ${pointer || 'the whole'}: ${message}`;
}
