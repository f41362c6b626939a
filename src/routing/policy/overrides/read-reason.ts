/** Reads why somebody overrides: a reason of the policy, picked or typed, and their own words. */
import { DEFAULT_OVERRIDES, type OverrideReason } from '../../model/policy/governance.ts';
import type { Policy } from '../../model/policy/policy.ts';
import type { Reason } from '../../model/reasons.ts';

/** Why a lead was given by hand. */
export interface WhyGiven {
  /** Of the policy, or of the button that says it by itself. */
  code: string;
  /** Read by the rep: what somebody wrote, or a reason of Baton's own. */
  words: string | Reason;
}

export type ReadReason =
  | { outcome: 'read'; code: string; words: string }
  | { outcome: 'reason_missing'; reasons: string[] }
  /** The policy takes no words beside its own reasons. */
  | { outcome: 'reason_unknown'; reasons: string[] }
  | { outcome: 'note_missing'; reason: string };

/** Words that name no reason count as this one, where the policy has it. */
const FREE = 'other';

/** The reasons to choose from, in the policy's order. */
export function overrideReasons(policy: Pick<Policy, 'overrides'> | null): OverrideReason[] {
  // A version published by an older release was stored without them.
  return (policy?.overrides ?? DEFAULT_OVERRIDES).reasons;
}

/**
 * `said` is a reason by id or label, in any case, alone or before a note; any other words are a
 * note themselves.
 */
export function readReason(
  reasons: readonly OverrideReason[],
  said: { reason: string; note?: string | null | undefined },
): ReadReason {
  const labels = reasons.map(({ label }) => label);
  const typed = said.reason.trim();
  if (typed === '') return { outcome: 'reason_missing', reasons: labels };
  const found = findNamed(reasons, typed) ?? findFree(reasons, typed);
  if (!found) return { outcome: 'reason_unknown', reasons: labels };
  const { reason } = found;
  const note = [found.rest, said.note?.trim()].filter(Boolean).join(' ');
  if (note === '' && reason.note === 'required') {
    return { outcome: 'note_missing', reason: reason.label };
  }
  return { outcome: 'read', code: reason.id, words: wordsOf(reason, note) };
}

interface Found {
  reason: OverrideReason;
  /** What follows the name. */
  rest: string;
}

/** The longest name counts: of `Workload` and `Workload this week` the second. */
function findNamed(reasons: readonly OverrideReason[], typed: string): Found | undefined {
  return reasons
    .flatMap((reason) => [reason.id, reason.label].map((name) => ({ reason, name })))
    .toSorted((a, b) => b.name.length - a.name.length)
    .flatMap(({ reason, name }) => {
      const rest = restAfter(typed, name, reason.id === FREE ? MARKED : APART);
      return rest === null ? [] : [{ reason, rest }];
    })
    .at(0);
}

/** A name ends with the text, with a blank or with a mark. */
const APART = /^(?:\s+[-–—:,;]?|[:,;])\s*/;
/** “Other teams asked for it” is a sentence and no reason with a note. */
const MARKED = /^\s*[-–—:,;]\s*/;

function restAfter(typed: string, name: string, apart: RegExp): string | null {
  if (typed.slice(0, name.length).toLowerCase() !== name.toLowerCase()) return null;
  const rest = typed.slice(name.length);
  if (rest === '') return '';
  return apart.test(rest) ? rest.replace(apart, '') : null;
}

function findFree(reasons: readonly OverrideReason[], typed: string): Found | undefined {
  const reason = reasons.find(({ id }) => id === FREE);
  return reason && { reason, rest: typed };
}

/** `Knows the account: met them in Berlin`; words of one's own stand for themselves. */
function wordsOf({ id, label }: OverrideReason, note: string): string {
  if (note === '') return label;
  return id === FREE ? note : `${label}: ${note}`;
}
