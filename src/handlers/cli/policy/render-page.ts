/** Draws the page of a policy as Markdown, in English. */

import type { PolicyPage, RuleLine, SegmentPart } from '../../../routing/policy/doc/policy-page.ts';
import { english, type Slot } from '../../../words/say.ts';

export function renderPolicyPage(page: PolicyPage, title: string): string {
  const exceptions = page.rules.filter(({ exception }) => exception);
  const blocks = [
    `# ${title}`,
    'A lead gets its territory first, then its segment, which says how urgent it is and how long a rep has. Then the rules are asked in order; the first that matches and can place the lead wins. Of the reps of a pool, the one who is owed most gets it.',
    '## By segment',
    'The first segment that matches counts.',
    ...page.segments.flatMap((one) => segmentBlock(one, page.rules.length)),
    '## Exceptions',
    exceptions.length > 0
      ? 'These rules take leads out before a pool is asked.'
      : 'None: every lead goes to a pool.',
    ...(exceptions.length > 0 ? [bullets(exceptions.map(ruleLine))] : []),
    '## Rules in order',
    page.rules.map((one) => `${one.position}. ${ruleLine(one)}`).join('\n'),
    ...section('Territories', page.territories.map(territoryLine)),
    '## Pools',
    ...page.pools.map(poolBlock),
    ...section('When nobody can', page.last_resort),
    ...section('Who approves', page.approvals),
    ...section('Who may override', page.overrides),
    ...section('Why a rep may decline', page.decline_reasons),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function segmentBlock(segment: SegmentPart, count: number): string[] {
  const { id, leads, mode, objectives, units, tier, sla, weights, threshold, rules } = segment;
  const applies =
    rules.length === count ? 'All rules below may take such a lead.' : rulesWords(rules);
  const lines = [
    `**Leads:** ${english(leads)}.`,
    mode === 'off' && '**Off:** they are stored and counted, and nobody gets them.',
    objectives.length > 0 && `**What counts:** ${objectives.join(', then ')}.`,
    units > 1 && `**Size:** each fills whoever has it like ${units} leads.`,
    `**SLA “${tier}”:** ${wordsOf(sla)}`,
    `**Priority:** ${english(weights)}.`,
    threshold !== null && `**Threshold:** ${english(threshold)}`,
    `**Rules:** ${applies}`,
  ];
  return [`### ${id}`, bullets(lines.filter((line) => line !== false))];
}

function rulesWords(rules: readonly string[]): string {
  if (rules.length === 0) return 'None of the rules below takes such a lead.';
  return `In order, these may take such a lead: ${rules.join(', ')}.`;
}

function ruleLine({ id, when, goes_to: target }: RuleLine): string {
  return `**${id}** – ${english(when)} → ${english(target)}.`;
}

function territoryLine({ id, leads, priority }: PolicyPage['territories'][number]): string {
  const rank = priority === 0 ? '' : ` (priority ${priority})`;
  return `**${id}**${rank} – ${english(leads)}.`;
}

function poolBlock({ id, members, facts }: PolicyPage['pools'][number]): string {
  const who = members.length > 0 ? wordsOf(members, ', ') : 'nobody by name';
  return bullets([`**${id}** – ${who}. ${wordsOf(facts)}`.trim()]);
}

function wordsOf(texts: readonly Slot[], separator = ' '): string {
  return texts.map(english).join(separator);
}

function section(title: string, lines: readonly Slot[]): string[] {
  return lines.length > 0 ? [`## ${title}`, bullets(lines)] : [];
}

function bullets(lines: readonly Slot[]): string {
  return lines.map((line) => `- ${english(line)}`).join('\n');
}
