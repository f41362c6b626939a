/** Promises the news of an outage: a page past Slack, and of the CRM's a notice to ops as well. */

import { countWaiting } from '../../../db/delivery/outbox-store.ts';
import { countUndelivered } from '../../../db/leads/offer-store.ts';
import type { Outage } from '../../../db/workspace/settings-store.ts';
import { promise, type Step } from '../step.ts';

export interface OutageNews {
  destination: 'slack' | 'crm';
  news: 'down' | 'up';
  outage: Outage;
}

export async function tellOutage(
  step: Step,
  { destination, news, outage }: OutageNews,
): Promise<void> {
  const waiting =
    destination === 'slack'
      ? await countUndelivered(step.tx)
      : await countWaiting(step.tx, destination);
  const lastedMs = Math.max(0, step.now.getTime() - Date.parse(outage.since));
  const kind = outage.kind === 'revoked' && news === 'down' ? 'revoked' : news;
  const payload = { since: outage.since, lastedMs, waiting };
  await page(step, { kind: `page.${destination}_${kind}`, payload });
  if (destination !== 'crm') return;
  await promise(step, {
    destination: 'slack',
    kind: 'notice',
    leadId: null,
    stream: 'crm-outage',
    payload: { notice: `crm_${news}`, ...payload },
  });
}

/** Past Slack they were paged; in Slack itself they can be told only now. */
export async function tellOfAccess(step: Step, lastedMs: number): Promise<void> {
  await promise(step, {
    destination: 'slack',
    kind: 'notice',
    leadId: null,
    payload: { notice: 'access_back', lastedMs, waiting: await countUndelivered(step.tx) },
    urgency: 1,
  });
}

/** Nothing is promised to a pager that nobody has set. */
export async function page(
  step: Step,
  message: { kind: string; leadId?: string; payload: Record<string, string | number | null> },
): Promise<void> {
  if (!step.ctx.pages) return;
  const { kind, payload, leadId = null } = message;
  await promise(step, { destination: 'page', kind, leadId, stream: 'page', payload, urgency: 1 });
}
