/** Decides whether what came in is for a person to look at first, and whether it is old already. */
import { formatDuration, parseDuration } from '../model/duration.ts';
import type { Fault, Identity, Submission } from '../model/lead.ts';
import { because, type Reason } from '../model/reasons.ts';
import type { Source } from '../model/workspace/source.ts';
import { findFirst } from './body/find-value.ts';
import { hostOfEmail } from './person/normalize-contact.ts';

/** What a source gets that does not say when a person is too many. */
export const DEFAULT_BURST = { most: 20, within: '1h' } as const;

/** A field no person sees is filled in: undefined when it is empty, or the source has none. */
export function doubtBody(source: Pick<Source, 'honeypot'>, body: unknown): Reason | undefined {
  if (source.honeypot === undefined) return undefined;
  const found = findFirst(body, source.honeypot);
  // A box that is not ticked says false.
  if (found === undefined || found.value === false) return undefined;
  return because('quarantine.honeypot');
}

/** From a mailbox that is gone in an hour: undefined where that is no doubt, or is allowed. */
export function doubtMail(
  source: Pick<Source, 'disposable'>,
  { email, mail }: Pick<Identity, 'email' | 'mail'>,
): Reason | undefined {
  if (mail !== 'disposable' || source.disposable === 'allow') return undefined;
  return because('quarantine.disposable', { value: email === null ? '' : hostOfEmail(email) });
}

export interface Burst {
  most: number;
  withinMs: number;
}

/** How often one person may write within which time. */
export function burstOf({ burst = DEFAULT_BURST }: Pick<Source, 'burst'>): Burst {
  return { most: burst.most, withinMs: parseDuration(burst.within) ?? 0 };
}

/** @param touches of one person within `withinMs`, the new one among them */
export function doubtBurst(touches: number, { most, withinMs }: Burst): Reason | undefined {
  if (touches <= most) return undefined;
  return because('quarantine.burst', { value: touches, within: formatDuration(withinMs) });
}

/** Null when it is fresh, when nobody knows its age, or when the source does not ask. */
export function findStale(
  source: Pick<Source, 'fresh_for'>,
  { submitted_at: at }: Pick<Submission, 'submitted_at'>,
  receivedAt: Date,
): Fault | null {
  const freshMs = source.fresh_for === undefined ? undefined : parseDuration(source.fresh_for);
  if (freshMs === undefined || at === undefined) return null;
  if (receivedAt.getTime() - Date.parse(at) <= freshMs) return null;
  const message = `Found ${at}, which is more than ${source.fresh_for} before it came in: stale.`;
  return { pointer: '/submitted_at', code: 'instant.stale', message };
}
