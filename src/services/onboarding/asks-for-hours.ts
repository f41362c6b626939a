/** Says whether somebody has to be asked when they work: nobody has said it yet. */
import type { Reader } from '../../db/database.ts';
import { readSetting } from '../../db/workspace/settings-store.ts';
import { findRepState, type RepRecord } from '../../db/workspace/team-store.ts';

/** What a form proposes to somebody who has set nothing. */
export const PROPOSED_HOURS = { 'mon-fri': ['09:00-18:00'] };

/** Whoever was here before anybody was asked is not asked; `always` of one's own is an answer. */
export async function asksForHours(from: Reader, { id, profile }: RepRecord): Promise<boolean> {
  if (profile.hours !== 'always') return false;
  if (!(await readSetting(from, 'set_up'))) return false;
  if ((await readSetting(from, 'greetings'))?.[id]?.before) return false;
  return !(await findRepState(from, id))?.ownHours;
}

/** The zone a form proposes: what the roster says, else what Slack does. */
export async function proposedZone(from: Reader, { id, profile }: RepRecord): Promise<string> {
  if (profile.timezone !== 'UTC') return profile.timezone;
  return (await readSetting(from, 'greetings'))?.[id]?.zone ?? profile.timezone;
}
