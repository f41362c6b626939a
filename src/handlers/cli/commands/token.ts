import type { Command } from 'commander';
import type { Context } from '../../../services/context.ts';
import {
  createToken,
  listTokens,
  revokeToken,
  TOKEN_SCOPES,
} from '../../../services/operations/manage-tokens.ts';
import { aligned, snakeKeys } from '../format.ts';
import type { Answer, Shell } from '../shell.ts';
import { readWord } from '../usage.ts';

export function addTokenCommands(program: Command, shell: Shell): void {
  const token = program.command('token').description('tokens for the API and the metrics');
  token
    .command('create')
    .description('give out a token; its secret is shown once')
    .requiredOption('--scope <scope>', `what it opens: ${TOKEN_SCOPES.join(' or ')}`)
    .option('--name <name>', 'who or what uses it')
    .action((options: { scope: string; name?: string }) =>
      shell.withStore((ctx) => create(ctx, shell, options)),
    );
  token
    .command('list')
    .description('the tokens that were given out')
    .action(() => shell.withStore(list));
  token
    .command('revoke <id>')
    .description('take a token back at once')
    .action((id: string) => shell.withStore((ctx) => revoke(ctx, shell, id)));
}

async function create(
  ctx: Context,
  { deps: { actor } }: Shell,
  options: { scope: string; name?: string },
): Promise<Answer> {
  const scope = readWord('scope', options.scope, TOKEN_SCOPES);
  const name = options.name ?? actor.osUser;
  const { id, secret } = await createToken(ctx, { name, scope, actor });
  const lines = [
    secret,
    `This is ${id}, scope ${scope}. It is shown once and stored hashed: keep it now.`,
    'Send it as the header "authorization: Bearer …".',
  ];
  return { json: { id, name, scope, secret }, lines };
}

async function list(ctx: Context): Promise<Answer> {
  const tokens = await listTokens(ctx);
  const inUse = tokens.filter((one) => one.revokedAt === null).length;
  const rows = tokens.map(({ id, scope, name, createdAt, revokedAt }) => [
    id,
    scope,
    revokedAt ? `revoked ${day(revokedAt)}` : `since ${day(createdAt)}`,
    name,
  ]);
  const next = inUse > 0 ? 'baton token revoke ID' : 'baton token create --scope read';
  return {
    json: snakeKeys(tokens),
    lines: [`${inUse} of ${tokens.length} tokens in use`, ...aligned(rows, '  '), `Next: ${next}`],
  };
}

async function revoke(ctx: Context, { deps }: Shell, id: string): Promise<Answer> {
  await revokeToken(ctx, { id, actor: deps.actor });
  const lines = [`${id} opens nothing any more.`, 'Next: baton token list'];
  return { json: { id, revoked: true }, lines };
}

function day(at: Date): string {
  return at.toISOString().slice(0, 10);
}
