import { ENGAGEMENT_WORDS } from '../../../../blocks/words.ts';
import { AppError } from '../../../../errors.ts';
import { TOUCH_KINDS } from '../../../../routing/model/working/engagement.ts';
import type { Context } from '../../../../services/context.ts';
import { logTouch } from '../../../../services/ownership/log-touch.ts';
import { findLeadId } from '../../find.ts';
import { snakeKeys } from '../../format.ts';
import { refusalFault } from '../../refusal.ts';
import type { Answer, Shell } from '../../shell.ts';
import { readWord } from '../../usage.ts';

export interface TouchOptions {
  kind: string;
  connected?: boolean;
  note?: string;
}

export async function touch(
  ctx: Context,
  { deps }: Shell,
  { id, kind: word, connected = false, note }: Touching,
): Promise<Answer> {
  const kind = readWord('kind of touch', word, TOUCH_KINDS);
  const leadId = await findLeadId(ctx, id);
  const was = await logTouch(ctx, { leadId, kind, connected, note, actor: deps.actor });
  if (was.outcome === 'logged') {
    const stands = `${was.company} stands at: ${ENGAGEMENT_WORDS[was.engagement]}.`;
    const lines = [`Logged. ${stands}`, `Next: baton lead show ${leadId}`];
    return { json: snakeKeys(was), lines };
  }
  if (was.outcome !== 'not_claimed') throw refusalFault(was, leadId);
  const message = `${was.company} is not claimed, so there is no touch to log; assign it first.`;
  throw new AppError('conflict.lead_not_claimed', message);
}

interface Touching extends Omit<TouchOptions, 'note'> {
  id: string;
  note: string | null;
}
