import type { Command } from 'commander';
import { offFault, offWords } from '../../../blocks/parts/off-words.ts';
import { AppError } from '../../../errors.ts';
import type { TimeOffRow } from '../../../routing/model/cards/hours-cards.ts';
import type { Context } from '../../../services/context.ts';
import { cancelTimeOff } from '../../../services/hours/cancel-time-off.ts';
import { listTimeOff } from '../../../services/hours/load-hours.ts';
import { planTimeOff } from '../../../services/hours/plan-time-off.ts';
import { whoIsRep } from '../../../services/people/who-is.ts';
import { english } from '../../../words/say.ts';
import { findRepId } from '../find.ts';
import { aligned, snakeKeys } from '../format.ts';
import { readTime } from '../look-ahead/read-options.ts';
import { counted } from '../plain-words.ts';
import { refusalFault } from '../refusal.ts';
import type { Answer, Shell } from '../shell.ts';
import { wrongUsage } from '../usage.ts';

const REP = 'roster id, name or e-mail';
const TIME = "21 dec, tomorrow, “monday 9:00” in the rep's zone, or 2026-11-22T10:00:00Z";

interface AddOptions {
  from: string;
  to: string;
  cover?: string;
}

export function addTimeOffCommands(program: Command, shell: Shell): void {
  const timeOff = program.command('time-off').description('when reps get no leads, planned ahead');
  timeOff
    .command('add')
    .argument('<rep>', REP)
    .description('plan time off; what starts by now begins at once')
    .requiredOption('--from <time>', `when it starts: ${TIME}`)
    .requiredOption('--to <time>', 'when leads come again; a day means its first minute')
    .option('--cover <rep>', `who stands in: ${REP}`)
    .action((query: string, options: AddOptions) =>
      shell.withStore((ctx) => add(ctx, shell, { query, options })),
    );
  timeOff
    .command('list')
    .argument('[rep]', `${REP}; everybody when left out`)
    .description('time off that is planned or goes on')
    .action((query: string | undefined) => shell.withStore((ctx) => list(ctx, query)));
  timeOff
    .command('cancel')
    .argument('<id>', 'as `baton time-off list` shows it')
    .description('leads come in that time again')
    .action((id: string) => shell.withStore((ctx) => cancel(ctx, shell, id)));
}

async function add(
  ctx: Context,
  { deps: { actor } }: Shell,
  { query, options }: { query: string; options: AddOptions },
): Promise<Answer> {
  const repId = await findRepId(ctx, query);
  const coverId = options.cover === undefined ? null : await findRepId(ctx, options.cover);
  const timeZone = (await whoIsRep(ctx, { repId }))?.timeZone ?? 'UTC';
  const from = readTime(options.from, { now: ctx.clock.now(), timeZone });
  const until = readTime(options.to, { now: from, timeZone });
  const was = await planTimeOff(ctx, { repId, from, until, coverId, changes: null, actor });
  switch (was.outcome) {
    case 'planned': {
      const line = `${was.timeOff.name} has time off: ${lineOf(was.timeOff)}.`;
      const moved = was.left ? [`${counted(was.left.moved, 'offer')} went to others.`] : [];
      const next = `Next: baton availability ${repId} --at ${from.toISOString()}`;
      return { json: forMachines(was.timeOff), lines: [line, ...moved, next] };
    }
    case 'bad_dates':
    case 'overlaps':
    case 'bad_cover': {
      const { about, words } = offFault(was);
      throw wrongUsage(
        `--${about === 'until' ? 'to' : about}: ${english(words)} Nothing was changed.`,
      );
    }
    case 'time_off_over':
      throw overFault('');
    case 'unknown_rep':
      throw new AppError(
        'missing.rep',
        `I know nobody called “${query}”; use an id of roster.yml.`,
      );
    default:
      throw refusalFault(was, '');
  }
}

async function list(ctx: Context, query: string | undefined): Promise<Answer> {
  const repId = query === undefined ? null : await findRepId(ctx, query);
  const rows = await listTimeOff(ctx, { repId });
  const table = rows.map((off) => [off.id, off.name, lineOf(off)]);
  const next = rows.length > 0 ? 'baton time-off cancel ID' : 'baton time-off add REP --from --to';
  const title = rows.length > 0 ? `Time off: ${rows.length}` : 'No time off is planned.';
  return { json: rows.map(forMachines), lines: [title, ...aligned(table), `Next: ${next}`] };
}

async function cancel(ctx: Context, { deps }: Shell, id: string): Promise<Answer> {
  const was = await cancelTimeOff(ctx, { id, actor: deps.actor });
  switch (was.outcome) {
    case 'cancelled': {
      const line = `The time off of ${was.timeOff.name} ${english(offWords(was.timeOff))} is cancelled.`;
      const lines = [line, `Next: baton time-off list ${was.timeOff.repId}`];
      return { json: forMachines(was.timeOff), lines };
    }
    case 'unknown_time_off':
    case 'time_off_over':
      throw overFault(id);
    default:
      throw refusalFault(was, '');
  }
}

function overFault(id: string): AppError {
  const message = `No time off “${id}” is planned or goes on. See \`baton time-off list\`.`;
  return new AppError('missing.time_off', message, { details: { id } });
}

function lineOf({ timeZone, coverName, begun, setBy, ...off }: TimeOffRow): string {
  const cover = coverName === null ? '' : `, ${coverName} covers`;
  const goesOn = begun ? ', goes on now' : '';
  return `${english(offWords({ ...off, timeZone }))} (${timeZone})${goesOn}${cover}, set by ${setBy}`;
}

function forMachines({ repId, coverId, ...off }: TimeOffRow) {
  return snakeKeys({ rep: repId, cover: coverId, ...off });
}
