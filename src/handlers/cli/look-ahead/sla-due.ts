import type { Context } from '../../../services/context.ts';
import {
  type DueClock,
  type DueEvent,
  type DueList,
  type DueOfRep,
  listDue,
} from '../../../services/look-ahead/list-due.ts';
import { whoIsRep } from '../../../services/people/who-is.ts';
import { plannedWords } from '../../../services/views/lead/planned-words.ts';
import { english } from '../../../words/say.ts';
import type { Reader } from '../../../words/time.ts';
import { findRepId } from '../find.ts';
import { aligned, snakeKeys } from '../format.ts';
import { counted, printedTime } from '../plain-words.ts';
import type { Answer, Shell } from '../shell.ts';
import { readDuration } from '../usage.ts';
import { readMoment } from './read-options.ts';

export interface DueOptions {
  rep?: string;
  at?: string;
  window: string;
}

export async function slaDue(ctx: Context, shell: Shell, options: DueOptions): Promise<Answer> {
  const now = ctx.clock.now();
  const { rep, at } = options;
  const repId = rep === undefined ? null : await findRepId(ctx, rep);
  const known = repId === null ? null : await whoIsRep(ctx, { repId });
  const timeZone = known?.timeZone ?? shell.timeZone;
  const moment = at === undefined ? now : readMoment(at, { now, timeZone });
  const list = await listDue(ctx, {
    repId,
    at: moment,
    windowMs: readDuration(options.window),
  });
  const lines = [
    headline(list, { whose: known ? ` for ${known.name}` : '', reader: { timeZone, now: moment } }),
    ...standStill(list, { timeZone, now: moment }),
    ...list.reps.flatMap((one) => linesOf(one, moment)),
    list.reps.length === 0 ? 'Next: baton lead list' : 'Next: baton lead explain ID',
  ];
  return { json: snakeKeys(forMachines(list)), lines };
}

function headline(
  { reps, from, until }: DueList,
  { whose, reader }: { whose: string; reader: Reader },
): string {
  const span = `from ${printedTime(from, reader)} to ${printedTime(until, reader)}`;
  const count = reps.reduce((sum, one) => sum + one.clocks.length, 0);
  const zone = reader.timeZone;
  if (count === 0) return `Nothing falls due${whose} ${span} (${zone}).`;
  const fall = count === 1 ? 'falls' : 'fall';
  return `${counted(count, 'clock')} ${fall} due${whose} ${span} (${zone}).`;
}

function standStill({ standsStillSince }: DueList, reader: Reader): string[] {
  if (standsStillSince === null) return [];
  const since = printedTime(standsStillSince, reader);
  return [`Slack is down since ${since}: all clocks stand still, and go on later by as much.`];
}

function linesOf({ name, timeZone, clocks }: DueOfRep, now: Date): string[] {
  const reader = { timeZone, now };
  return [
    '',
    `${name}, times in ${timeZone}`,
    ...aligned(
      clocks.map((one) => row(one, reader)),
      '  ',
    ),
  ];
}

function row(clock: DueClock, reader: Reader): string[] {
  const { leadId, company, person, test, kind, next, dueAt, waitsForDelivery } = clock;
  const due = `due ${printedTime(dueAt, reader)}`;
  return [
    printedTime(next.at, reader),
    `${company || person}${test ? ' (test)' : ''}`,
    kind.replace('_', ' '),
    eventWords(next),
    waitsForDelivery ? `${due}, once its card is delivered` : due,
    leadId,
  ];
}

function eventWords({ do: what, share, to, again }: DueEvent): string {
  const words = english(plannedWords(what, { to, again }));
  return share === null ? words : `${words} at ${Math.round(100 * share)} %`;
}

/** Machines know reps and leads by their ids, as everywhere. */
function forMachines({ reps, ...list }: DueList) {
  return {
    ...list,
    reps: reps.map(({ repId, clocks, ...rep }) => ({
      rep: repId,
      ...rep,
      clocks: clocks.map(({ clockId, leadId, next, events, ...clock }) => ({
        clock: clockId,
        lead: leadId,
        ...clock,
        next: eventForMachines(next),
        events: events.map(eventForMachines),
      })),
    })),
  };
}

function eventForMachines({ do: what, ...rest }: DueEvent) {
  return { event: what, ...rest };
}
