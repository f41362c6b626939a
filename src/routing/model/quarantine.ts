import type { CloseOutcome } from './lead.ts';

/** Why leads wait for a person to look, in kinds: what lists, figures and pages go by. */
export const QUARANTINE_GROUPS = [
  'nobody',
  'contradiction',
  'implausible',
  'low_score',
  'rule',
  'spam',
  'other',
] as const;
export type QuarantineGroup = (typeof QUARANTINE_GROUPS)[number];

const GROUP_OF: Record<string, QuarantineGroup> = {
  'quarantine.nobody': 'nobody',
  'quarantine.fetch_failed': 'nobody',
  'quarantine.crm_mismatch': 'contradiction',
  'quarantine.domain_mismatch': 'contradiction',
  'quarantine.implausible_size': 'implausible',
  'quarantine.implausible_text': 'implausible',
  'quarantine.implausible_name': 'implausible',
  'quarantine.low_score': 'low_score',
  'quarantine.rule': 'rule',
  'quarantine.honeypot': 'spam',
  'quarantine.disposable': 'spam',
  'quarantine.burst': 'spam',
};

/** @param code a reason code such as `quarantine.nobody` */
export function quarantineGroup(code: string): QuarantineGroup {
  return GROUP_OF[code] ?? 'other';
}

/** What most likely nobody meant to send: it calls nobody, and is listed apart. */
export function looksLikeSpam(code: string): boolean {
  return quarantineGroup(code) === 'spam';
}

interface Discard {
  closeAs: CloseOutcome;
  /** Has whoever chooses it to say more? */
  note: 'optional' | 'required';
  /** Does the same person stay unheard when they write again soon? */
  quiet: boolean;
}

/** What a manager may discard a lead as, in the order shown. */
export const DISCARDS = {
  spam: { closeAs: 'bad', note: 'optional', quiet: true },
  bot: { closeAs: 'bad', note: 'optional', quiet: true },
  test: { closeAs: 'bad', note: 'optional', quiet: false },
  duplicate: { closeAs: 'duplicate', note: 'optional', quiet: false },
  not_for_sales: { closeAs: 'no_route', note: 'optional', quiet: false },
  other: { closeAs: 'bad', note: 'required', quiet: false },
} as const satisfies Record<string, Discard>;

export type DiscardReason = keyof typeof DISCARDS;
export const DISCARD_REASONS = Object.keys(DISCARDS) as DiscardReason[];

export function isDiscardReason(word: unknown): word is DiscardReason {
  return DISCARD_REASONS.some((reason) => reason === word);
}

export const QUIET_DISCARDS = DISCARD_REASONS.filter((reason) => DISCARDS[reason].quiet);

/** What a manager may mend in a lead that waits in quarantine. */
export const CORRECTABLE = [
  'person.email',
  'person.name',
  'person.phone',
  'company.name',
  'company.domain',
  'company.country',
  'company.employees',
  'request.message',
] as const;
export type CorrectableField = (typeof CORRECTABLE)[number];
export type Corrections = Partial<Record<CorrectableField, string>>;
