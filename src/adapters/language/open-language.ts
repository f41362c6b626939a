import { readFileSync } from 'node:fs';
import { AppError } from '../../errors.ts';
import { readDictionary } from '../../words/dictionary.ts';
import { ENGLISH, type Language } from '../../words/language.ts';

const MOST_SHOWN = 5;

/**
 * The language of cards, Home and answers; English where no file is named.
 *
 * @throws AppError `input.environment` that names the text at fault and what is expected of it
 */
export function openLanguage(file: string | undefined): Language {
  if (file === undefined) return ENGLISH;
  const read = readDictionary(parse(file));
  if (!('faults' in read)) return read;
  const shown = read.faults.slice(0, MOST_SHOWN);
  const lines = shown.map(({ path, expected }) => `“${path}”: expected ${expected}`);
  const rest = read.faults.length - shown.length;
  const more = rest > 0 ? `; and ${rest} more` : '';
  throw refused(file, `${lines.join('; ')}${more}. See docs/words.md`);
}

function parse(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    throw refused(file, 'expected a JSON file that can be read. See docs/words.md', cause);
  }
}

function refused(file: string, what: string, cause?: unknown): AppError {
  const details = { variable: 'LANGUAGE_FILE' };
  return new AppError('input.environment', `LANGUAGE_FILE=${file}: ${what}`, { cause, details });
}
