import type { PromiseFigures, SlaFigures } from '../../../routing/sla/past/figures.ts';
import type { Spread } from '../../../routing/sla/past/percentiles.ts';
import type { Stretch } from '../../../routing/sla/past/stretches.ts';
import type { SlaAnswer } from '../../../services/reports/load-sla.ts';
import { aligned } from '../format.ts';
import { printedSpan } from '../plain-words.ts';

/** Nothing was measured or came due: that is not 0. */
const NONE = '–';

const NOBODY = { tier: NONE, pool: 'no pool', channel: NONE, segment: 'no segment', rep: 'nobody' };

const PARTS: { title: string; stretches: [Stretch, string][] }[] = [
  {
    title: 'System delay: Baton, and waiting for somebody who can take it',
    stretches: [
      ['receipt_to_decision', 'receipt → decision'],
      ['decision_to_card', 'decision → card'],
    ],
  },
  {
    title: 'Human delay: from the card in Slack on',
    stretches: [
      ['card_to_claim', 'card → claim'],
      ['claim_to_touch', 'claim → first touch'],
    ],
  },
  {
    title: 'Speed to lead: both together, as the customer saw it',
    stretches: [
      ['receipt_to_claim', 'receipt → claim'],
      ['receipt_to_touch', 'receipt → first touch'],
    ],
  },
];

export const LEGEND = [
  '',
  'A length is its median / 90th / 99th percentile, each one that was measured (by nearest rank), and',
  'in brackets how often it was. Working time is that of whoever the promise counts by: rep, pool or',
  'always. In time is of what came due or was kept; ended is what was answered or taken away before,',
  'unseen what was due without a card that a rep saw: nobody missed that.',
];

type Cell = [head: string, text: (figures: SlaFigures) => string];

export function tablesOf(answer: SlaAnswer): string[] {
  return [
    '',
    'Promises',
    ...tableOf(answer, [
      ['leads', ({ leads }) => `${leads}`],
      ...promiseCells('claims', ({ promises }) => promises.claim),
      ['unseen', ({ promises }) => `${promises.claim.unseen}`],
      ...promiseCells('first touches', ({ promises }) => promises.first_touch),
      ...promiseCells('next touches', ({ promises }) => promises.next_touch),
    ]),
    ...PARTS.flatMap(({ title, stretches }) => ['', title, ...lengthsOf(answer, stretches)]),
  ];
}

function tableOf(answer: SlaAnswer, cells: readonly Cell[]): string[] {
  const lines = rowsOf(answer).map(([name, figures]) => [
    name,
    ...cells.map(([, text]) => text(figures)),
  ]);
  return aligned([[answer.by, ...cells.map(([head]) => head)], ...lines], '  ');
}

/** Two lines for each row: by the clock on the wall, and in working time. */
function lengthsOf(answer: SlaAnswer, stretches: readonly [Stretch, string][]): string[] {
  const lines = rowsOf(answer).flatMap(([name, figures]) =>
    (['wall', 'working'] as const).map((time) => [
      time === 'wall' ? name : '',
      time,
      ...stretches.map(([stretch]) => spreadText(figures.stretches[stretch][time])),
    ]),
  );
  return aligned([[answer.by, 'time', ...stretches.map(([, head]) => head)], ...lines], '  ');
}

function rowsOf({ by, groups, total, names }: SlaAnswer): [name: string, SlaFigures][] {
  const nameOf = (id: string) => names[id] ?? id;
  const rows = groups.map(({ group, ...figures }): [string, SlaFigures] => [
    group === null ? NOBODY[by] : nameOf(group),
    figures,
  ]);
  return [...rows, ['all', total]];
}

function promiseCells(what: string, of: (figures: SlaFigures) => PromiseFigures): Cell[] {
  return [
    [`${what} in time`, (figures) => shareText(of(figures))],
    ['running', (figures) => `${of(figures).running}`],
    ['ended', (figures) => `${of(figures).ended}`],
  ];
}

/** `75.0 %, 3 of 4` */
export function shareText({ share, kept, missed }: PromiseFigures): string {
  return share === null ? NONE : `${(100 * share).toFixed(1)} %, ${kept} of ${kept + missed}`;
}

/** `3 min / 18 min / 2 h (40)` */
function spreadText({ count, medianMs, p90Ms, p99Ms }: Spread): string {
  const lengths = [medianMs, p90Ms, p99Ms].filter((ms) => ms !== null);
  return lengths.length === 0 ? NONE : `${lengths.map(printedSpan).join(' / ')} (${count})`;
}
