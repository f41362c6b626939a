import { and, eq, gte, inArray, or } from 'drizzle-orm';
import type { Answer } from '../../../routing/fairness/team-week.ts';
import type { Reader } from '../../database.ts';
import { isCounted } from '../lead-store.ts';
import { isMissed } from '../offer-store.ts';

/**
 * What these reps did with the offers that reached them, where that was since then. What was taken
 * back before an answer is none, nor what was given for good, nor a test.
 */
export async function listAnswers(
  from: Reader,
  { repIds, since }: { repIds: readonly string[]; since: Date },
): Promise<Answer[]> {
  const { leads, offers } = from.t;
  const isAnswered = inArray(offers.state, ['claimed', 'declined']);
  const rows = await from
    .select({
      repId: offers.repId,
      state: offers.state,
      deliveredAt: offers.deliveredAt,
      settledAt: offers.settledAt,
    })
    .from(offers)
    .innerJoin(leads, eq(leads.id, offers.leadId))
    .where(
      and(
        inArray(offers.repId, [...repIds]),
        inArray(offers.state, ['claimed', 'declined', 'expired']),
        gte(offers.settledAt, since),
        or(isAnswered, isMissed(from.t)),
        eq(offers.final, false),
        isCounted(from.t),
      ),
    );
  return rows.map(({ repId, state, deliveredAt, settledAt }) => ({
    repId,
    as: state === 'expired' ? 'missed' : state === 'claimed' ? 'claimed' : 'declined',
    // Who claims before Slack has confirmed the card took no time.
    tookMs:
      deliveredAt && settledAt ? Math.max(0, settledAt.getTime() - deliveredAt.getTime()) : null,
  }));
}
