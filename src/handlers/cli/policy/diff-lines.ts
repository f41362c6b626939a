import type { SegmentVerdict } from '../../../routing/replay/judge-objectives.ts';
import { netOf } from '../../../routing/replay/tally-moves.ts';
import { signed, wordLeads, wordRoutes, wordVerdict } from '../../../routing/replay/word-moves.ts';
import type { Comparison } from '../../../services/policy/compare-policies.ts';
import { SKIP_REASONS, type SkipReason } from '../../../services/policy/past/read-past.ts';
import { english, say } from '../../../words/say.ts';
import { aligned } from '../format.ts';
import { counted } from '../plain-words.ts';

/** Enough to read; `--json` has the rest. */
const MOST_WORDS = 20;
const MOST_ROUTES = 12;
const MOST_EXAMPLES = 5;

const SKIPPED: Record<SkipReason, string> = {
  undecided: 'not decided yet',
  erased: 'erased',
  newer_release: 'decided by a newer release',
  no_address: 'with an address that is gone, which a rule asks for',
};

/** @param after as it was named: a version or a file */
export function diffLines(found: Comparison, after: string): string[] {
  return [
    english(found.finding),
    ...besides(found),
    ...section(`From ${found.before.name} to ${found.after.name}:`, wordsOf(found)),
    ...section('People:', peopleOf(found)),
    ...section('Segments:', segmentsOf(found)),
    ...section('Rules:', routesOf(found)),
    ...section('Objectives:', found.verdicts.flatMap(verdictLines)),
    ...section('Examples:', examplesOf(found)),
    ...premise(found),
    `Next: ${nextStep(found, after)}`,
  ];
}

function section(title: string, lines: string[]): string[] {
  return lines.length === 0 ? [] : [title, ...lines.map((line) => `  ${line}`)];
}

/** What changes for leads that stay with the same person. */
function besides({ moves }: Comparison): string[] {
  const { otherWay, later, sooner, otherTier } = moves;
  const told = [
    [otherWay, 'reach the same person another way'],
    [later, 'wait longer for a shift'],
    [sooner, 'wait less for a shift'],
    [otherTier, 'get another SLA tier'],
  ] as const;
  return told
    .filter(([count]) => count > 0)
    .map(([count, what]) => `${english(wordLeads(count))} would ${what}.`);
}

function wordsOf({ words }: Comparison): string[] {
  if (words.length === 0) return ['both say the same'];
  return cut(words.map(english), MOST_WORDS);
}

function cut(lines: string[], most: number): string[] {
  const more = lines.length - most;
  return more > 0 ? [...lines.slice(0, most), `… and ${more} more`] : lines;
}

function peopleOf({ moves, names }: Comparison): string[] {
  const rows = moves.reps.map((one) => [
    names[one.repId] ?? one.repId,
    english(signed(netOf(one))),
    `${one.gained} more, ${one.lost} fewer`,
  ]);
  return rows.length === 0 ? [] : aligned(rows);
}

function segmentsOf({ moves }: Comparison): string[] {
  if (moves.moved === 0) return [];
  return aligned(
    moves.segments.map(({ segment, leads, moved }) => [
      segment ?? 'no segment',
      `${moved} of ${counted(leads, 'lead')}`,
    ]),
  );
}

function routesOf({ moves, names }: Comparison): string[] {
  const nameOf = (id: string) => names[id] ?? id;
  const rows = moves.routes.map(({ from, to, leads, moved }) => [
    english(wordRoutes(from, to, nameOf)),
    `${counted(leads, 'lead')}, ${moved} to somebody else`,
  ]);
  return rows.length === 0 ? [] : cut(aligned(rows), MOST_ROUTES);
}

/** Of segments that nothing changes for nothing is told. */
function verdictLines({ segment, objectives }: SegmentVerdict): string[] {
  const telling = objectives.some(({ verdict }) => verdict === 'better' || verdict === 'worse');
  if (!telling) return [];
  return objectives.map((one) => `${segment ?? 'no segment'}: ${english(wordVerdict(one))}`);
}

function examplesOf({ examples }: Comparison): string[] {
  return examples
    .slice(0, MOST_EXAMPLES)
    .map(({ leadId, company, from, to, why }) =>
      english(say`${leadId} ${company}: ${from} → ${to} (${why})`),
    );
}

/** What the figures rest on, and what they leave out. */
function premise({ skips, unseen }: Comparison): string[] {
  const skipped = SKIP_REASONS.flatMap((why) => {
    const count = skips[why] ?? 0;
    return count > 0 ? [`${english(wordLeads(count))} ${SKIPPED[why]}`] : [];
  });
  return [
    'Assumed: the people and hours of today, nobody away or full, every offer claimed.',
    ...unseen.map(english),
    ...(skipped.length > 0 ? [`Not counted: ${skipped.join('; ')}.`] : []),
  ];
}

function nextStep({ before, after, words }: Comparison, named: string): string {
  if (words.length === 0) return 'baton policy list';
  if (after.version === null) return `baton policy propose ${named}`;
  if (after.state === 'proposed') return `baton policy approve ${after.name}`;
  return `baton policy diff ${before.name} FILE`;
}
