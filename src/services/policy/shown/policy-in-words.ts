/** Writes a policy as lines for people. */

import { formatDuration } from '../../../routing/model/duration.ts';
import type { Policy } from '../../../routing/model/policy/policy.ts';
import type { Rule } from '../../../routing/model/policy/target.ts';
import { quoted } from '../../../routing/policy/wording.ts';

export interface PolicySection {
  title: string;
  lines: string[];
}

export function policyInWords(policy: Policy): PolicySection[] {
  const { segments, rules, pools, sla } = policy;
  return [
    { title: 'Segments', lines: segments.map(({ id, when }) => `${id}: ${condition(when)}`) },
    { title: 'Rules, the first that matches decides', lines: rules.map(ruleLine) },
    { title: 'Pools', lines: pools.map(({ id, members }) => `${id}: ${weights(members)}`) },
    {
      title: 'Promises',
      lines: Object.entries(sla).map(([id, { claim, first_touch: touch }]) => {
        const then = touch === undefined ? '' : `, first touch within ${formatDuration(touch)}`;
        return `${id}: claim within ${formatDuration(claim)}${then}`;
      }),
    },
  ].filter(({ lines }) => lines.length > 0);
}

function ruleLine({ id, when, assign }: Rule): string {
  return `${id}: ${condition(when)} → ${target(assign)}`;
}

function condition(when: Record<string, unknown>): string {
  const parts = Object.entries(when).map(([field, value]) => `${field} ${quoted(value)}`);
  return parts.length > 0 ? parts.join(', ') : 'every lead';
}

function target(assign: Rule['assign']): string {
  const [[what, value] = ['', '']] = Object.entries(assign);
  return `${what.replaceAll('_', ' ')} ${String(value).replaceAll('_', ' ')}`;
}

function weights(members: Record<string, number>): string {
  const named = Object.entries(members).map(([id, weight]) => `${id} ${weight}`);
  return named.length > 0 ? named.join(', ') : 'nobody';
}
