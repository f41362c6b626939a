/** Sends a rep what their day begins with, drawn from the state at this moment. */
import type { OutboxRecord } from '../../db/delivery/outbox-store.ts';
import type { Messenger } from '../../ports.ts';
import type { MorningCard, TeamWeekCard, WeekCard } from '../../routing/model/cards/cards.ts';
import { loadMorningCard, loadTeamWeekCard, loadWeekCard } from '../cards/load-morning.ts';
import type { Context } from '../context.ts';
import { idOf } from '../delivery/message-ids.ts';
import type { Sent } from '../delivery/send.ts';
import { slackUserOfRep } from '../delivery/senders/slack-user-of.ts';

type OwnCard = MorningCard | WeekCard | TeamWeekCard;
type Load = (ctx: Context, repId: string) => Promise<OwnCard | null>;

function sendOwn(load: Load) {
  return async (ctx: Context, messenger: Messenger, message: OutboxRecord): Promise<Sent> => {
    const repId = idOf(message, 'repId');
    const card = await load(ctx, repId);
    if (!card) return {};
    await messenger.post(await slackUserOfRep(ctx, repId), card);
    return { reached: true };
  };
}

export const sendMorningList = sendOwn(loadMorningCard);
export const sendWeeklyNumbers = sendOwn(loadWeekCard);
export const sendTeamNumbers = sendOwn(loadTeamWeekCard);
