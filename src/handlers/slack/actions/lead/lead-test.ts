import { sendTestLead } from '../../../../services/people/send-test-lead.ts';
import { testLeadAnswer } from '../../answers/test-lead-answer.ts';
import type { Click } from '../click.ts';

/** Send a test lead: to whoever presses. */
export async function sendTest(click: Click): Promise<unknown> {
  const { ctx, actor, repId } = click;
  return click.tell(testLeadAnswer(await sendTestLead(ctx, { repId, actor }), null));
}
