import { takeDueMessages } from '../../../db/delivery/outbox-store.ts';
import { SENDING_LEASE_MS } from '../../../services/delivery/deliver-outbox.ts';
import { nextDueAt } from '../../../services/sla/next-due.ts';
import type { World } from './world.ts';

/** One round of one loop of the server. */
export const LOOPS = {
  route: (world: World) => world.services.routeDue(world.ctx),
  slas: (world: World) => world.services.advanceSlas(world.ctx),
  slack: (world: World) => deliver(world, 'slack'),
  crm: (world: World) => deliver(world, 'crm'),
};

/** Many more than a healthy server needs; one that never comes to rest is a finding too. */
const MOST_ROUNDS = 500;

/** Runs all loops until none finds anything to do at this instant. */
export async function settle(world: World): Promise<void> {
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const dueAt = await nextDueAt(world.ctx);
    if (!dueAt || dueAt > world.now()) return;
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

/** The process dies between taking messages and sending them. */
export async function dieWhileSending(world: World): Promise<void> {
  await takeDueMessages(world.ctx.db, {
    destination: 'slack',
    now: world.now(),
    leaseMs: SENDING_LEASE_MS,
    limit: 4,
  });
  await world.restart();
}

function deliver(world: World, destination: 'slack' | 'crm'): Promise<number> {
  const { messenger, sink } = world.outside;
  const couriers = { messenger, sink, pager: null };
  return world.services.deliverOutbox(world.ctx, { destination, couriers });
}
