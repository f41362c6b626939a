/** Decides whether the rep a rule names is offered the lead now, at the next shift, or not. */
import type { Candidate, CandidateVerdict } from '../model/decision.ts';
import { because, type Reason } from '../model/reasons.ts';
import { comesOnAt, judgeCandidate, type Terms, type Wait, whyOffShift } from './eligibility.ts';

export interface NamedRequest extends Wait {
  rep: Candidate;
  hotTier: Terms['hotTier'];
  units: Terms['units'];
}

export type NamedAnswer = { verdicts: CandidateVerdict[]; reasons: Reason[] } & (
  | { outcome: 'offered'; repId: string }
  | { outcome: 'scheduled'; until: Date; repId: string }
  | { outcome: 'nobody' }
);

const TERMS = { weight: null, requireSkills: [], ignoreCapacity: false };

/** Uses nobody's turn: no pool is drawn from. */
export function chooseNamed({ rep, hotTier, units, ...wait }: NamedRequest): NamedAnswer {
  const { repId } = rep;
  const terms = { ...TERMS, hotTier, units };
  const obstacle = judgeCandidate(rep, terms);
  const why = obstacle ?? because('named.rep');
  const verdicts = [{ rep: repId, eligible: obstacle === null, lag: null, why }];
  if (!obstacle) {
    return { outcome: 'offered', repId, verdicts, reasons: [why, ...whyOffShift(rep, hotTier)] };
  }
  const until = comesOnAt(rep, terms, { ...wait, nobodyIsHere: true });
  if (!until) return { outcome: 'nobody', verdicts, reasons: [why] };
  const reasons = [because('schedule.shift_starts', { until: until.toISOString() })];
  return { outcome: 'scheduled', until, repId, verdicts, reasons };
}
