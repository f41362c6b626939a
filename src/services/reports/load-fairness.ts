/** Says who of each fairness queue was entitled to what over a span, and what they got. */
import { isDeepStrictEqual } from 'node:util';
import type { Reader } from '../../db/database.ts';
import {
  countWithoutTurn,
  type LagRecord,
  listLagRecords,
  listSettlements,
  type Settlement,
} from '../../db/ledger/turn-store.ts';
import { listEverybody } from '../../db/workspace/team-store.ts';
import { type QueueFigures, QueueTally, type Standing } from '../../routing/fairness/figures.ts';
import { rampStepOf } from '../../routing/fairness/weights.ts';
import { isMember, type Pool } from '../../routing/model/policy/policy.ts';
import type { Context } from '../context.ts';
import { loadLivePolicy } from '../workspace/load-policy.ts';
import { listQueues, type QueueName } from './list-queues.ts';
import { readTurns } from './read-turns.ts';

/** Turns that move while they are read are read again, but not for ever. */
const MOST_TRIES = 3;

export interface FairnessQuestion {
  since: Date;
  /** The first instant that no longer counts. */
  until: Date;
  /** Left out, all queues: those of the pools first. */
  queue?: string;
}

/**
 * Nothing is written; turns are read in batches between which the server goes on. Leads without a
 * turn count where their pool is, else at the first pool their rep is a member of.
 *
 * @returns nothing for a queue that nobody knows
 */
export async function loadFairness(
  ctx: Context,
  { since, until, queue }: FairnessQuestion,
): Promise<QueueFigures[]> {
  const from = ctx.db.read;
  const pools = (await loadLivePolicy(ctx))?.compiled.pools ?? new Map<string, Pool>();
  const queues = await listQueues(ctx);
  const wanted = queues.filter((one) => queue === undefined || one.queue === queue);
  const names = new Map((await listEverybody(from)).map(({ id, profile }) => [id, profile.name]));
  const all: SpanFacts = {
    now: ctx.clock.now(),
    since,
    until,
    settlements: await listSettlements(from, since),
    withoutTurn: await countWithoutTurn(from, { since, until }),
    pools,
    nameOf: (id) => names.get(id) ?? id,
  };
  const figures: QueueFigures[] = [];
  for (const one of wanted) figures.push(await figuresOf(from, all, one));
  return figures;
}

interface SpanFacts {
  now: Date;
  since: Date;
  until: Date;
  settlements: Settlement[];
  withoutTurn: Awaited<ReturnType<typeof countWithoutTurn>>;
  pools: ReadonlyMap<string, Pool>;
  nameOf: Standing['nameOf'];
}

async function figuresOf(from: Reader, all: SpanFacts, name: QueueName): Promise<QueueFigures> {
  for (let tries = 1; ; tries += 1) {
    const before = await listLagRecords(from, name.queue);
    const tally = await tallyOf(from, all, name);
    const after = await listLagRecords(from, name.queue);
    if (tries < MOST_TRIES && !isDeepStrictEqual(before, after)) continue;
    return tally.figures({ ...name, ...standingOf(after), ...membersOf(all, name) });
  }
}

async function tallyOf(
  from: Reader,
  { since, until, settlements, withoutTurn, pools }: SpanFacts,
  { queue }: QueueName,
): Promise<QueueTally> {
  const tally = new QueueTally({ from: since, until });
  for await (const turns of readTurns(from, { queue, since })) {
    for (const turn of turns) tally.drew(turn);
  }
  for (const { changes, at } of settlements.filter((one) => one.queue === queue)) {
    tally.settled(changes, at);
  }
  for (const { repId, poolId, leads } of withoutTurn) {
    if ((poolId ?? firstPoolOf(pools, repId)) === queue) tally.cameBeyond(repId, leads);
  }
  return tally;
}

/** The pool whose turn an owner's own lead would use, if any did. */
function firstPoolOf(pools: SpanFacts['pools'], repId: string): string | undefined {
  return [...pools.values()].find((pool) => isMember(pool, repId))?.id;
}

function standingOf(records: readonly LagRecord[]): Pick<Standing, 'lags' | 'catchUps'> {
  return {
    lags: Object.fromEntries(records.map(({ repId, lag }) => [repId, lag])),
    catchUps: Object.fromEntries(records.map(({ repId, catchUp }) => [repId, catchUp])),
  };
}

function membersOf({ pools, nameOf, now }: SpanFacts, { poolId }: QueueName) {
  const pool = pools.get(poolId ?? '');
  const members = Object.entries(pool?.members ?? {}).map(([repId, weight]) => {
    const step = pool ? rampStepOf(pool, repId, now) : null;
    return { repId, weight, percent: step?.percent ?? 100 };
  });
  return { members, nameOf };
}
