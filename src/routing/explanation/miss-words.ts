/** Says in plain words why a condition was not met; machines are told its fields and values. */
import { type Phrase, say } from '../../words/say.ts';
import { type Reason, reasonWords } from '../model/reasons.ts';
import { fieldLabel, truthOf } from '../policy/doc/condition-words.ts';
import { findField } from '../policy/fields.ts';

/** Any other reason reads as it always does. */
export function missWords(why: Reason, timeZone: string): Phrase {
  if (why.code !== 'rule.not_matched') return reasonWords(why, timeZone);
  const { field: path = '', found = '', expected = '' } = why.data ?? {};
  if (path === 'any') return say`none of these is so: ${expected}`;
  if (path === 'not') return say`it is not for ${foundWords(String(found))}`;
  if (path === 'account.status') return say`the account is not marked ${expected}`;
  const field = findField(String(path));
  const label = fieldLabel(String(path));
  if (found === 'nothing') return say`it asks for ${label} ${expected}, and none is known`;
  if (field?.type === 'boolean') return say`${truthOf(field.path, found === 'true')}`;
  return say`it asks for ${label} ${expected}, and this has ${found}`;
}

/** `company.country ES` is `country ES`. */
function foundWords(found: string): string {
  const [path = '', ...values] = found.split(' ');
  return findField(path) ? [fieldLabel(path), ...values].join(' ') : found;
}
