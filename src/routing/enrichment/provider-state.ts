/** Decides from what is kept of a provider's answers whether to ask it, and what became of it. */
import { NOTE_FIELD, type ProviderAnswer, type StoredFact } from '../model/enrichment.ts';
import type { Identity } from '../model/lead.ts';
import type { Provider } from '../model/workspace/provider.ts';

/** Nobody has set the provider's address and token: it is passed over, and doctor says so. */
export const NOT_CONFIGURED = 'not_configured';

/** Whom a provider is asked about: `domain:…`, `email:…`, or null where the lead names no such. */
export function subjectFor(
  { about }: Pick<Provider, 'about'>,
  { domain, email }: Pick<Identity, 'domain' | 'email'>,
): string | null {
  if (about === 'company') return domain === null ? null : `domain:${domain}`;
  return email === null ? null : `email:${email}`;
}

/** What is kept of one provider about one subject. */
export function factsOf(
  { id }: Pick<Provider, 'id'>,
  subject: string | null,
  stored: readonly StoredFact[],
): StoredFact[] {
  return stored.filter((fact) => fact.provider === id && fact.subject === subject);
}

/** Whether asking would tell nothing new: it knows nothing, or all its facts are still believed. */
export function isFresh(
  { fields }: Pick<Provider, 'fields'>,
  kept: readonly StoredFact[],
  now: Date,
): boolean {
  const living = kept.filter(({ expiresAt }) => expiresAt > now);
  if (living.some(knowsNothing)) return true;
  return Object.keys(fields).every((field) => living.some((fact) => fact.field === field));
}

export interface Asking {
  subject: string | null;
  /** Of that provider about that subject. */
  kept: readonly StoredFact[];
  now: Date;
  /** When the lead came in: what was learned before that was known already. */
  since: Date;
  /** Whether it is to be asked, now or later. */
  waits: boolean;
}

/** What became of one provider for one lead. */
export function judgeProvider(provider: Provider, asking: Asking): ProviderAnswer {
  const { id, about } = provider;
  const { subject, kept, now, since, waits } = asking;
  if (subject === null) {
    return {
      provider: id,
      outcome: 'skipped',
      why: about === 'company' ? 'no_domain' : 'no_email',
    };
  }
  if (isFresh(provider, kept, now)) {
    const told = kept.filter(({ field, value }) => field !== NOTE_FIELD && value !== null);
    if (kept.some(knowsNothing) || told.length === 0) return { provider: id, outcome: 'unknown' };
    const isNew = told.some(({ learnedAt }) => learnedAt >= since);
    return { provider: id, outcome: isNew ? 'known' : 'cached' };
  }
  const why = failureOf(kept, now);
  if (why === NOT_CONFIGURED) return { provider: id, outcome: 'skipped', why };
  if (why !== null) return { provider: id, outcome: 'failed', why };
  if (waits) return { provider: id, outcome: 'pending' };
  return { provider: id, outcome: 'skipped', why: 'not_asked' };
}

function knowsNothing({ field, value }: StoredFact): boolean {
  return field === NOTE_FIELD && value === null;
}

function failureOf(kept: readonly StoredFact[], now: Date): string | null {
  const note = kept.find(({ field, expiresAt }) => field === NOTE_FIELD && expiresAt > now);
  return note ? String(note.value) : null;
}
