import type { KnownBlock } from '@slack/web-api';
import type { HomeView } from '../../routing/model/cards/cards.ts';
import { listed } from '../../words/lists.ts';
import { say } from '../../words/say.ts';
import { actions, context, section } from '../elements.ts';
import { mrkdwn } from '../text.ts';
import { joinButton } from './join-button.ts';

/** Home for anybody who is not on the roster. */
export function homeGuest({ admins, mayAsk }: HomeView): KnownBlock[] {
  if (admins.length === 0) {
    return [section(mrkdwn`Baton gives each new lead to one rep. Nobody runs it here yet.`)];
  }
  const runs = admins.length === 1 ? 'runs' : 'run';
  return [
    section(mrkdwn`Baton gives each new lead to one rep. ${listed(admins)} ${runs} it here.`),
    context(mrkdwn`To hand over a lead or to get leads yourself, ask ${listed(admins, 'or')}.`),
    ...(mayAsk === null ? [] : [actions(joinButton(say`Ask to join`))]),
  ];
}
