/** Says where a rep is reached in Slack; nobody there counts as refused. */
import { findRepById } from '../../../db/workspace/team-store.ts';
import { AppError } from '../../../errors.ts';
import type { Context } from '../../context.ts';

export async function slackUserOfRep(ctx: Context, repId: string): Promise<string> {
  const rep = await findRepById(ctx.db.read, repId);
  if (rep?.slackUserId) return rep.slackUserId;
  throw new AppError('upstream.refused', `Rep ${repId} has no Slack user.`, {
    details: { word: 'user_not_found' },
  });
}
