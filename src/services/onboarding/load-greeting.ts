/** Loads the one message that says to a rep what Baton is. */

import type { Reader } from '../../db/database.ts';
import { findRepById, findRepState } from '../../db/workspace/team-store.ts';
import { hoursWords } from '../../routing/availability/typed/hours-words.ts';
import type { GreetingCard } from '../../routing/model/cards/set-up-cards.ts';
import { isMember } from '../../routing/model/policy/policy.ts';
import { nameOfRep } from '../views/names.ts';
import { zoneOf } from '../views/zone-of.ts';
import { loadLivePolicyIn } from '../workspace/load-policy.ts';
import { asksForHours } from './asks-for-hours.ts';

/** `slackZone` is what their profile in Slack says; null for a rep who is gone. */
export async function loadGreeting(
  from: Reader,
  { repId, by, slackZone }: { repId: string; by: string | null; slackZone: string | null },
): Promise<GreetingCard | null> {
  const rep = await findRepById(from, repId);
  if (!rep) return null;
  const pools = (await loadLivePolicyIn(from))?.compiled.policy.pools ?? [];
  const own = (await findRepState(from, repId))?.ownHours;
  const isAsked = await asksForHours(from, rep);
  const zone = await zoneOf(from, rep);
  const isSlacks = isAsked && zone === 'UTC' && slackZone !== null;
  return {
    kind: 'greeting',
    repId,
    by: by && (await nameOfRep(from, by)),
    pools: pools.filter((pool) => isMember(pool, repId)).map(({ id }) => id),
    hours: isAsked ? null : hoursWords(own ?? rep.profile.hours),
    timeZone: isSlacks ? slackZone : zone,
    zoneFrom: isSlacks ? 'slack' : zone === 'UTC' ? 'nowhere' : 'set',
  };
}
