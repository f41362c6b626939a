import type { Answer } from '../../../../blocks/answers/answer.ts';
import { inNoPool, notInPool, ownWeek } from '../../../../blocks/answers/shares/own-week.ts';
import { whichPool } from '../../../../blocks/answers/shares/who-got-what.ts';
import { poolLine } from '../../../../blocks/parts/pool-line.ts';
import type { WeekView } from '../../../../routing/model/cards/fairness-cards.ts';
import { loadReport } from '../../../../services/home/load-report.ts';
import { showShares } from '../../actions/pool/show-shares.ts';
import type { Verb } from '../command.ts';

/** `/routing report emea`: who got what, for managers; a rep reads their own line. */
export const report: Verb = async ({ person, rest: typed }) => {
  const { ctx, actor } = person;
  const was = await loadReport(ctx, { actor });
  if (was.outcome === 'own') return ownReport(was.week, typed);
  const [first, ...others] = was.pools;
  const pool = typed === '' && others.length === 0 ? (first?.pool ?? '') : typed;
  return pool === ''
    ? whichPool(was.pools.map(poolLine))
    : showShares(person, { pool: pool.toLowerCase() });
};

function ownReport(week: WeekView | null, typed: string): Answer {
  if (!week) return inNoPool();
  const rows = week.rows.filter(({ pool }) => typed === '' || pool === typed.toLowerCase());
  const pools = week.rows.map(({ pool }) => pool);
  return rows.length > 0 ? ownWeek({ ...week, rows }) : notInPool(typed, pools);
}
