/**
 * Generated ids are prefixed text; roster ids such as `ana` are public names and carry no prefix.
 */
export const ID_PREFIXES = {
  lead: 'one inbound request',
  dlv: 'delivery',
  ftc: 'fetch of a lead that was only named',
  tch: 'touch',
  sgn: 'signal',
  sug: 'suggestion',
  imp: 'import of a file',
  per: 'person',
  abs: 'time off of a rep',
  dec: 'decision',
  asg: 'assignment',
  ofr: 'offer',
  drw: 'draw',
  sla: 'SLA clock',
  msg: 'outbox message',
  crd: 'card in Slack',
  aud: 'audit event',
  txt: 'erasable text',
  tok: 'access token',
} as const;

export type IdPrefix = keyof typeof ID_PREFIXES;
/** Makes an id that was never used before, e.g. `lead_01jd…`, sortable by time. */
export type NewId = (prefix: IdPrefix) => string;

/** Nothing that people mistake for something else, in the order in which it sorts. */
export const ID_ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const TIME_DIGITS = 9;

/** A whole number of at least 0 in base 32, with so many digits; greater ones sort later. */
export function sortableDigits(value: number, length: number): string {
  let text = '';
  for (let rest = value; text.length < length; rest = Math.floor(rest / 32)) {
    text = ID_ALPHABET.charAt(rest % 32) + text;
  }
  return text;
}

/** Ids begin with the milliseconds: nothing made at that instant or later sorts before this. */
export function firstIdAt(prefix: IdPrefix, ms: number): string {
  return `${prefix}_${sortableDigits(Math.max(0, ms), TIME_DIGITS)}`;
}
