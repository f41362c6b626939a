import { listed } from '../../../words/lists.ts';
import { type Slot, say } from '../../../words/say.ts';
import { SHOWN } from '../../limits.ts';
import { cut, leadFirst, leadName, mrkdwn } from '../../text.ts';
import { everyOf } from '../../words.ts';
import { type Answer, answer } from '../answer.ts';

/** What somebody hears who presses a button in a pool's channel. */

interface Called {
  company: string;
  /** Where they are not of it. */
  pool: string | null;
  /** What is in the way, as a sentence to them without its full stop. */
  why: Slot | null;
  /** Who can claim it. */
  asked: readonly string[];
}

/** They cannot claim it: what is in the way, else for whom it is. */
export function notAsked({ company, pool, why, asked }: Called): Answer {
  const who = everyOf(asked);
  if (why) {
    return answer(mrkdwn`You cannot claim ${leadName({ company })}. ${why}. It is for ${who}.`);
  }
  const name = leadFirst({ company });
  if (pool) return answer(mrkdwn`${name} is for the pool ${pool}: ${who}.`);
  return answer(mrkdwn`${name} is for those who could take it when it came: ${who}.`);
}

const MOST_NAMED = 10;

/** The first ten by name. */
export function whoCanClaim({ company, names }: { company: string; names: string[] }): Answer {
  const shown = names.slice(0, MOST_NAMED).map((name) => cut(name, SHOWN.person));
  const more = names.length - shown.length;
  const who = listed(more > 0 ? [...shown, say`${more} more`] : shown);
  return answer(mrkdwn`${who} can claim ${leadName({ company })}.`);
}
