import type { FoundText } from './collect-texts.ts';
import { isStray } from './is-stray.ts';
import { SURFACE_NAMES } from './surfaces.ts';

/** What stands before it in docs/words.md is written by hand. */
export const MADE_FROM_HERE = '<!-- From here on made by `npm run words`. -->';

interface Entry {
  text: string;
  as: string[];
  in: string[];
}

/** One line a text, so that a difference shows what changed; the English is the key. */
export function printJson(texts: readonly FoundText[]): string {
  const lines = entriesOf(texts).map((entry) => `  ${JSON.stringify(entry)}`);
  return `[\n${lines.join(',\n')}\n]\n`;
}

function entriesOf(texts: readonly FoundText[]): Entry[] {
  const entries = new Map<string, FoundText[]>();
  for (const text of texts) entries.set(text.text, [...(entries.get(text.text) ?? []), text]);
  return [...entries]
    .map(([text, where]) => ({
      text,
      as: [...new Set(where.map(({ role }) => role))].toSorted(),
      in: [...new Set(where.map(({ surface }) => surface))],
    }))
    .toSorted((one, other) => (one.text < other.text ? -1 : 1));
}

/** The made part of the page: by surface, then by file, in the order of the code. */
export function printPage(texts: readonly FoundText[]): string {
  const parts = SURFACE_NAMES.map((surface) => {
    const own = texts.filter((text) => text.surface === surface);
    return `## ${surface}: ${countWords(own)}\n\n${printFiles(own)}`;
  });
  return `${MADE_FROM_HERE}\n\n${parts.join('\n\n')}\n`;
}

/** Errors stay English: they go to logs, terminals and other machines. */
function countWords(texts: readonly FoundText[]): string {
  const strays = countOf(texts.filter(isStray));
  return strays === 0
    ? `${countOf(texts)}`
    : `${countOf(texts)}, ${strays} of them in English alone`;
}

const countOf = (texts: readonly FoundText[]) => new Set(texts.map(({ text }) => text)).size;

function printFiles(texts: readonly FoundText[]): string {
  const files = [...new Set(texts.map(({ file }) => file))];
  const lists = files.map((file) => {
    const own = texts.filter((text) => text.file === file);
    const whole = own.filter((text) => !isSmall(text)).map((text) => `- ${printText(text)}`);
    const small = own.filter(isSmall).map(printText);
    const last = small.length > 0 ? [`- ${[...new Set(small)].join(', ')}`] : [];
    return `### ${file.replace('src/', '')}\n\n${[...new Set(whole), ...last].join('\n')}`;
  });
  return lists.join('\n\n');
}

/** Pieces of a few words stand together in one line. */
function isSmall({ text, role }: FoundText): boolean {
  return role === 'piece' && text.length < 24;
}

function printText({ text, role }: FoundText): string {
  const shown = text.replaceAll('\n', '⏎').replaceAll('`', 'ˋ');
  return role === 'button' ? `\`[${shown}]\`` : `\`${shown}\``;
}
