/** Says how far contact with the person of a lead has come, and what a touch makes of it. */

/** `none`: it ended before anybody reached out, so no contact is expected any more. */
export const ENGAGEMENTS = ['untouched', 'attempted', 'connected', 'meeting', 'none'] as const;
export type Engagement = (typeof ENGAGEMENTS)[number];

export const TOUCH_KINDS = ['call', 'email', 'meeting', 'note'] as const;
export type TouchKind = (typeof TOUCH_KINDS)[number];

export interface TouchSaid {
  /** Null for the one press that says no more than that the owner reached out. */
  kind: TouchKind | null;
  /** The person answered. */
  connected: boolean;
}

/**
 * Where contact stands after a touch: never behind where it stood. A note alone reaches nobody.
 */
export function engagedBy(was: Engagement, touch: TouchSaid): Engagement {
  const now = reachedBy(touch);
  return rank(now) > rank(was) ? now : was;
}

/** A lead that ends untouched waits for no contact; whatever was reached stays said. */
export function engagementAtEnd(was: Engagement): Engagement {
  return was === 'untouched' ? 'none' : was;
}

/** One that comes back may be reached again. */
export function engagementAgain(was: Engagement): Engagement {
  return was === 'none' ? 'untouched' : was;
}

function reachedBy({ kind, connected }: TouchSaid): Engagement {
  if (kind === 'meeting') return 'meeting';
  if (connected) return 'connected';
  return kind === 'note' ? 'untouched' : 'attempted';
}

function rank(one: Engagement): number {
  return one === 'none' ? 0 : ENGAGEMENTS.indexOf(one);
}
