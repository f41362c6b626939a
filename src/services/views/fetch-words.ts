/** Puts into words that a system does not let us ask for the leads it announces. */
import type { Reader } from '../../db/database.ts';
import { countWaitingFetches } from '../../db/intake/fetch-store.ts';
import { readSetting } from '../../db/workspace/settings-store.ts';
import { type FetchedSystem, isFetchedSystem } from '../../routing/model/fetched.ts';
import { productName } from '../../routing/model/workspace/products.ts';
import { counted } from '../../words/numbers.ts';
import { type Phrase, say } from '../../words/say.ts';
import { momentWords } from './outage-words.ts';

const OBJECTS: Record<FetchedSystem, Phrase> = {
  hubspot: say`contacts`,
  meta: say`leads`,
  pipedrive: say`persons`,
};

/** Null while it lets us ask. */
export async function fetchDeniedWords(
  from: Reader,
  system: string,
): Promise<{ title: Phrase; text: Phrase } | null> {
  const denial = (await readSetting(from, 'fetch_denied'))?.[system];
  if (!denial || !isFetchedSystem(system)) return null;
  const { variable, word } = denial;
  const since = momentWords(denial.since);
  const { n } = await countWaitingFetches(from);
  const wait = counted(n, 'announced lead waits', 'announced leads wait');
  const denied =
    word === 'not_set'
      ? say`${variable} is not set, since ${since}.`
      : say`${variable} is not accepted (${word.replace('_', ' ')}), since ${since}.`;
  const title = say`${productName(system)} does not hand out its leads`;
  const text = say`${denied} ${wait}, and none is lost. Set ${variable} to a token that may read its ${OBJECTS[system]}, then restart.`;
  return { title, text };
}
