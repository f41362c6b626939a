import type { NoticeCard } from '../../routing/model/cards.ts';
import { LEAD_SHOW } from '../action-ids.ts';
import { actions, button, header, type Rendered, rendered, section } from '../elements.ts';
import { joined, mrkdwn } from '../text.ts';

/** A page or a notice about no single running offer; its lines stay lines. */
export function noticeCard({ title, text, leadId }: NoticeCard): Rendered {
  const body = joined(
    text.split('\n').map((line) => mrkdwn`${line}`),
    '\n',
  );
  return rendered(mrkdwn`${title}. ${body}`, [
    header(title),
    section(body),
    ...(leadId ? [actions(showButton(leadId))] : []),
  ]);
}

function showButton(leadId: string) {
  return button({ label: 'Show the lead', action: LEAD_SHOW, value: { lead: leadId } });
}
