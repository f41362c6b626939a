import type { KnownBlock } from '@slack/web-api';
import type { Overview, SourceGlance } from '../../../routing/model/cards/standings/overview.ts';
import { counted } from '../../../words/numbers.ts';
import { say } from '../../../words/say.ts';
import type { Reader } from '../../../words/time.ts';
import { SETUP_SOURCE } from '../../action-ids.ts';
import { actions, button, context, header, section } from '../../elements.ts';
import { SHOWN } from '../../limits.ts';
import { firstRows } from '../../paging.ts';
import { cut, dotted, lined, mrkdwn, type SafeText } from '../../text.ts';
import { slackDate, slackTime } from '../../time.ts';

/** Where leads come from, and what comes; a source that has gone quiet says so. */
export function sourceRows({ sources, paused }: Overview, reader: Reader): KnownBlock[] {
  const draw = (one: SourceGlance) => [section(sourceLine(one, reader))];
  const shown = {
    max: SHOWN.sourceRows,
    where: say`ask whoever runs the server for baton source list`,
    draw,
  };
  const none = section(mrkdwn`*No lead source yet*, so no lead can arrive.`);
  return [
    header(say`Sources: ${sources.length}`),
    ...(paused ? [context(mrkdwn`Everything is paused: what comes in waits on hold.`)] : []),
    ...(sources.length === 0 ? [none] : firstRows(sources, shown)),
    actions(button({ label: say`Connect`, action: SETUP_SOURCE, spoken: say`Connect a source` })),
  ];
}

/** "website (generic) · 12 leads in 7 days · the last at 10:05". */
function sourceLine(source: SourceGlance, reader: Reader): SafeText {
  const name = mrkdwn`*${cut(source.id, 64)}* (${source.kind})`;
  return lined(dotted(name, ...arrivals(source, reader)), doorLine(source));
}

function arrivals({ kind, lastAt, recent }: SourceGlance, reader: Reader): SafeText[] {
  if (kind === 'signals') return [mrkdwn`tells what companies do, brings no leads`];
  if (kind === 'crm') return [mrkdwn`tells what became of leads, brings none`];
  if (lastAt === null) return [mrkdwn`no lead yet`];
  if (recent === 0) {
    return [mrkdwn`quiet: no new lead in 7 days, the last came on ${slackDate(lastAt, reader)}`];
  }
  const last = mrkdwn`the last came at ${slackTime(lastAt, reader)}`;
  return [mrkdwn`${counted(recent, 'lead')} in 7 days`, last];
}

function doorLine({ door }: SourceGlance): SafeText | null {
  if (door.is === 'guarded') return null;
  return door.is === 'open'
    ? mrkdwn`Anybody can send leads here. Give it another auth than none in sources.yml.`
    : mrkdwn`It answers 401 until ${door.variable} is set on the server.`;
}
