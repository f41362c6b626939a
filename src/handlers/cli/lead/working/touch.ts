import { ENGAGEMENT_WORDS } from '../../../../blocks/words.ts';
import { AppError } from '../../../../errors.ts';
import { TOUCH_KINDS } from '../../../../routing/model/working/engagement.ts';
import type { Context } from '../../../../services/context.ts';
import { logTouch } from '../../../../services/ownership/log-touch.ts';
import { english } from '../../../../words/say.ts';
import { findLeadId } from '../../find.ts';
import { snakeKeys } from '../../format.ts';
import { readMoment } from '../../look-ahead/read-options.ts';
import { printedTime } from '../../plain-words.ts';
import { refusalFault } from '../../refusal.ts';
import type { Answer, Shell } from '../../shell.ts';
import { readWord, wrongUsage } from '../../usage.ts';

export interface TouchOptions {
  kind: string;
  connected?: boolean;
  note?: string;
  next?: string;
}

export async function touch(
  ctx: Context,
  { deps, timeZone }: Shell,
  { id, kind: word, connected = false, note, next }: Touching,
): Promise<Answer> {
  const kind = readWord('kind of touch', word, TOUCH_KINDS);
  const leadId = await findLeadId(ctx, id);
  const reader = { timeZone, now: ctx.clock.now() };
  const nextBy = next === undefined ? null : readMoment(next, reader);
  const was = await logTouch(ctx, { leadId, kind, connected, note, nextBy, actor: deps.actor });
  if (was.outcome === 'logged') {
    const stands = `${was.company} stands at: ${english(ENGAGEMENT_WORDS[was.engagement])}.`;
    const due = was.nextBy ? ` Next touch by ${printedTime(was.nextBy, reader)}.` : '';
    const lines = [`Logged. ${stands}${due}`, `Next: baton lead show ${leadId}`];
    return { json: snakeKeys(was), lines };
  }
  if (was.outcome === 'past') throw wrongUsage('--next: that time has passed. Name a later one.');
  if (was.outcome === 'too_long') {
    const latest = printedTime(was.latest, reader);
    throw new AppError(
      'conflict.snooze_limit',
      `--next: until ${latest} at most; name an earlier one.`,
    );
  }
  if (was.outcome !== 'not_claimed') throw refusalFault(was, leadId);
  const message = `${was.company} is not claimed, so there is no touch to log; assign it first.`;
  throw new AppError('conflict.lead_not_claimed', message);
}

interface Touching extends Omit<TouchOptions, 'note'> {
  id: string;
  note: string | null;
}
