import type { StoryLine } from '../../../routing/model/cards/standings/story.ts';
import type { Context } from '../../../services/context.ts';
import { type Explanation, explainLead } from '../../../services/look-up/explain-lead.ts';
import { loadStory } from '../../../services/look-up/load-story.ts';
import { english } from '../../../words/say.ts';
import type { Reader } from '../../../words/time.ts';
import { findAskedId, noLead } from '../find.ts';
import { aligned } from '../format.ts';
import { printedTime } from '../plain-words.ts';
import type { Answer, Shell } from '../shell.ts';

/** For machines the whole record; for people the story that Slack tells under *Why me?*. */
export async function explain(ctx: Context, { timeZone }: Shell, id: string): Promise<Answer> {
  const leadId = await findAskedId(ctx, id);
  const explanation = await explainLead(ctx, { leadId });
  const story = await loadStory(ctx, { leadId, userId: null, timeZone });
  if (explanation === null || story === null) throw noLead(id, null);
  const reader = { timeZone, now: ctx.clock.now() };
  const past = story.timeline.filter((line) => !line.planned);
  const ahead = story.timeline.filter((line) => line.planned);
  const lines = [
    english(story.headline),
    ...story.sections.flatMap((one) => section(english(one.title), one.lines.map(english))),
    ...section('What happened since', timeLines(past, reader)),
    ...section('What is planned next', timeLines(ahead, reader)),
    ...section('Outbox', outboxLines(explanation)),
    '',
    `Next: baton lead show ${leadId}`,
  ];
  return { json: explanation, lines };
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', title, ...lines.map((line) => `  ${line}`)];
}

function timeLines(lines: readonly StoryLine[], reader: Reader): string[] {
  return aligned(lines.map(({ at, text }) => [printedTime(at, reader), english(text)]));
}

/** Each row tells what was promised, where to, and whether it left. */
function outboxLines({ outbox }: Explanation): string[] {
  const messages = outbox as Record<
    'kind' | 'destination' | 'state' | 'last_error',
    string | null
  >[];
  return aligned(
    messages.map((one) =>
      [one.destination, one.kind, one.state, one.last_error].map((x) => x ?? ''),
    ),
  );
}
