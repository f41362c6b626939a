/** Says in plain words why a condition was not met; machines are told its fields and values. */
import { type Phrase, type Slot, say } from '../../words/say.ts';
import { type Reason, reasonWords, textIn } from '../model/reasons.ts';
import { discreet } from '../policy/describe-found.ts';
import { anyWords, conditionWords, wantedWords } from '../policy/doc/condition-words.ts';
import { fieldLabel, truthOf } from '../policy/doc/field-words.ts';
import { findField } from '../policy/fields.ts';

/** Any other reason reads as it always does. */
export function missWords(why: Reason, timeZone: string): Phrase {
  if (why.code !== 'rule.not_matched') return reasonWords(why, timeZone);
  const [path, found, asks] = [textIn(why, 'field'), textIn(why, 'found'), textIn(why, 'asks')];
  // Older releases kept the English words alone.
  const wanted = asks === '' ? textIn(why, 'expected') : discreet(askedWords(asks));
  if (path === 'any') return say`none of these is so: ${wanted}`;
  if (path === 'not') return say`it is not for leads where ${asks === '' ? found : wanted}`;
  if (path === 'account.status') return say`the account is not marked ${wanted}`;
  const label = fieldLabel(path);
  if (found === 'nothing') return say`it asks for ${label} ${wanted}, and none is known`;
  const isSo = findField(path)?.type === 'boolean';
  if (isSo) return truthOf(path, found === 'true');
  return say`it asks for ${label} ${wanted}, and this has ${foundWords(found)}`;
}

/** Of a message only its length is kept. */
function foundWords(found: string): Slot {
  const [, length] = /^a text of (\d+) characters$/.exec(found) ?? [];
  return length === undefined ? found : say`a text of ${length} characters`;
}

/** What is asked for, without the field of a single test. */
function askedWords(asks: string): Phrase {
  const [path = '', value] = Object.entries(JSON.parse(asks) as object)[0] ?? [];
  if (path === 'any') return anyWords(value);
  if (path === 'not') return conditionWords(value);
  return wantedWords(path, value);
}
