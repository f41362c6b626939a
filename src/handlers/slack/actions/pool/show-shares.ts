import { SHARE_DAYS } from '../../../../blocks/action-ids.ts';
import type { Answer } from '../../../../blocks/answers/answer.ts';
import { noSuchPool, whoGotWhat } from '../../../../blocks/answers/shares/who-got-what.ts';
import { loadShares } from '../../../../services/reports/load-shares.ts';
import { say } from '../../../../words/say.ts';
import { refused } from '../../answers/refusals.ts';
import type { Person } from '../../person.ts';
import type { Click } from '../click.ts';
import { sayOutOfDate } from '../out-of-date.ts';

const [WEEK] = SHARE_DAYS;

/** Who got what of a pool, in words. */
export async function showShares(
  { ctx, actor }: Pick<Person, 'ctx' | 'actor'>,
  {
    pool,
    days = WEEK,
    page = 0,
  }: { pool: string; days?: number | undefined; page?: number | undefined },
): Promise<Answer> {
  const span = SHARE_DAYS.find((one) => one === days) ?? WEEK;
  const was = await loadShares(ctx, { pool, days: span, page, actor });
  switch (was.outcome) {
    case 'listed':
      return whoGotWhat(was);
    case 'unknown_pool':
      return noSuchPool(pool, was.pools);
    default:
      return refused(was, say`Who got what`);
  }
}

const SHARES_TITLE = say`Who got what`;

/** Other days or another page, where it stands; from Home it opens. */
export async function turnShares(click: Click): Promise<unknown> {
  const { pool, days, page } = click.about;
  if (pool === undefined) return sayOutOfDate(click);
  return click.turn(await showShares(click, { pool, days, page }), SHARES_TITLE);
}
