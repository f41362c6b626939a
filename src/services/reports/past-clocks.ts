/** Knows whose working time the clocks of past offers counted, each policy version read once. */
import type { Reader } from '../../db/database.ts';
import { listEverybody } from '../../db/workspace/team-store.ts';
import type { Calendar } from '../../routing/availability/calendar.ts';
import type { Tier } from '../../routing/model/policy/sla.ts';
import { ALWAYS, type ClockCalendars, pastCalendars } from '../../routing/sla/clock-calendar.ts';
import type { PastOffer } from '../../routing/sla/past/past-promises.ts';
import { loadWhereabouts, presenceOf } from '../steps/placing/load-whereabouts.ts';
import { poolCalendar } from '../steps/sla/window/calendar-of.ts';
import { loadPolicyVersion } from '../workspace/load-policy.ts';

interface Terms {
  tier: Pick<Tier, 'hours' | 'out_of_hours'>;
  pool: Calendar | null;
}

export class PastClocks {
  private readonly terms = new Map<string, Terms | null>();

  private constructor(
    private readonly from: Reader,
    private readonly reps: ReadonlyMap<string, Calendar>,
  ) {}

  /** Hours of people are those they have now: earlier ones are kept nowhere. */
  static async open(from: Reader, now: Date): Promise<PastClocks> {
    const whereabouts = await loadWhereabouts(from, now);
    const everybody = await listEverybody(from);
    const calendars = everybody.map(
      (rep) => [rep.id, presenceOf(rep, whereabouts).calendar] as const,
    );
    return new PastClocks(from, new Map(calendars));
  }

  /** Null where the policy version is gone. */
  async calendarsOf(offer: PastOffer): Promise<ClockCalendars | null> {
    const terms = await this.termsOf(offer);
    const rep = this.reps.get(offer.repId) ?? ALWAYS;
    return terms && pastCalendars(terms.tier, offer.madeAt, { rep, pool: terms.pool });
  }

  private async termsOf(offer: PastOffer): Promise<Terms | null> {
    const key = JSON.stringify([offer.policyVersion, offer.tier, offer.poolId]);
    const known = this.terms.get(key);
    if (known !== undefined) return known;
    const terms = await this.loadTerms(offer);
    this.terms.set(key, terms);
    return terms;
  }

  private async loadTerms({ policyVersion, tier, poolId }: PastOffer): Promise<Terms | null> {
    const policy = await loadPolicyVersion(this.from, policyVersion);
    if (!policy) return null;
    const pool = policy.pools.get(poolId ?? '');
    return { tier: policy.tier(tier), pool: pool ? await poolCalendar(this.from, pool) : null };
  }
}
