/** What was typed after `/lead` or `/routing`. */
export interface ParsedCommand {
  /** The first word in lower case; empty when nothing was typed. */
  verb: string;
  /** All that follows, with single blanks and without Slack's escapes. */
  rest: string;
}

export function parseCommand(text: string): ParsedCommand {
  const [verb = '', ...words] = asTyped(text).split(/\s+/).filter(Boolean);
  return { verb: verb.toLowerCase(), rest: words.join(' ') };
}

const PERSON = /(?:^|\s)(<@[UW][A-Z0-9]+(?:\|[^>]*)?>|@[^\s@]+)(?=\s|$)/;

export interface AroundPerson {
  before: string;
  /** As Slack or the writer put it, `<@U0ANA|ana>` or `@ana`; null when nobody is named. */
  person: string | null;
  after: string;
}

/** `globex @ana knows them` → what stands before, who is named, what stands after. */
export function splitAtPerson(text: string): AroundPerson {
  const found = PERSON.exec(text);
  if (!found?.[1]) return { before: text.trim(), person: null, after: '' };
  const after = text.slice(found.index + found[0].length);
  return { before: text.slice(0, found.index).trim(), person: found[1], after: after.trim() };
}

const COVER = /(?:^|\s)cover(?:ed by|s)?\s+(<@[UW][A-Z0-9]+(?:\|[^>]*)?>|@[^\s@]+)(?=\s|$)/i;

/** `@ana until friday cover @ben` → what stands without the cover, and who covers. */
export function splitAtCover(text: string): { rest: string; cover: string | null } {
  const found = COVER.exec(text);
  if (!found?.[1]) return { rest: text, cover: null };
  const rest = `${text.slice(0, found.index)} ${text.slice(found.index + found[0].length)}`;
  return { rest: rest.trim(), cover: found[1] };
}

/**
 * Slack wraps addresses as `<mailto:a@b.test|a@b.test>` and escapes `& < >`; people are left
 * wrapped, because only their id is unique.
 */
function asTyped(text: string): string {
  return text
    .replaceAll(/<(?:mailto:|https?:\/\/)[^|>]*\|([^>]*)>/g, '$1')
    .replaceAll(/<(?:mailto:)?((?:https?:\/\/)?[^@#!|>][^|>]*)>/g, '$1')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}
