/** Begins the day of who asked for it: the open leads, and once a week how the week went. */
import { listLeadRecords } from '../../db/leads/lead-store.ts';
import { findTaste, listDueMornings, moveMorning } from '../../db/workspace/taste-store.ts';
import { toAppError } from '../../errors.ts';
import { isFirstOfWeek, nextMorning } from '../../routing/availability/mornings.ts';
import { OWNED_STATES } from '../../routing/model/lead.ts';
import type { Context } from '../context.ts';
import { loadTeam } from '../steps/placing/load-team.ts';
import { inStep, promise, type Step } from '../steps/step.ts';

const CLOCK = { kind: 'system', part: 'clock' } as const;
/** After a downtime: a list for the morning is no help any more by then. */
const STALE_MS = 3 * 3_600_000;

/** Each morning once, whoever comes first. Returns how many it dealt with. */
export async function sendDueMornings(ctx: Context): Promise<number> {
  let dealtWith = 0;
  for (const repId of await listDueMornings(ctx.db.read, ctx.clock.now())) {
    if (await tryToBegin(ctx, repId)) dealtWith += 1;
  }
  return dealtWith;
}

/** One that fails is logged, tried again at the next tick, and does not hold up the others. */
async function tryToBegin(ctx: Context, repId: string): Promise<boolean> {
  try {
    return await inStep(ctx, CLOCK, (step) => beginDay(step, repId));
  } catch (thrown) {
    const err = toAppError(thrown);
    ctx.log.error({ repId, code: err.code, err }, 'A morning list failed; it is tried again.');
    return false;
  }
}

async function beginDay(step: Step, repId: string): Promise<boolean> {
  const { tx, now } = step;
  const taste = await findTaste(tx, repId);
  const { morningAt } = taste ?? {};
  if (!taste || !morningAt || morningAt > now) return false;
  const member = (await loadTeam(tx, now)).get(repId);
  const calendar = member?.presence.calendar;
  const nextAt = calendar ? nextMorning(calendar, now) : null;
  if (!(await moveMorning(tx, { repId, morningAt }, nextAt))) return false;
  const isLate = now.getTime() - morningAt.getTime() > STALE_MS;
  if (!calendar || isLate || member.shift.state === 'unavailable') return true;
  const isFirst = isFirstOfWeek(calendar, morningAt);
  const wanted = [
    ...(taste.morning && (await hasOpenLead(step, repId)) ? ['morning_list'] : []),
    ...(isFirst && taste.weekly ? ['weekly_numbers'] : []),
    ...(isFirst && taste.teamWeekly ? ['team_numbers'] : []),
  ];
  for (const kind of wanted) {
    const about = { destination: 'slack', leadId: null, stream: `morning:${repId}` } as const;
    await promise(step, { ...about, kind, payload: { repId } });
  }
  return true;
}

/** Nothing is sent where nothing is to be done. */
async function hasOpenLead({ tx }: Step, repId: string): Promise<boolean> {
  const filter = { states: OWNED_STATES, ownerId: repId, limit: 1 };
  return (await listLeadRecords(tx, filter)).length > 0;
}
