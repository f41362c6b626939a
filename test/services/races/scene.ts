import { findOffer } from '../../../src/db/leads/offer-store.ts';
import type { Asked as Names } from '../../../src/routing/model/cards/asked.ts';
import type { Context } from '../../../src/services/context.ts';
import { deliverOutbox } from '../../../src/services/delivery/deliver-outbox.ts';
import { routeLead } from '../../../src/services/placing/route-lead.ts';
import { type Asked, askedAbout, MIA } from '../../support/cast.ts';
import { POLICY, type World } from '../../support/world.ts';

/** A lead that somebody is asked about, and where its story begins in what was sent. */
export interface Scene extends Asked {
  world: World;
  /** Another lead, where the race needs one. */
  otherId: string;
  person: string;
  /** Who is asked when the race begins, where that is no longer the first. */
  next: Asked | null;
  dueAt: Date;
  since: { posts: number; updates: number; events: number };
}

/** What somebody is told. */
export interface Verdict {
  outcome: string;
  /** Who has the lead, as the loser hears it. */
  holder?: { name: Names } | Names | null;
}

export type Act = (ctx: Context, scene: Scene) => Promise<Verdict>;

export interface Race {
  name: string;
  /** Two or three who act at once. */
  acts: Act[];
  /** All there is to end it: what each is told, where the lead stands, and with whom. */
  endings: string[];
  /** When it is, by the time at which the offer is due; left out, soon after the card came. */
  sinceDueMs?: number;
  /** What happened to the lead before. */
  before?: Act;
  /** What the next race must not find. */
  after?: Act;
  /** It reaches beyond its own lead: no two of these run at the same time. */
  alone?: boolean;
  /** It begins before anybody is asked. */
  unrouted?: boolean;
  /** Two leads are in it. */
  other?: boolean;
  /** Instead of three who share all leads. */
  policy?: string;
}

/** Silence sets nobody Away: thousands of leads run out here. */
export const THREE_REPS = POLICY.replace('rules:', 'away_after_misses: 0\nrules:');
/** All three are asked at once, and the first to claim has it. */
export const AT_ONCE = THREE_REPS.replace(
  'assign: { pool: emea }',
  'assign: { pool: emea, offer: first_to_claim }',
);
export const ANA_ALONE = THREE_REPS.replace(', ben: 100, cleo: 100', '');

let made = 0;

/** Their cards have arrived, and the clock stands where the race begins. */
export async function setScenes(world: World, race: Race, count: number): Promise<Scene[]> {
  const { posts, updates, events, ctx } = world;
  const since = { posts: posts.length, updates: updates.length, events: events.length };
  const scenes = await Promise.all(
    Array.from({ length: count }, async (): Promise<Scene> => {
      const person = `p@c${++made}.test`;
      const otherId = race.other ? await world.submit(`p@d${made}.test`) : '';
      const leadId = await world.submit(person);
      const asked = { leadId, offerId: '', repId: '', actor: MIA, dueAt: ctx.clock.now() };
      return { world, otherId, person, since, ...asked, next: null };
    }),
  );
  if (!race.unrouted) {
    await Promise.all(scenes.map(({ leadId }) => routeLead(ctx, { leadId })));
    await deliver(world);
    await Promise.all(scenes.map((scene) => beginWith(scene, race)));
    await deliver(world);
  }
  const [{ dueAt } = { dueAt: ctx.clock.now() }] = scenes;
  if (race.sinceDueMs !== undefined) {
    world.pass(`${dueAt.getTime() + race.sinceDueMs - ctx.clock.now().getTime()}ms`);
  }
  return scenes;
}

async function beginWith(scene: Scene, { before }: Race): Promise<void> {
  const { ctx, db } = scene.world;
  Object.assign(scene, await askedAbout(scene.world, scene.leadId));
  await before?.(ctx, scene);
  const offer = await findOffer(db.read, scene.offerId);
  scene.dueAt = offer?.dueAt ?? scene.dueAt;
  const asked = await askedAbout(scene.world, scene.leadId).catch(() => null);
  if (asked?.offerId !== scene.offerId) scene.next = asked;
}

/** Offers of one go share a message that waits for a moment; what the CRM took is told as well. */
export async function deliver(world: World): Promise<void> {
  world.pass('4s');
  for (const destination of ['slack', 'crm', 'slack'] as const) {
    while ((await deliverOutbox(world.ctx, { destination, couriers: world.couriers })) > 0);
  }
}
