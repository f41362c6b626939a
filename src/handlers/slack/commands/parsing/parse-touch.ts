import { TOUCH_KINDS, type TouchKind } from '../../../../routing/model/working/engagement.ts';

/** The lead comes first, so a kind is looked for from the second word on. */
const KIND = /(?<=\S)\s+(call|e-?mail|meeting|note)(?:\s+(answered|connected))?[:,.]?(?=\s|$)/i;

export interface SplitAtTouch {
  query: string;
  kind: TouchKind | null;
  connected: boolean;
  note: string | null;
}

/** `Globex Inc call answered: wants a demo` → which lead, what it was, what to remember. */
export function splitAtTouch(text: string): SplitAtTouch {
  const found = KIND.exec(text);
  const name = found?.[1]?.toLowerCase().replace('-', '');
  const kind = TOUCH_KINDS.find((one) => one === name);
  if (!found || !kind) return { query: text, kind: null, connected: false, note: null };
  const note = text.slice(found.index + found[0].length).trim();
  const connected = found[2] !== undefined;
  return { query: text.slice(0, found.index), kind, connected, note: note || null };
}
