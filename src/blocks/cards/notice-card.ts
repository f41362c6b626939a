import type { KnownBlock } from '@slack/web-api';
import type { NoticeCard } from '../../routing/model/cards/cards.ts';
import { spelled } from '../../words/reading.ts';
import { say } from '../../words/say.ts';
import { AWAY_BACK, LEAD_SHOW, OFFER_UNSEEN } from '../action-ids.ts';
import { actions, button, header, type Rendered, rendered, section } from '../elements.ts';
import { SHOWN } from '../limits.ts';
import { cut, joined, lined, mention, mrkdwn, spaced } from '../text.ts';
import { quoted } from './lead-lines.ts';

/** A page or a notice about no single running offer; its lines stay lines. */
export function noticeCard({
  title,
  text,
  quote = null,
  people = [],
  leadId,
  comesBack,
  hidesNames = false,
}: NoticeCard): Rendered {
  const body = joined(
    spelled(text)
      .split('\n')
      .map((line) => mrkdwn`${line}`),
    '\n',
  );
  const wrote = quote ? mrkdwn`“${cut(quote, SHOWN.message)}”` : null;
  const choices = comesBack ? mrkdwn`I am back or Check my notifications.` : null;
  const heard = hidesNames
    ? mrkdwn`News about a lead. Show the lead.`
    : spaced(mrkdwn`${title}. ${body}`, wrote, choices);
  return rendered(heard, [
    header(title),
    section(lined(body, quoted(quote), joined(people.map(mention), ', '))),
    ...(leadId ? [actions(showButton(leadId))] : []),
    ...(comesBack ? [comingBack()] : []),
  ]);
}

function showButton(leadId: string) {
  return button({ label: say`Show the lead`, action: LEAD_SHOW, value: { lead: leadId } });
}

function comingBack(): KnownBlock {
  return actions(
    button({ label: say`I am back`, action: AWAY_BACK, primary: true }),
    button({ label: say`Check my notifications`, action: OFFER_UNSEEN }),
  );
}
