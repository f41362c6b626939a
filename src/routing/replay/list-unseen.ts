/** Lists what two policies do differently that the leads of the past cannot show. */
import { type Phrase, say } from '../../words/say.ts';
import type { CompiledPolicy } from '../policy/compile-policy.ts';

interface Unseen {
  of: (compiled: CompiledPolicy) => unknown;
  why: Phrase;
}

const UNSEEN: readonly Unseen[] = [
  {
    of: ({ accountMatch }) => accountMatch,
    why: say`Accounts are matched otherwise; here each lead has the account it was matched to then.`,
  },
  {
    of: ({ stickyMs }) => (stickyMs === 0 ? null : stickyMs),
    why: say`Companies stay with their rep for another time; here for as long as they did then.`,
  },
  {
    of: ({ asksPrevious }) => asksPrevious,
    why: say`Who had a lead of theirs before is known only where a policy asked for it then.`,
  },
  {
    of: ({ policy }) =>
      Object.entries(policy.sla).map(([id, tier]) => [id, tier.on_breach, tier.max_reroutes]),
    why: say`What follows when nobody claims differs; here every offer is claimed.`,
  },
  {
    of: ({ policy }) => policy.reasons,
    why: say`What follows from a decline differs; here nobody declines.`,
  },
];

export function listUnseen(before: CompiledPolicy, after: CompiledPolicy): Phrase[] {
  const differs = ({ of }: Unseen) => canonical(of(before)) !== canonical(of(after));
  return UNSEEN.filter(differs).map(({ why }) => why);
}

/** Stored keys come back in an order of their own. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? '';
  const entries = Object.entries(value).map(([key, one]) => `${key}:${canonical(one)}`);
  return `{${entries.toSorted().join()}}`;
}
