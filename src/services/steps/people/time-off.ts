/** The parts of time off that several verbs need: its begin, its end before time, the audit row. */
import {
  type AbsenceRecord,
  cancelAbsence,
  loadAbsences,
  markAbsenceBegun,
} from '../../../db/workspace/availability-store.ts';
import { findRepById } from '../../../db/workspace/team-store.ts';
import { audit, type Step } from '../step.ts';
import { type Left, leave } from './leave.ts';

type TimeOffAct = 'planned' | 'changed' | 'cancelled' | 'began';

export async function auditTimeOff(
  step: Step,
  { id, repId, startsAt, endsAt, coverId }: AbsenceRecord,
  act: TimeOffAct,
): Promise<void> {
  await audit(step, {
    action: `rep.time_off_${act}`,
    subject: repId,
    data: {
      id,
      rep: repId,
      starts: startsAt.toISOString(),
      until: endsAt.toISOString(),
      cover: coverId,
    },
  });
}

/** The first to come does it; null when somebody else did, or there is nothing to begin. */
export async function beginTimeOff(step: Step, id: string): Promise<Left | null> {
  const begun = await markAbsenceBegun(step.tx, id, step.now);
  const rep = begun && (await findRepById(step.tx, begun.repId));
  if (!rep) return null;
  await auditTimeOff(step, begun, 'began');
  const until = await backAt(step, begun);
  return leave(step, rep, { why: 'time_off', until, coverId: begun.coverId });
}

/** When that rep is back from all time off that follows without a gap. */
async function backAt(step: Step, { repId, endsAt }: AbsenceRecord): Promise<Date> {
  let until = endsAt;
  for (const next of (await loadAbsences(step.tx, step.now)).get(repId) ?? []) {
    if (next.startsAt <= until && next.endsAt > until) until = next.endsAt;
  }
  return until;
}

/** Somebody is there again before it ends. */
export async function endTimeOff(step: Step, repId: string): Promise<void> {
  for (const { id, startsAt } of (await loadAbsences(step.tx, step.now)).get(repId) ?? []) {
    if (startsAt > step.now) continue;
    const ended = await cancelAbsence(step.tx, id, step.now);
    if (ended) await auditTimeOff(step, ended, 'cancelled');
  }
}
