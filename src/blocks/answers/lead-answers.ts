import type { Contact, LeadSummary } from '../../routing/model/cards/cards.ts';
import type { LeadStanding } from '../../routing/model/cards/standings/lead-standing.ts';
import type { StoryView } from '../../routing/model/cards/standings/story.ts';
import type { Engagement } from '../../routing/model/working/engagement.ts';
import { type Phrase, say } from '../../words/say.ts';
import { isToday, type Reader } from '../../words/time.ts';
import { LEAD_RESTORE, LEAD_SHOW, LEAD_WHY } from '../action-ids.ts';
import { contactLine, manners, personLine, quoted } from '../cards/lead-lines.ts';
import { button } from '../elements.ts';
import { SHOWN } from '../limits.ts';
import { aliasLine, nextLine, repeatLine, standingLine } from '../parts/lead-standing.ts';
import { cut, dotted, lined, mrkdwn, type SafeText } from '../text.ts';
import { slackTime } from '../time.ts';
import { ENGAGEMENT_WORDS, priorityWord } from '../words.ts';
import { type Answer, answer } from './answer.ts';

/** Answers about one lead. */

/** With no contact where it is not known, or not for whoever asks. */
interface Shown extends Contact {
  lead: LeadSummary;
  engagement: Engagement;
  /** What it brought, in words. */
  worth: string | null;
  /** Did what somebody typed in join it? */
  joined?: boolean;
}

const JOINED = say`This person has an open lead already, and what you typed joined it.`;

/** What it is, since when and why, and what comes next; then who it is from. */
export function leadShown(shown: Shown, now: LeadStanding, reader: Reader): Answer {
  const { lead, engagement, worth } = shown;
  return answer(
    lined(
      sentence(shown.joined ? JOINED : null),
      sentence(aliasLine(now)),
      mrkdwn`${standingLine(lead, now, reader)}`,
      sentence(nextLine(now, reader)),
      sentence(repeatLine(now, reader)),
      personLine(lead),
      contactLine(shown),
      manners(lead),
      quoted(lead.message),
      dotted(
        mrkdwn`came ${slackTime(lead.receivedAt, reader)}`,
        mrkdwn`${lead.tier}`,
        mrkdwn`${priorityWord(lead.priority)}`,
        lead.meetingAt ? mrkdwn`meeting ${slackTime(lead.meetingAt, reader)}` : null,
        isReached(engagement) ? mrkdwn`${ENGAGEMENT_WORDS[engagement]}` : null,
        worth ? mrkdwn`${worth}` : null,
        lead.test ? mrkdwn`test` : null,
        mrkdwn`${lead.leadId}`,
      ),
    ),
    button({ label: say`Full story`, action: LEAD_WHY, value: { lead: lead.leadId } }),
    ...(now.state === 'closed' ? [restoreButton(lead, now)] : []),
  );
}

function isReached(engagement: Engagement): boolean {
  return engagement !== 'untouched' && engagement !== 'none';
}

/** To whoever closed it, or to be routed anew. */
function restoreButton({ leadId }: LeadSummary, { repName }: LeadStanding) {
  const label = repName ? say`Reopen` : say`Restore`;
  return button({ label, action: LEAD_RESTORE, value: { lead: leadId } });
}

/** The answer first, then what is planned next, then the way to everything else. */
export function leadWhy(story: StoryView, now: Date): Answer {
  const value = { lead: story.lead.leadId };
  return answer(
    lined(mrkdwn`${cut(story.headline, 500)}`, next(story, { timeZone: story.timeZone, now })),
    button({ label: say`Full story`, action: LEAD_WHY, value }),
    button({ label: say`Show the lead`, action: LEAD_SHOW, value }),
  );
}

function next({ timeline }: StoryView, reader: Reader): SafeText | null {
  const first = timeline.find((line) => line.planned);
  if (!first) return null;
  const at = slackTime(first.at, reader);
  const what = cut(first.text, SHOWN.line);
  return isToday(first.at, reader)
    ? mrkdwn`Next: at ${at} ${what}.`
    : mrkdwn`Next: ${at}, ${what}.`;
}

function sentence(words: Phrase | null): SafeText | null {
  return words === null ? null : mrkdwn`${words}`;
}
