import { accentAll } from '../../../src/sandbox/words/accent.ts';
import { collectTexts } from '../../../src/sandbox/words/collect-texts.ts';
import { readDictionary } from '../../../src/words/dictionary.ts';
import type { Language } from '../../../src/words/language.ts';

/** Each text of the catalogue with accents, a third longer. */
export const ACCENTED = languageOf(readDictionary(accentAll(collectTexts())));

function languageOf(read: ReturnType<typeof readDictionary>): Language {
  if ('faults' in read) throw new Error(JSON.stringify(read.faults));
  return read;
}

/** What Slack reads, what people type, and code to copy. */
const NOT_READ =
  /<[^>]*>|\b\w+-\d+\b|:[a-z_]+:|\/(?:lead|routing|invite)\b[^.,·”)*]*|\bbaton(?: [a-z-]+)+|`{3}[^`]*`{3}/g;
/** Who and what the emptiest surfaces are about, and what a calendar calls days and months. */
const NAMES =
  /^(Baton|Bo|Mia|Chen|Ana|Ruiz|Globex|Europe|Madrid|emea|iberia|strategic|website|roster|Mon|Fri|Sat|Nov|Dec|lead_\w+|policy|yml)$/i;
const READ = new Set(['text', 'accessibility_label', 'alt_text']);

/** Words without an accent, wherever a person reads. */
export function bareWords(value: unknown, key = ''): string[] {
  if (typeof value === 'string') {
    const words = READ.has(key)
      ? value.replaceAll(NOT_READ, ' ').match(/\b\w*[a-zA-Z]{2,}\w*\b/g)
      : null;
    return (words ?? []).filter((word) => !NAMES.test(word));
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([field, part]) =>
    bareWords(part, Array.isArray(value) ? key : field),
  );
}
