import type { Command } from 'commander';
import type { Context } from '../../../services/context.ts';
import { previewRoute } from '../../../services/look-ahead/preview-route.ts';
import { listPeople } from '../../../services/people/who-is.ts';
import { type Decided, decisionLines } from '../decision-lines.ts';
import { readLeadFile } from '../files.ts';
import type { Answer, Shell } from '../shell.ts';
import { readInstant, wrongUsage } from '../usage.ts';
import { readWorkspace } from '../workspace/directory.ts';

interface RouteOptions {
  dryRun?: boolean;
  at?: string;
  with?: string;
  source?: string;
}

export function addRouteCommand(program: Command, shell: Shell): void {
  program
    .command('route')
    .argument('<file>', 'JSON or form text of one lead, - for stdin')
    .description('who would get a lead, and why; writes nothing')
    .option('--dry-run', 'needed: `baton lead submit` routes for real')
    .option('--at <time>', 'as if it were then, such as 2026-11-22T10:00:00Z')
    .option('--with <dir>', 'by the policy of this workspace')
    .option('--source <id>', 'as if it came from there')
    .action((file: string, options: RouteOptions) =>
      shell.withStore((ctx) => preview(ctx, shell, { ...options, file })),
    );
}

async function preview(
  ctx: Context,
  { deps, timeZone }: Shell,
  options: RouteOptions & { file: string },
): Promise<Answer> {
  const { file, dryRun, at, with: dir, source } = options;
  if (!dryRun) {
    throw wrongUsage('Only a preview is possible here: add --dry-run, or use `baton lead submit`.');
  }
  const explanation = await previewRoute(ctx, {
    submission: await readLeadFile(deps, file),
    sourceId: source ?? null,
    at: at === undefined ? null : readInstant(at),
    ...(dir === undefined ? {} : { workspace: await readWorkspace(dir) }),
  });
  const people = await listPeople(ctx);
  const names = new Map(people.map(({ repId, name }) => [repId, name]));
  const told = { names, reader: { timeZone, now: ctx.clock.now() } };
  // An explanation is a record by type; of a preview it holds at least these parts.
  const decided = explanation as unknown as Decided;
  const next = `Next: baton lead submit ${file} --source ${source ?? 'S'}`;
  return { json: explanation, lines: [...decisionLines(decided, told), next] };
}
