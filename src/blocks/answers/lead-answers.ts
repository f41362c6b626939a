import type { LeadRow, LeadSummary, StoryView } from '../../routing/model/cards.ts';
import { LEAD_RESTORE, LEAD_SHOW, LEAD_WHY } from '../action-ids.ts';
import { personLine } from '../cards/lead-lines.ts';
import { button } from '../elements.ts';
import { SHOWN } from '../limits.ts';
import { cut, dotted, leadName, lined, mrkdwn, type SafeText } from '../text.ts';
import { type Reader, slackTime } from '../time.ts';
import { priorityWord } from '../words.ts';
import { type Answer, answer } from './answer.ts';

/** Answers about one lead. */

type Standing = Pick<LeadRow, 'state' | 'repName' | 'dueAt'>;

export function leadShown(lead: LeadSummary, now: Standing, reader: Reader): Answer {
  const message = lead.message ? mrkdwn`> ${cut(lead.message, SHOWN.message)}` : null;
  return answer(
    lined(
      mrkdwn`*${leadName(lead)}* · ${standing(now, reader)}`,
      personLine(lead),
      message,
      dotted(
        mrkdwn`came ${slackTime(lead.receivedAt, reader)}`,
        mrkdwn`${lead.tier}`,
        mrkdwn`${priorityWord(lead.priority)}`,
        lead.test ? mrkdwn`test` : null,
        mrkdwn`${lead.leadId}`,
      ),
    ),
    button({ label: 'Full story', action: LEAD_WHY, value: { lead: lead.leadId } }),
    ...(now.state === 'closed' ? [restoreButton(lead, now)] : []),
  );
}

/** To whoever closed it, or to be routed anew. */
function restoreButton({ leadId }: LeadSummary, { repName }: Standing) {
  const label = repName ? 'Reopen' : 'Restore';
  return button({ label, action: LEAD_RESTORE, value: { lead: leadId } });
}

/** The answer first, then what is planned next, then the way to everything else. */
export function leadWhy(story: StoryView, now: Date): Answer {
  const value = { lead: story.lead.leadId };
  return answer(
    lined(mrkdwn`${cut(story.headline, 500)}`, next(story, { timeZone: story.timeZone, now })),
    button({ label: 'Full story', action: LEAD_WHY, value }),
    button({ label: 'Show the lead', action: LEAD_SHOW, value }),
  );
}

function next({ timeline }: StoryView, reader: Reader): SafeText | null {
  const first = timeline.find((line) => line.planned);
  return first ? mrkdwn`Next: ${slackTime(first.at, reader)} ${cut(first.text, SHOWN.line)}` : null;
}

function standing({ state, repName, dueAt }: Standing, reader: Reader): SafeText {
  const until = dueAt ? mrkdwn` until ${slackTime(dueAt, reader)}` : mrkdwn``;
  return repName ? mrkdwn`${state}, with ${repName}${until}` : mrkdwn`${state}`;
}
