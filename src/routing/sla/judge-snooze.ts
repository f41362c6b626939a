/** Judges whether a lead may be put off until then: not for ever, and not again and again. */
import type { SnoozeLimits } from '../model/policy/sla.ts';

interface Ahead {
  until: Date;
  now: Date;
  limits: SnoozeLimits;
}

export interface SnoozeAsked extends Ahead {
  /** How often its owner has put it off already. */
  used: number;
  /** Managers may do it once more, but not for longer: a lead is never out of sight for good. */
  byManager: boolean;
}

type TooOften = { outcome: 'too_often'; times: number };
type AheadVerdict =
  | { outcome: 'may' }
  | { outcome: 'past' }
  | { outcome: 'too_long'; latest: Date };
export type SnoozeVerdict = AheadVerdict | TooOften;

export function judgeSnooze({ used, byManager, ...ahead }: SnoozeAsked): SnoozeVerdict {
  const { times } = ahead.limits;
  if (!byManager && used >= times) return { outcome: 'too_often', times };
  return judgeAhead(ahead);
}

/** A next touch may be promised as far ahead: otherwise that would be the way around the limit. */
export function judgeAhead({ until, now, limits }: Ahead): AheadVerdict {
  if (until <= now) return { outcome: 'past' };
  const latest = new Date(now.getTime() + limits.most);
  return until > latest ? { outcome: 'too_long', latest } : { outcome: 'may' };
}
