/** Keeps what companies showed elsewhere, and lets the router look at their leads again. */
import { findCompanyKeys, insertSignals, wakeLeadsOf } from '../../../db/knowledge/signal-store.ts';
import type { FoundSignal } from '../../../routing/intake/read-signals.ts';
import type { LeadState } from '../../../routing/model/lead.ts';
import type { Source } from '../../../routing/model/workspace/source.ts';
import { audit, type Step } from '../step.ts';
import { LIVING_MS } from './take-touch.ts';

/** Nobody has them yet: how urgent they are says who gets them, and when. */
const UNCLAIMED: LeadState[] = ['received', 'scheduled', 'held', 'quarantined', 'offered'];

export interface SignalsOf {
  source: Source;
  deliveryId: string;
  signals: FoundSignal[];
}

/** No lead is opened for them. */
export async function takeSignals(step: Step, of: SignalsOf): Promise<void> {
  const { ctx, tx, now } = step;
  const { source, deliveryId, signals } = of;
  const domains = [...new Set(signals.map((signal) => signal.domain))];
  const rows = signals.map(({ domain, ...signal }) => {
    const accountKey = `domain:${domain}`;
    return { id: ctx.newId('sgn'), accountKey, source: source.id, deliveryId, ...signal };
  });
  await insertSignals(tx, rows);
  const accountKeys = await findCompanyKeys(tx, domains);
  const since = new Date(now.getTime() - LIVING_MS);
  const woken = await wakeLeadsOf(tx, { accountKeys, states: UNCLAIMED, since, at: now });
  const data = { source: source.id, signals: signals.length, companies: domains.length, woken };
  await audit(step, { action: 'signals.received', subject: deliveryId, data });
}
