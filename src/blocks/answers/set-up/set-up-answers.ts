import type { KnownBlock } from '@slack/web-api';
import { chained } from '../../../words/lists.ts';
import { counted } from '../../../words/numbers.ts';
import { type Phrase, type Slot, say } from '../../../words/say.ts';
import { context, divider, rendered, section } from '../../elements.ts';
import { firstRows } from '../../paging.ts';
import { channelLink, cut, lined, monospaced, mrkdwn } from '../../text.ts';
import { type Answer, answer } from '../answer.ts';

/** What an admin is told while they set Baton up. */

export function tryingChannel(channel: string): Answer {
  return answer(
    mrkdwn`I am writing a line in ${channelLink(channel)} now. If I can't, a message says why.`,
  );
}

export function unknownChannel(): Answer {
  return answer(mrkdwn`Nothing goes to that channel any more, so there is nothing to check.`);
}

export function noChannelPicked(): Phrase {
  return say`Pick a channel of this workspace.`;
}

export function repsTold(people: number): Answer {
  if (people === 0) return answer(mrkdwn`Everybody knows already. Nothing was sent.`);
  return answer(mrkdwn`${counted(people, 'message')} on the way, one for each rep.`);
}

export function tellLater(): Answer {
  return answer(mrkdwn`Nobody was told. My Home tab has the button when you want it.`);
}

export function backupElsewhere(): Answer {
  return answer(mrkdwn`Noted: copies are made elsewhere. I do not ask again.`);
}

/** Plain words, to be copied into a message of one's own. */
export function ownWords({ by, channel }: { by: string; channel: string | null }): Answer {
  const lines = [
    say`From now on our new leads come through Baton, as a direct message in Slack.`,
    say`When a lead is yours, press Claim or Decline. No answer in time, and it goes to the next rep.`,
    say`Set your hours in the Home tab of Baton, and press Set Away there when you go out.`,
    ...(channel ? [say`Unclaimed leads are told in our manager channel.`] : []),
    say`Questions? Ask ${cut(by, 80)}.`,
  ];
  return rendered(mrkdwn`A text to copy.`, [
    section(mrkdwn`Copy this, change what you like, and send it where your reps read it.`),
    section(monospaced(lines)),
  ]);
}

export interface SourceRow {
  id: string;
  kind: string;
  url: string;
  /** Where the address is entered, or what to mind. */
  notes: Slot[];
  /** A call that sends a test lead; empty where only a product can. */
  curl: string[];
}

const MOST = 5;
const MOST_CURL = 2_000;

/** The address of each source, and a line to try it with, as `baton source url` prints them. */
export function sourceAddresses(rows: readonly SourceRow[]): Answer {
  if (rows.length === 0) {
    return answer(
      lined(
        mrkdwn`*No lead source yet*, so no lead can arrive.`,
        mrkdwn`Whoever runs the server writes one into sources.yml and runs baton apply DIR:`,
        monospaced(['- { id: website, kind: generic, channel: web }']),
      ),
    );
  }
  const shown = {
    max: MOST,
    where: say`ask whoever runs the server for baton source url ID`,
    draw: sourceBlocks,
  };
  return rendered(mrkdwn`How leads come in.`, firstRows(rows, shown));
}

function sourceBlocks({ id, kind, url, notes, curl }: SourceRow): KnownBlock[] {
  const isShort = curl.join('\n').length <= MOST_CURL;
  return [
    section(lined(mrkdwn`*${cut(id, 64)}* (${kind})`, monospaced([url]))),
    ...(curl.length > 0 && isShort ? [section(monospaced(curl))] : []),
    context(mrkdwn`${cut(chained([...notes, say`More: baton source url ${id}`], ' '), 600)}`),
    divider(),
  ];
}
