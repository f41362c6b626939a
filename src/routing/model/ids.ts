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
