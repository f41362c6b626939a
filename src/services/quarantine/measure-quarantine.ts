/** Reads the figures of quarantine that operators watch: how much by kind, how old, how late. */
import { listQuarantined } from '../../db/leads/quarantine-store.ts';
import { QUARANTINE_GROUPS, quarantineGroup } from '../../routing/model/quarantine.ts';
import type { Context } from '../context.ts';
import { isSpam, loadReviewTerms } from '../steps/quarantine/review-terms.ts';
import { oldestOf } from './load-quarantine.ts';
import { isOverdue } from './review-quarantine.ts';

export interface QuarantineMeasures {
  /** Every kind, those without a lead as well: a gauge that vanishes looks like an outage. */
  byGroup: { group: string; n: number }[];
  /** Of what is no spam; 0 while nothing waits. */
  oldestMs: number;
  /** How many have waited so long that they page. */
  overdue: number;
}

export async function measureQuarantine(ctx: Context): Promise<QuarantineMeasures> {
  const now = ctx.clock.now();
  const all = await listQuarantined(ctx.db.read);
  const terms = await loadReviewTerms(ctx.db.read);
  const groups = all.map(({ heldFor }) => quarantineGroup(heldFor?.code ?? ''));
  const oldest = oldestOf(all.filter((lead) => !isSpam(lead)));
  return {
    byGroup: QUARANTINE_GROUPS.map((group) => ({
      group,
      n: groups.filter((one) => one === group).length,
    })),
    oldestMs: oldest ? Math.max(0, now.getTime() - oldest.getTime()) : 0,
    overdue: all.filter((lead) => isOverdue(terms, lead, now)).length,
  };
}
