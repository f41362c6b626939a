/** Finds which leads of the past a policy has nobody for, as warnings at the lines concerned. */
import { listSubmissions } from '../../db/leads/past/past-store.ts';
import { type Policy, policySchema } from '../../routing/model/policy/policy.ts';
import { reasonText } from '../../routing/model/reasons.ts';
import type { Roster } from '../../routing/model/workspace/roster.ts';
import { compilePolicy } from '../../routing/policy/compile-policy.ts';
import type { KeyPath } from '../../routing/policy/wording.ts';
import { PastTeam } from '../../routing/replay/past-team.ts';
import { type Gap, type Gaps, GapTally } from '../../routing/replay/tally-gaps.ts';
import { wordLeads } from '../../routing/replay/word-moves.ts';
import { english } from '../../words/say.ts';
import type { Context } from '../context.ts';
import type { FileFault } from '../workspace/file-fault.ts';
import { readYaml, type YamlFile } from '../workspace/reading/read-yaml.ts';
import { MOST_PAST_LEADS, PAST_MS } from './compare-policies.ts';
import { asksForAddress } from './past/asks-for-address.ts';
import { pastPeople } from './past/past-people.ts';
import { readPast } from './past/read-past.ts';

/** A warning for each of the largest; the rest is in one. */
const MOST_WARNINGS = 8;

export interface GapQuestion {
  /** A policy file without faults; one with faults has no gaps that could be told. */
  text: string;
  /** By these people instead of those who are published. */
  roster?: Roster;
  limit?: number;
  since?: Date;
}

export interface FoundGaps extends Gaps {
  warnings: FileFault[];
}

/** Nothing is written. No leads, no warnings. */
export async function findGaps(ctx: Context, question: GapQuestion): Promise<FoundGaps> {
  const { text, roster, limit = MOST_PAST_LEADS } = question;
  const file = readYaml('policy.yml', text, policySchema);
  if (!file.value) return { leads: 0, gaps: [], warnings: [] };
  const until = ctx.clock.now();
  const { since = new Date(until.getTime() - PAST_MS) } = question;
  const people = await pastPeople(ctx, { roster, since });
  const compiled = compilePolicy(file.value);
  const tally = new GapTally(compiled, new PastTeam(people, { from: since, until }));
  const withAddress = asksForAddress(compiled);
  for await (const batch of readPast(ctx.db.read, { since, limit, withAddress })) {
    for (const lead of batch.leads) tally.add(lead);
  }
  const found = tally.result();
  return {
    ...found,
    warnings: await warningsOf(ctx, found, { policy: file.value, faultAt: file.faultAt }),
  };
}

async function warningsOf(
  { db }: Context,
  { leads, gaps }: Gaps,
  { policy, faultAt }: { policy: Policy; faultAt: YamlFile<Policy>['faultAt'] },
): Promise<FileFault[]> {
  if (gaps.length === 0) return [];
  const shown = gaps.slice(0, MOST_WARNINGS);
  const said = await listSubmissions(
    db.read,
    shown.map(({ example }) => example),
  );
  const warnings = shown.map((gap) => ({
    ...faultAt(keysOf(gap, policy), wordGap(gap, leads), 'warning'),
    subject: gap.rule === null ? 'no rule' : `rule ${gap.rule}`,
    example: `${gap.example} of ${said.get(gap.example)?.company ?? 'somebody'}`,
  }));
  const rest = gaps.slice(MOST_WARNINGS).reduce((sum, gap) => sum + gap.leads, 0);
  if (rest === 0) return warnings;
  const message = `${english(wordLeads(rest))} more find nobody, in ${gaps.length - MOST_WARNINGS} other kinds.`;
  return [...warnings, faultAt(['fallback'], message, 'warning')];
}

/** At the rule that finds nobody, or where it says what becomes of what no rule matches. */
function keysOf({ rule }: Gap, { rules }: Policy): KeyPath {
  const index = rules.findIndex(({ id }) => id === rule);
  return index < 0 ? ['fallback'] : ['rules', index, 'assign'];
}

function wordGap(gap: Gap, of: number): string {
  const { kind, rule, why, leads } = gap;
  const what = `${leads} of ${english(wordLeads(of))} that came in (${commonTo(gap)})`;
  const end = kind === 'held' ? 'wait on hold' : 'go to the fallback';
  if (rule === null) {
    return `${what} match no rule and ${end}, expected a rule for them. Add one, or a last rule with when: {}.`;
  }
  const lack = why ? ` (${reasonText(why)})` : '';
  return `${what} match this rule, nobody can take them${lack}, and they ${end}. Add somebody who can.`;
}

function commonTo({ segment, territory, country }: Gap): string {
  const known = [
    segment === null ? 'no segment' : `segment ${segment}`,
    territory === null ? null : `territory ${territory}`,
    country === null ? 'no country' : `country ${country}`,
  ];
  return known.filter((one) => one !== null).join(', ');
}
