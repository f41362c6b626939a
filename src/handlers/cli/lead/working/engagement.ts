import { ENGAGEMENT_WORDS } from '../../../../blocks/words.ts';
import { ENGAGEMENTS } from '../../../../routing/model/working/engagement.ts';
import type { Context } from '../../../../services/context.ts';
import { setEngagement } from '../../../../services/ownership/set-engagement.ts';
import { english } from '../../../../words/say.ts';
import { findLeadId } from '../../find.ts';
import { snakeKeys } from '../../format.ts';
import { refusalFault } from '../../refusal.ts';
import type { Answer, Shell } from '../../shell.ts';
import { readWord } from '../../usage.ts';

export async function correctEngagement(
  ctx: Context,
  { deps }: Shell,
  { id, status }: { id: string; status: string },
): Promise<Answer> {
  const engagement = readWord('engagement', status, ENGAGEMENTS);
  const leadId = await findLeadId(ctx, id);
  const was = await setEngagement(ctx, { leadId, engagement, actor: deps.actor });
  if (was.outcome !== 'set' && was.outcome !== 'unchanged') throw refusalFault(was, leadId);
  const before = was.outcome === 'set' ? '' : ', as before';
  const stands = `${was.company} stands at: ${english(ENGAGEMENT_WORDS[engagement])}${before}.`;
  return { json: snakeKeys(was), lines: [stands, `Next: baton lead show ${leadId}`] };
}
