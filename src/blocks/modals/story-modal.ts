import type { KnownBlock, ModalView } from '@slack/web-api';
import type { StoryLine, StoryView } from '../../routing/model/cards/standings/story.ts';
import type { LeadState } from '../../routing/model/lead.ts';
import { type Phrase, say } from '../../words/say.ts';
import type { Reader } from '../../words/time.ts';
import { STORY_MODAL } from '../action-ids.ts';
import { contactLine, personLine } from '../cards/lead-lines.ts';
import { context, section, sections } from '../elements.ts';
import { SHOWN } from '../limits.ts';
import { cut, dotted, leadFirst, lined, mrkdwn, type SafeText } from '../text.ts';
import { slackTime } from '../time.ts';
import { priorityWord } from '../words.ts';
import { modal } from './modal.ts';

/** A view is refused over 250 KB, and escaping can make a line five times as long. */
const MAX_SECTIONS = 12;

/** The whole line of a lead: the answer first and who it is from, then why, then what happened. */
export function storyModal(story: StoryView, now: Date): ModalView {
  const reader = { timeZone: story.timeZone, now };
  return modal({
    callback: STORY_MODAL,
    title: say`Full story`,
    close: say`Close`,
    about: { lead: story.lead.leadId },
    blocks: [
      section(mrkdwn`${cut(story.headline, 500)}`),
      section(lined(personLine(story.lead), story.contact && contactLine(story.contact))),
      context(summary(story)),
      ...story.sections.slice(0, MAX_SECTIONS).flatMap(explained),
      ...happened(story, reader),
      ...planned(story, reader),
    ],
  });
}

const STATE_WORDS: Record<LeadState, Phrase> = {
  received: say`received`,
  scheduled: say`scheduled`,
  held: say`on hold`,
  quarantined: say`in quarantine`,
  offered: say`offered`,
  claimed: say`claimed`,
  working: say`worked on`,
  closed: say`closed`,
  erased: say`erased`,
};

function summary({ lead, state }: StoryView): SafeText {
  const priority = lead.priority.toFixed(2);
  return dotted(
    mrkdwn`${leadFirst(lead)}`,
    mrkdwn`priority ${priority} (${priorityWord(lead.priority)})`,
    mrkdwn`${STATE_WORDS[state]}`,
  );
}

function explained({ title, lines }: StoryView['sections'][number]): KnownBlock[] {
  const shown = lines.slice(0, SHOWN.lines).map((line) => mrkdwn`${cut(line, SHOWN.line)}`);
  const rest = lines.length - shown.length;
  const more = rest > 0 ? [mrkdwn`and ${rest} more`] : [];
  return sections([mrkdwn`*${cut(title, SHOWN.title)}*`, ...shown, ...more]);
}

/** The latest lines matter most, so the earlier ones are counted. */
function happened({ timeline }: StoryView, reader: Reader): KnownBlock[] {
  const past = timeline.filter((line) => !line.planned);
  if (past.length === 0) return [];
  const earlier = past.length - SHOWN.lines;
  const more = earlier > 0 ? [mrkdwn`${earlier} earlier lines, then`] : [];
  const latest = past.slice(-SHOWN.lines).map((line) => timed(line, reader));
  return sections([mrkdwn`*What happened since*`, ...more, ...latest]);
}

function planned({ timeline }: StoryView, reader: Reader): KnownBlock[] {
  const ahead = timeline.filter((line) => line.planned);
  const lines = ahead.slice(0, SHOWN.lines).map((line) => timed(line, reader));
  const rest = ahead.length - lines.length;
  const none = lines.length === 0 ? [mrkdwn`Nothing more is planned.`] : [];
  const more = rest > 0 ? [mrkdwn`and ${rest} more`] : [];
  return sections([mrkdwn`*What is planned next*`, ...lines, ...none, ...more]);
}

function timed({ at, text }: StoryLine, reader: Reader): SafeText {
  return mrkdwn`${slackTime(at, reader)} ${cut(text, SHOWN.line)}`;
}
