/** Judges a promise by its instants alone: when somebody looked at the clock changes nothing. */

export interface Promised {
  dueAt: Date;
  /** When it was done, in time or not. */
  keptAt: Date | null;
  /** When it ended without being done: declined, withdrawn, run out, closed. */
  endedAt: Date | null;
  /** False where the rep never saw that something was asked. */
  isSeen: boolean;
}

/**
 * `ended` is what was over before it was due; `unseen` would be missed, had the card been there.
 */
export type PromiseVerdict = 'kept' | 'missed' | 'running' | 'ended' | 'unseen';

/** In the instant in which it is due it can still be kept, and has come due if it is not. */
export function judgePromise(promised: Promised, now: Date): PromiseVerdict {
  const { dueAt, keptAt, endedAt, isSeen } = promised;
  if (keptAt && keptAt <= dueAt) return 'kept';
  if (keptAt || dueAt <= (endedAt ?? now)) return isSeen ? 'missed' : 'unseen';
  return endedAt ? 'ended' : 'running';
}
