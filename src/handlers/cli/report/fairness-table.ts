import type { QueueFigures, RepFigures } from '../../../routing/fairness/figures.ts';
import { LEAD_UNITS } from '../../../routing/model/decision.ts';
import { aligned } from '../format.ts';
import { counted } from '../plain-words.ts';

const BAR_WIDTH = 20;
const BAR = { both: '█', missing: '░', ahead: '▓' };

export const LEGEND = [
  '',
  `${BAR.both} received as entitled, ${BAR.missing} entitled and not received, ${BAR.ahead} received beyond that.`,
  'Owed now is what was owed before, plus the entitlement, minus the turns received.',
  'Promised: while those who can take a lead stay the same, nobody is owed a whole lead or is one ahead.',
  'While people come and go, or decline, it can be more for a while.',
];

interface Column {
  head: string;
  cell(row: RepFigures): string;
  /** Left out where it says nothing of anybody. */
  isNeeded?(row: RepFigures): boolean;
}

/** One queue: its name, a row for each rep, and that nothing was lost between them. */
export function tableOf(figures: QueueFigures): string[] {
  const { reps } = figures;
  if (reps.length === 0) return ['', `${titleOf(figures)}; it has no members`];
  const most = Math.max(...reps.flatMap(({ entitled, received }) => [entitled, received]));
  const columns = columnsOf(most).filter(({ isNeeded }) => !isNeeded || reps.some(isNeeded));
  const rows = reps.map((row) => columns.map(({ cell }) => cell(row)));
  return [
    '',
    titleOf(figures),
    ...aligned([columns.map(({ head }) => head), ...rows], '  '),
    `  Owed in sum: ${owedSum(figures).toFixed(2)}`,
  ];
}

function titleOf({ queue, poolId, draws, refunded }: QueueFigures): string {
  const whose =
    poolId === queue ? '' : poolId === null ? ' (no rule names it now)' : ` (${poolId})`;
  const back = refunded === 0 ? '' : `, and ${refunded} more that came back`;
  return `${queue}${whose}: ${counted(draws - refunded, 'turn')}${back}`;
}

function columnsOf(most: number): Column[] {
  return [
    { head: 'rep', cell: ({ name }) => name },
    { head: 'weight', cell: weightText },
    { head: 'share', cell: ({ share }) => `${(100 * share).toFixed(1)} %` },
    { head: 'owed before', cell: ({ opening }) => leads(opening) },
    { head: 'entitled', cell: ({ entitled }) => leads(entitled) },
    { head: 'received', cell: ({ received }) => `${received}` },
    { head: '', cell: (row) => barOf(row, most) },
    {
      head: 'settled',
      cell: ({ settled }) => leads(settled),
      isNeeded: (row) => row.settled !== 0,
    },
    { head: 'owed now', cell: ({ lag }) => leads(lag) },
    {
      head: 'to catch up',
      cell: ({ catchUp }) => leads(catchUp),
      isNeeded: (row) => row.catchUp > 0,
    },
    { head: 'without a turn', cell: ({ beyond }) => `${beyond}` },
    { head: 'came back', cell: ({ refunded }) => `${refunded}` },
  ];
}

function weightText({ weight, percent }: RepFigures): string {
  return percent === 100 ? `${weight}` : `${percent} % of ${weight}`;
}

function barOf({ entitled, received }: RepFigures, most: number): string {
  const cells = (count: number) => (most > 0 ? Math.round((count / most) * BAR_WIDTH) : 0);
  const [due, had] = [cells(entitled), cells(received)];
  const rest = had > due ? BAR.ahead.repeat(had - due) : BAR.missing.repeat(due - had);
  return BAR.both.repeat(Math.min(due, had)) + rest;
}

/** Not `-0.00`. */
function leads(figure: number): string {
  return (Math.round(100 * figure) / 100 + 0).toFixed(2);
}

/** In leads, exactly: 0 unless the ledger is broken. */
export function owedSum({ reps }: Pick<QueueFigures, 'reps'>): number {
  const units = reps.reduce((sum, { lag }) => sum + Math.round(lag * LEAD_UNITS), 0);
  return units / LEAD_UNITS;
}

/** Who is furthest from even, owed or ahead; null where nobody is. */
export function furthestOf(
  queues: readonly QueueFigures[],
): (RepFigures & { queue: string }) | null {
  const rows = queues.flatMap(({ queue, reps }) => reps.map((row) => ({ queue, ...row })));
  const [first] = rows.toSorted((a, b) => Math.abs(b.lag) - Math.abs(a.lag));
  return first && first.lag !== 0 ? first : null;
}

export function owedWords(lag: number): string {
  return lag > 0 ? `owed ${leads(lag)} of a lead` : `${leads(-lag)} of a lead ahead`;
}
