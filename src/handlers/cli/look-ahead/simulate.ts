import { formatDuration } from '../../../routing/model/duration.ts';
import type { TrialRow } from '../../../routing/simulation/tally.ts';
import type { Context } from '../../../services/context.ts';
import { type SimulatedPool, simulatePool } from '../../../services/look-ahead/simulate-pool.ts';
import { aligned, snakeKeys } from '../format.ts';
import { counted, printedTime } from '../plain-words.ts';
import type { Answer, Shell } from '../shell.ts';
import { readDuration, wrongUsage } from '../usage.ts';
import { readWorkspace } from '../workspace/directory.ts';
import { findingOf } from './finding.ts';
import { readMoment, readShare, readWhole } from './read-options.ts';

const MOST_LEADS = 10_000;
const MOST_UNITS = 100;
const MOST_SEED = 999_999_999;

export interface SimulateOptions {
  pool: string;
  leads: string;
  units: string;
  seed: string;
  with?: string;
  from?: string;
  every: string;
  decline: string;
  silent: string;
  openFor?: string;
}

export async function simulate(
  ctx: Context,
  { timeZone }: Shell,
  options: SimulateOptions,
): Promise<Answer> {
  const now = ctx.clock.now();
  const wishes = readWishes(options, { now, timeZone });
  const result = await simulatePool(ctx, {
    poolId: options.pool,
    ...wishes,
    ...(options.with === undefined ? {} : { workspace: await readWorkspace(options.with) }),
  });
  const { policyVersion, tier, paused, rows, ...sums } = result;
  const finding = findingOf(result);
  const { answering, leads: _, ...given } = wishes;
  const named = { pool: options.pool, policyVersion, tier, paused, ...given };
  const json = { ...named, ...answering, ...sums, finding, reps: rows.map(rowForMachines) };
  const lines = [
    finding,
    ...tableOf(rows),
    `  Owed in sum: ${result.lagSum.toFixed(2)}`,
    premiseOf(result, { ...wishes, pool: options.pool, reader: { now, timeZone } }),
    ...(paused ? ['The pool is paused now; this is how it would share if it were not.'] : []),
    nextStep(result, wishes),
  ];
  return { json: snakeKeys(json), lines };
}

type Wishes = ReturnType<typeof readWishes>;

function readWishes(options: SimulateOptions, reader: { now: Date; timeZone: string }) {
  const { from, every, openFor } = options;
  const answering = {
    decline: readShare('--decline', options.decline),
    silent: readShare('--silent', options.silent),
  };
  if (answering.decline + answering.silent > 1) {
    throw wrongUsage('--decline and --silent come to more than 100% together; lower one of them.');
  }
  return {
    leads: readWhole('--leads', options.leads, { least: 1, most: MOST_LEADS }),
    units: readWhole('--units', options.units, { least: 1, most: MOST_UNITS }),
    seed: readWhole('--seed', options.seed, { least: 0, most: MOST_SEED }),
    from: from === undefined ? reader.now : readMoment(from, reader),
    everyMs: readDuration(every),
    openForMs: openFor === undefined ? null : readDuration(openFor),
    answering,
  };
}

function nextStep({ unassigned }: SimulatedPool, { seed, openForMs }: Wishes): string {
  return unassigned['hold.full'] !== undefined && openForMs === null
    ? 'Next: the same with --open-for 3d, if a lead is closed after three days or so'
    : `Next: change the weights in policy.yml, then the same with --with DIR and --seed ${seed}`;
}

/** Machines know a rep by the roster id alone, as in an explanation. */
function rowForMachines({ repId, ...row }: TrialRow) {
  return { rep: repId, ...row };
}

const HEAD = [
  'rep',
  'weight',
  'share',
  'owed before',
  'entitled',
  'received',
  'turns lost',
  'owed now',
  'in a row',
  'largest lag',
];

function tableOf(rows: readonly TrialRow[]): string[] {
  const cells = rows.map((row) => [
    row.name,
    `${row.weight}`,
    `${(100 * row.share).toFixed(1)} %`,
    row.owedBefore.toFixed(2),
    row.entitled.toFixed(2),
    `${row.received}`,
    `${row.turnsLost}`,
    row.owedNow.toFixed(2),
    `${row.longestRun}`,
    row.largestLag.toFixed(2),
  ]);
  return aligned([HEAD, ...cells], '  ');
}

type Premise = Wishes & {
  pool: string;
  reader: { now: Date; timeZone: string };
};

/** What the figures rest on. */
function premiseOf(result: SimulatedPool, premise: Premise): string {
  const { from, everyMs, openForMs, answering, seed, units, pool, reader } = premise;
  const by = result.policyVersion === 0 ? 'the directory' : `policy v${result.policyVersion}`;
  const parts = [
    `pool ${pool} by ${by}, tier ${result.tier}`,
    `one lead ${units > 1 ? `that counts ${units} ` : ''}every ${formatDuration(everyMs)} from ${printedTime(from, reader)}`,
    `${percent(answering.decline)} declined, ${percent(answering.silent)} unanswered`,
    openForMs === null ? 'leads stay open' : `leads closed after ${formatDuration(openForMs)}`,
    `${counted(result.waited, 'lead')} waited`,
    `seed ${seed}`,
  ];
  return `Assumed: ${parts.join('; ')}.`;
}

function percent(share: number): string {
  return `${Number((100 * share).toFixed(2))} %`;
}
