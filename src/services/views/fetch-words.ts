/** Puts into words that a system does not let us ask for the leads it announces. */
import type { Reader } from '../../db/database.ts';
import { countWaitingFetches } from '../../db/intake/fetch-store.ts';
import { readSetting } from '../../db/workspace/settings-store.ts';
import { FETCHED_NAMES, isFetchedSystem } from '../../routing/model/fetched.ts';
import { momentWords, waitWords } from './outage-words.ts';

/** Null while it lets us ask. */
export async function fetchDeniedWords(
  from: Reader,
  system: string,
): Promise<{ title: string; text: string } | null> {
  const denial = (await readSetting(from, 'fetch_denied'))?.[system];
  if (!denial || !isFetchedSystem(system)) return null;
  const { variable, word, since } = denial;
  const { n } = await countWaitingFetches(from);
  const { system: name, object } = FETCHED_NAMES[system];
  const found = word === 'not_set' ? 'is not set' : `is not accepted (${word.replace('_', ' ')})`;
  const title = `${name} does not hand out its leads`;
  const text =
    `${variable} ${found}, since ${momentWords(since)}. ${waitWords(n, 'announced lead')}, ` +
    `and none is lost. Set ${variable} to a token that may read its ${object}s, then restart.`;
  return { title, text };
}
