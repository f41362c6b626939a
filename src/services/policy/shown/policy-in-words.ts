/** Writes a policy as lines for people who read it in Slack, in the words of its page. */
import type { Policy } from '../../../routing/model/policy/policy.ts';
import { policyPage, type SegmentPart } from '../../../routing/policy/doc/policy-page.ts';
import { chained } from '../../../words/lists.ts';
import { type Phrase, type Slot, say } from '../../../words/say.ts';

export interface PolicySection {
  title: Phrase;
  lines: Slot[];
}

export function policyInWords(policy: Policy, nameOf: (repId: string) => string): PolicySection[] {
  const page = policyPage(policy, nameOf);
  const rules = page.rules.map(
    ({ id, position, when, goes_to: target }) => say`${position} ${id}: ${when} → ${target}`,
  );
  const territories = page.territories.map(({ id, leads }) => say`${id}: ${leads}`);
  const pools = page.pools.map(({ id, members, facts }) => {
    const who = members.length > 0 ? chained(members, ', ') : say`nobody by name`;
    return chained([say`${id}: ${who}.`, ...facts], ' ');
  });
  return [
    { title: say`Segments, the first that matches counts`, lines: page.segments.map(segmentLine) },
    { title: say`Rules, the first that matches decides`, lines: rules },
    { title: say`Territories`, lines: territories },
    { title: say`Pools`, lines: pools },
    { title: say`When nobody can`, lines: page.last_resort },
    { title: say`Who approves`, lines: page.approvals },
  ].filter(({ lines }) => lines.length > 0);
}

function segmentLine({ id, leads, mode, sla }: SegmentPart): Phrase {
  const off = mode === 'off' ? [say`Off: nobody gets them.`] : [];
  return chained([say`${id}: ${leads}.`, ...off, ...sla], ' ');
}
