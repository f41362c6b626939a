/** Writes a policy as lines for people who read it in Slack, in the words of its page. */
import type { Policy } from '../../../routing/model/policy/policy.ts';
import { policyPage, type SegmentPart } from '../../../routing/policy/doc/policy-page.ts';

export interface PolicySection {
  title: string;
  lines: string[];
}

export function policyInWords(policy: Policy, nameOf: (repId: string) => string): PolicySection[] {
  const page = policyPage(policy, nameOf);
  const rules = page.rules.map(
    ({ id, position, when, goes_to: target }) => `${position} ${id}: ${when} → ${target}`,
  );
  const territories = page.territories.map(({ id, leads }) => `${id}: ${leads}`);
  const pools = page.pools.map(({ id, members, facts }) => {
    const who = members.length > 0 ? members.join(', ') : 'nobody by name';
    return `${id}: ${who}. ${facts.join(' ')}`;
  });
  return [
    { title: 'Segments, the first that matches counts', lines: page.segments.map(segmentLine) },
    { title: 'Rules, the first that matches decides', lines: rules },
    { title: 'Territories', lines: territories },
    { title: 'Pools', lines: pools },
    { title: 'When nobody can', lines: page.last_resort },
    { title: 'Who approves', lines: page.approvals },
  ].filter(({ lines }) => lines.length > 0);
}

function segmentLine({ id, leads, mode, sla }: SegmentPart): string {
  const off = mode === 'off' ? ' Off: nobody gets them.' : '';
  return `${id}: ${leads}.${off} ${sla.join(' ')}`;
}
