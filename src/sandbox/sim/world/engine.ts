import { takeDueMessages } from '../../../db/delivery/outbox-store.ts';
import { takeDueFetches } from '../../../db/intake/fetch-store.ts';
import type { FactSource } from '../../../ports.ts';
import { SENDING_LEASE_MS } from '../../../services/delivery/deliver-outbox.ts';
import { announceLateFetches } from '../../../services/fetching/announce-late-fetches.ts';
import { ASKING_LEASE_MS } from '../../../services/fetching/fetch-announced.ts';
import { announceOutages } from '../../../services/outage/announce-outages.ts';
import { nextDueAt } from '../../../services/sla/next-due.ts';
import { routeInTurn } from './router-turn.ts';
import type { World } from './world.ts';

/** One round of one loop of the server. */
export const LOOPS = {
  fetch: (world: World) => fetchSome(world),
  route: (world: World) => routeInTurn(world),
  enrich: (world: World) => world.services.enrichDue(world.ctx, askedWhileTheRestGoesOn(world)),
  slas: (world: World) => world.services.advanceSlas(world.ctx),
  slack: (world: World) => deliver(world, 'slack'),
  crm: (world: World) => deliver(world, 'crm'),
  page: (world: World) => deliver(world, 'page'),
  announce: async ({ ctx }: World) =>
    (await announceOutages(ctx)) + (await announceLateFetches(ctx)),
};

/** Many more than a healthy server needs; one that never comes to rest is a finding too. */
const MOST_ROUNDS = 500;

/** A tick: each loop looks, due or not, until none finds anything to do at this instant. */
export async function settle(world: World): Promise<void> {
  for (let round = 0; round < MOST_ROUNDS; round++) {
    let done = 0;
    for (const loop of Object.values(LOOPS)) done += await loop(world);
    if (done === 0) return;
  }
  throw new Error(`The loops still find work after ${MOST_ROUNDS} rounds at one instant.`);
}

/** The server ticks each second, so what is due already waits for something that is not. */
const TICK_MS = 1_000;

/** Moves the clock to the next due instant, if there is one within `mostMs`. */
export async function advanceToNextDue(world: World, mostMs: number): Promise<void> {
  const dueAt = await nextDueAt(world.ctx);
  const ms = dueAt ? dueAt.getTime() - world.now().getTime() : mostMs;
  world.advance(Math.max(TICK_MS, Math.min(ms, mostMs)));
}

/** The process dies between taking messages and sending them, and while it asks for leads. */
export async function dieWhileSending(world: World): Promise<void> {
  const { ctx } = world;
  const now = world.now();
  const [leaseMs, limit] = [SENDING_LEASE_MS, 4];
  await takeDueMessages(ctx.db, { destination: 'slack', now, leaseMs, lanes: [{ limit }] });
  await takeDueFetches(ctx.db, { now, leaseMs: ASKING_LEASE_MS, limit });
  await world.restart();
}

function deliver(world: World, destination: 'slack' | 'crm' | 'page'): Promise<number> {
  const { messenger, sink, pager } = world.outside;
  const couriers = { messenger, sink, pager };
  return world.services.deliverOutbox(world.ctx, { destination, couriers });
}

const ARRIVED = `select id from leads
  where id in (select value from json_each(:ids))`;

async function fetchSome(world: World): Promise<number> {
  const taken = await world.services.fetchAnnounced(world.ctx, world.providers.fetchers);
  const ids = JSON.stringify([...world.announced]);
  for (const { id } of taken > 0 ? world.observer.list<{ id: string }>(ARRIVED, { ids }) : []) {
    world.announced.delete(id);
    world.accepted.push(id);
  }
  return taken;
}

/** Longer than the router waits for anybody's facts. */
const SLOW_MS = 4_000;

/** A provider that is slow keeps nobody but whoever asks it: the router has its turn meanwhile. */
function askedWhileTheRestGoesOn(world: World): FactSource {
  let meanwhile: Promise<unknown> | null = null;
  const goOn = () => {
    world.advance(world.random.int(SLOW_MS));
    return routeInTurn(world);
  };
  return {
    async ask(provider, about) {
      if (world.providers.factsAre === 'slow') {
        meanwhile ??= goOn();
        await meanwhile;
      }
      return world.providers.facts.ask(provider, about);
    },
  };
}
