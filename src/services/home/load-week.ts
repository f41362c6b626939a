/** Loads how the last seven days went for one rep, and why they are next or not. */

import { listAnswers } from '../../db/leads/past/answer-store.ts';
import { countTurns } from '../../db/ledger/turn-store.ts';
import { answerFigures } from '../../routing/fairness/team-week.ts';
import { turnOf } from '../../routing/fairness/who-is-next.ts';
import { hasRole } from '../../routing/model/actor.ts';
import type { TurnView, WeekRow, WeekView } from '../../routing/model/cards/fairness-cards.ts';
import { isMember, type Pool } from '../../routing/model/policy/policy.ts';
import { reasonWords } from '../../routing/model/reasons.ts';
import type { Context } from '../context.ts';
import { recentSince } from '../reports/recent-figures.ts';
import { type Absence, findAbsence } from './find-absence.ts';
import { isPaused, type PoolScene, recentSharesOf, turnsOf } from './pool-scene.ts';

/** Null for who is in no pool. Figures of others are for managers. */
export async function loadWeek(
  ctx: Context,
  { scene, repId }: { scene: PoolScene; repId: string },
): Promise<WeekView | null> {
  const pools = scene.pools.filter((pool) => isMember(pool, repId));
  if (pools.length === 0) return null;
  const since = recentSince(scene.now);
  const isOut = scene.team.get(repId)?.shift.state === 'unavailable';
  const absence = isOut ? null : await findAbsence(ctx.db.read, { repId, since, now: scene.now });
  const rows: WeekRow[] = [];
  for (const pool of pools) rows.push(await rowOf(ctx, { scene, repId, pool, absence }));
  const answers = await listAnswers(ctx.db.read, { repIds: [repId], since });
  const { halfWithinMs } = answerFigures(answers);
  return { rows, halfWithinMs };
}

interface Asked {
  scene: PoolScene;
  repId: string;
  pool: Pool;
  absence: Absence | null;
}

async function rowOf(ctx: Context, asked: Asked): Promise<WeekRow> {
  const { scene, repId, pool } = asked;
  const { leads, rows } = recentSharesOf(scene, pool);
  const own = rows.find(({ rep }) => rep === repId);
  const { share = 0, got = 0, beyond = 0, owed = 0, catchUp = 0 } = own ?? {};
  const missed = await missedIn(ctx, asked);
  const oneIn = pool.catch_up.one_in;
  return {
    pool: pool.id,
    share,
    got,
    of: leads,
    beyond,
    owed,
    turn: turnView(asked),
    absence: missed > 0 ? { missed, catchUp, oneIn } : null,
  };
}

async function missedIn(ctx: Context, { scene, pool, absence }: Asked): Promise<number> {
  if (!absence) return 0;
  const { from: since, until } = absence;
  const queues = scene.figures.filter(({ poolId }) => poolId === pool.id);
  let missed = 0;
  for (const { queue } of queues) missed += await countTurns(ctx.db.read, { queue, since, until });
  return missed;
}

function turnView({ scene, repId, pool }: Asked): TurnView {
  const { team } = scene;
  const turns = turnsOf(scene, pool, isPaused(scene, pool));
  const turn = turnOf(turns, repId);
  const { role = 'rep', timezone = 'UTC' } = team.get(repId)?.record.profile ?? {};
  if (turn?.as === 'out') {
    return { as: 'out', why: turn.why.code, text: reasonWords(turn.why, timezone) };
  }
  if (turn?.as !== 'other') return { as: 'own' };
  const lagOf = (id: string) => turns.verdicts.find(({ rep }) => rep === id)?.lag ?? 0;
  return {
    as: 'other',
    name: team.get(turn.repId)?.record.profile.name ?? turn.repId,
    why: turn.why.code,
    owed: hasRole(role, 'manager') ? { next: lagOf(turn.repId), own: lagOf(repId) } : null,
  };
}
