import { printedSpan } from '../../../blocks/time.ts';
import type { PromiseFigures, SlaFigures } from '../../../routing/sla/figures.ts';
import type { Spread } from '../../../routing/sla/percentiles.ts';
import type { Stretch } from '../../../routing/sla/stretches.ts';
import type { SlaAnswer } from '../../../services/reports/load-sla.ts';
import { aligned } from '../format.ts';

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
  'Each length is the median / 90th / 99th percentile, by the nearest rank. Working time is that of',
  'whoever the promise counts by: the rep, the pool, or always. In time is of what came due or was',
  'kept; ended is what was answered or taken away before that, unseen what no rep had a card of.',
];

interface Row {
  name: string;
  figures: SlaFigures;
}

export function tablesOf(answer: SlaAnswer): string[] {
  const rows = rowsOf(answer);
  return [
    '',
    'Promises',
    ...tableOf(rows, answer.by, [
      ['leads', ({ leads }) => `${leads}`],
      ...promiseCells('claims', ({ promises }) => promises.claim),
      ...promiseCells('first touches', ({ promises }) => promises.first_touch),
    ]),
    ...PARTS.flatMap(({ title, stretches }) => [
      '',
      title,
      ...tableOf(rows, answer.by, stretches.flatMap(stretchCells)),
    ]),
  ];
}

function rowsOf({ by, groups, total, names }: SlaAnswer): Row[] {
  const nameOf = (id: string) => names[id] ?? id;
  const rows = groups.map(({ group, ...figures }) => ({
    name: group === null ? NOBODY[by] : nameOf(group),
    figures,
  }));
  return [...rows, { name: 'all', figures: total }];
}

type Cell = [head: string, text: (figures: SlaFigures) => string];

function tableOf(rows: readonly Row[], by: string, cells: readonly Cell[]): string[] {
  const lines = rows.map(({ name, figures }) => [name, ...cells.map(([, text]) => text(figures))]);
  return aligned([[by, ...cells.map(([head]) => head)], ...lines], '  ');
}

function promiseCells(what: string, of: (figures: SlaFigures) => PromiseFigures): Cell[] {
  return [
    [`${what} in time`, (figures) => shareText(of(figures))],
    ['running', (figures) => `${of(figures).running}`],
    ['ended', (figures) => `${of(figures).ended}`],
    ['unseen', (figures) => `${of(figures).unseen}`],
  ];
}

function stretchCells([stretch, head]: [Stretch, string]): Cell[] {
  return [
    [head, ({ stretches }) => spreadText(stretches[stretch].wall)],
    ['in working time', ({ stretches }) => spreadText(stretches[stretch].working)],
  ];
}

/** `75.0 %, 3 of 4` */
export function shareText({ share, kept, missed }: PromiseFigures): string {
  return share === null ? NONE : `${(100 * share).toFixed(1)} %, ${kept} of ${kept + missed}`;
}

function spreadText({ medianMs, p90Ms, p99Ms }: Spread): string {
  if (medianMs === null) return NONE;
  return [medianMs, p90Ms, p99Ms].map((ms) => (ms === null ? NONE : printedSpan(ms))).join(' / ');
}
