/** Promises one line in the thread of a lead in its manager channel: what became of it since. */
import { listEscalationCards } from '../../../db/delivery/card-store.ts';
import { findLadder } from '../../../db/delivery/ladder-store.ts';
import { isUnderWay } from '../../../db/delivery/outbox-store.ts';
import { promise, type Step } from '../step.ts';

/** `went_on`: another rep is asked now. */
export const THREAD_NEWS = ['went_on', 'on_it', 'settled'] as const;
export type ThreadNews = (typeof THREAD_NEWS)[number];

/** Nothing where no message about the lead stands in Slack or is under way. */
export async function tellThread(
  step: Step,
  leadId: string,
  { news, offerId = null }: { news: ThreadNews; offerId?: string | null },
): Promise<void> {
  const stream = `escalation:${leadId}`;
  const isPosted = (await listEscalationCards(step.tx, leadId)).length > 0;
  if (!isPosted && !(await isUnderWay(step.tx, stream))) return;
  await promise(step, {
    destination: 'slack',
    kind: 'escalation_news',
    leadId,
    stream,
    payload: { leadId, news, offerId },
  });
}

/** Only while the lead climbs: whom it was given to at first, everybody sees on their own card. */
export async function tellWentOn(step: Step, leadId: string, offerId: string): Promise<void> {
  if (!(await findLadder(step.tx, leadId))) return;
  await tellThread(step, leadId, { news: 'went_on', offerId });
}
