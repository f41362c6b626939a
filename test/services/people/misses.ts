import { loadRepStates } from '../../../src/db/workspace/team-store.ts';
import { takeMissBack } from '../../../src/services/offer/take-miss-back.ts';
import { setAvailability } from '../../../src/services/people/set-availability.ts';
import { rep } from '../../support/cast.ts';
import { createWorld, type World } from '../../support/world.ts';

/** Ana is the only one who gets leads, and each that she misses waits on hold. */
export const ALONE = `
version: 1
pools: [{ id: emea, members: { ana: 100 }, manager: mia, channel: C0EMEA }]
rules: [{ id: rest, when: {}, assign: { pool: emea } }]
fallback: { pool: emea }
reasons: [{ id: full, label: I am full, refund: false, exclude: true }]
sla:
  standard: { claim: 15m, on_breach: [escalate, { reroute: 2m }], max_reroutes: 0 }
`;
export const anaAlone = (more = '') => createWorld({ policy: `${ALONE}${more}` });
export const ANA = rep('ana');

let sent = 0;
export async function offered(world: World): Promise<string> {
  sent += 1;
  const leadId = await world.submit(`dana@number-${sent}.test`);
  await world.settle();
  return leadId;
}
export async function missed(world: World): Promise<string> {
  const leadId = await offered(world);
  await world.advance('17m');
  return leadId;
}
export async function miss(world: World, times: number): Promise<string[]> {
  const leads = [];
  for (let n = 0; n < times; n++) leads.push(await missed(world));
  return leads;
}
export const stateOf = async (world: World, repId = 'ana') =>
  (await loadRepStates(world.db.read)).get(repId);
export const isAway = async (world: World) => (await stateOf(world))?.awayForMisses ?? false;
export const back = (world: World) =>
  setAvailability(world.ctx, { repId: 'ana', away: null, actor: ANA });
export const unseen = (world: World, leadId: string) =>
  takeMissBack(world.ctx, { leadId, actor: ANA });
