import { MATCHED_BY } from '../../routing/matching/words.ts';
import type { MatchedBy } from '../../routing/model/lead.ts';
import { english } from '../../words/say.ts';
import type { Reader } from '../../words/time.ts';
import { aligned, scoreText } from './format.ts';
import { listed, printedTime } from './plain-words.ts';

interface Became {
  matched: boolean;
  won: boolean;
  why: string;
}

/** The part of an explanation that is the decision's own, as machines read it as well. */
export interface Decided {
  account: {
    matched: boolean;
    name: string | null;
    by: MatchedBy;
    parent: { name: string } | null;
    suggestion: { name: string; why: string } | null;
  };
  scores: Record<string, number | Record<string, string[] | number>> & {
    confidences: Record<string, number>;
    reasons: Record<string, string[]>;
  };
  segment: string | null;
  territory: string | null;
  tier: string;
  policy_version: number;
  territories: ({ territory: string } & Became)[];
  segments: ({ segment: string } & Became)[];
  rules: ({ rule: string } & Became)[];
  candidates: { rep: string; eligible: boolean; lag: number | null; why: string }[];
  decision: {
    rep: string | null;
    /** Who would be asked together, where the first to claim gets it. */
    asked_at_once?: string[] | undefined;
    rule: string | null;
    outcome: string;
    until: Date | null;
    reason_codes: string[];
    reasons: string[];
  };
}

interface Told {
  /** By roster id. */
  names: Map<string, string>;
  reader: Reader;
}

/** Who would get it, then account, scores, rules and reps in the order in which they decided. */
export function decisionLines(decided: Decided, told: Told): string[] {
  const { account, segment, territory, tier, policy_version: version } = decided;
  const policy = version === 0 ? 'the policy of the directory' : `policy v${version}`;
  const kind = [
    `segment ${segment ?? 'none'}`,
    `tier ${tier}`,
    territory && `territory ${territory}`,
  ];
  return [
    headline(decided.decision, told),
    `By ${policy}: ${kind.filter(Boolean).join(', ')}.`,
    ...placeLines(decided),
    ...accountLines(account),
    ...section('Scores', scoreRows(decided.scores)),
    ...section('Rules', ruleRows(decided.rules)),
    ...section('Reps', repRows(decided.candidates, told.names)),
    '',
  ];
}

/** Those beside the lead's own, which stand in the line above. */
function placeLines({ territories, segments }: Decided): string[] {
  const named = [
    ...territories.map((one) => ({ ...one, name: `territory “${one.territory}”` })),
    ...segments.map((one) => ({ ...one, name: `segment “${one.segment}”` })),
  ];
  return named
    .filter(({ matched, won }) => matched && !won)
    .map(({ name, why }) => `The ${name} matched too: ${why}.`);
}

function accountLines({ name, by, parent, suggestion }: Decided['account']): string[] {
  if (suggestion) return [`No account; it may be ${suggestion.name}: ${suggestion.why}.`];
  if (name === null) return ['No account.'];
  return [
    `Account: ${name}, matched ${english(MATCHED_BY[by])}${parent ? `, part of ${parent.name}` : ''}.`,
  ];
}

function headline(decision: Decided['decision'], told: Told): string {
  const { rep, rule, outcome, until, reasons, asked_at_once: together } = decision;
  const by = rule === null ? 'no rule found anybody' : `the rule “${rule}” matched`;
  const isFallback = decision.reason_codes.includes('fallback.used');
  const why = `${[...(isFallback ? [] : [by]), ...reasons].join('; ')}.`;
  if (rep !== null) return `${told.names.get(rep) ?? rep} would get it: ${why}`;
  if (together) {
    const names = together.map((id) => told.names.get(id) ?? id);
    return `${listed(names)} would be asked at once: ${why}`;
  }
  if (outcome === 'scheduled' && until) {
    return `It would wait until ${printedTime(until, told.reader)}: ${why}`;
  }
  return `${NOWHERE[outcome] ?? outcome}: ${why}`;
}

const NOWHERE: Record<string, string> = {
  held: 'It would be held until somebody picks a rep',
  quarantined: 'It would go to quarantine',
  no_route: 'It would not go to sales',
};

function scoreRows({ confidences, reasons, ...all }: Decided['scores']): string[][] {
  const { schema_version: _, ...scores } = all;
  return Object.entries(scores).flatMap(([name, score]) =>
    typeof score === 'number'
      ? [[name, scoreText(score), knownText(confidences[name]), reasons[name]?.join('; ') ?? '']]
      : [],
  );
}

function knownText(confidence: number | undefined): string {
  return confidence === undefined ? '' : `known ${Math.round(confidence * 100)} %`;
}

function ruleRows(rules: Decided['rules']): string[][] {
  return rules.map(({ rule, matched, won, why }) => {
    const verdict = won ? 'won' : matched ? 'matched, lost' : 'no match';
    return [rule, verdict, why];
  });
}

function repRows(candidates: Decided['candidates'], names: Map<string, string>): string[][] {
  return candidates.map(({ rep, eligible, lag, why }) => {
    const owed = lag === null ? '' : `owed ${lag.toFixed(2)}`;
    return [names.get(rep) ?? rep, eligible ? 'can take it' : 'cannot', owed, why];
  });
}

function section(title: string, rows: string[][]): string[] {
  return rows.length === 0 ? [] : ['', title, ...aligned(rows, '  ')];
}
