/** Sets a rep Away who left so many leads in a row unanswered: a silent phone would miss more. */
import { findLatestEvent } from '../../../db/audit/audit-store.ts';
import type { Reader } from '../../../db/database.ts';
import { countMissesOf, lastAnswerAt } from '../../../db/leads/offer-store.ts';
import { lastAbsenceEnd } from '../../../db/workspace/availability-store.ts';
import { loadRepStates, type RepStateRecord } from '../../../db/workspace/team-store.ts';
import { loadLivePolicyIn } from '../../workspace/load-policy.ts';
import { audit, promise, type Step } from '../step.ts';
import { changeRepState } from './change-rep-state.ts';

/** Call it after each miss. True when the rep is Away from now on. */
export async function setAwayForMisses(step: Step, repId: string): Promise<boolean> {
  const state = (await loadRepStates(step.tx)).get(repId);
  if (state?.deactivatedAt || isAway(state, step.now)) return false;
  const misses = await tooManyMisses(step, repId, state);
  if (misses === null) return false;
  const away = { away: true, awayUntil: null, coverId: null, awayForMisses: true };
  await changeRepState(step, repId, away);
  await audit(step, {
    action: 'rep.away',
    subject: repId,
    data: { until: null, cover: null, misses },
  });
  await promise(step, {
    destination: 'slack',
    kind: 'notice',
    leadId: null,
    payload: { notice: 'away_for_misses', repId, misses },
  });
  return true;
}

/**
 * How many the rep missed in a row, where the live policy says that those are too many; else null.
 * A row begins with the rep's last answer, or when they were back last.
 */
export async function tooManyMisses(
  { tx, now }: Pick<Step, 'tx' | 'now'>,
  repId: string,
  state: RepStateRecord | undefined,
): Promise<number | null> {
  const allowed = (await loadLivePolicyIn(tx))?.compiled.awayAfterMisses ?? 0;
  if (allowed === 0) return null;
  const since = await rowBegan(tx, { repId, state, now });
  const misses = await countMissesOf(tx, { repId, since });
  return misses < allowed ? null : misses;
}

async function rowBegan(
  from: Reader,
  of: { repId: string; state: RepStateRecord | undefined; now: Date },
): Promise<Date> {
  const times = [
    await lastAnswerAt(from, of.repId),
    await lastAbsenceEnd(from, of.repId, of.now),
    await backAt(from, of),
  ];
  return new Date(Math.max(0, ...times.map((at) => at?.getTime() ?? 0)));
}

/** When Away ended last. While it is for misses, before it began: the row that led to it counts. */
async function backAt(
  from: Reader,
  { repId, state }: { repId: string; state: RepStateRecord | undefined },
): Promise<Date | null> {
  if (!state) return null;
  if (!state.awayForMisses) return state.away ? state.awayUntil : state.updatedAt;
  const back = await findLatestEvent(from, { leadId: null, subject: repId, action: 'rep.back' });
  return back?.at ?? null;
}

function isAway(state: RepStateRecord | undefined, now: Date): boolean {
  return state?.away === true && (state.awayUntil === null || state.awayUntil > now);
}
