import { expect, onTestFinished, test } from 'vitest';
import type { Database } from '../../../src/db/database.ts';
import { listDueClocks } from '../../../src/db/delivery/clock-store.ts';
import { claimOffer } from '../../../src/services/offer/claim-offer.ts';
import { askedAbout } from '../../support/cast.ts';
import { expectSound } from '../../support/invariants.ts';
import { expectKept, type JumpingWorld, listFired, openJumpingWorld } from './jumping-clock.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

async function open(stores: Database[]): Promise<JumpingWorld> {
  const jumping = await openJumpingWorld(stores);
  onTestFinished(jumping.end);
  return jumping;
}

async function submit({ world }: JumpingWorld, count: number, from = 0): Promise<string[]> {
  const ids: string[] = [];
  for (let n = from; n < from + count; n++) ids.push(await world.submit(`p${n}@c${n}.test`));
  return ids;
}

const countOf = async (jumping: JumpingWorld, what: string) =>
  (await listFired(jumping.world)).filter((one) => one.do === what).length;

const inDays = ({ world }: JumpingWorld, days: number) =>
  new Date(world.ctx.clock.now().getTime() + days * DAY);

/** Engines that run while their clock is set, or while nobody runs; the same on every engine. */
export function clockStories(openStores: () => Promise<Database[]>): void {
  test('a clock set back an hour repeats nothing and loses nothing; one set on catches up once', async () => {
    const jumping = await open(await openStores());
    const { world } = jumping;
    const ids = await submit(jumping, 4);
    await jumping.jump(0);
    await claimOffer(world.ctx, await askedAbout(world, ids[0] ?? ''));
    await jumping.jump(8 * MINUTE);
    expect(await countOf(jumping, 'remind')).toBe(3);
    await jumping.jump(-HOUR);
    // Asked while the clock was back: their time is planned from then.
    await submit(jumping, 1, 4);
    await jumping.jump(7 * MINUTE);
    expect(await countOf(jumping, 'remind')).toBe(3);
    expect(await countOf(jumping, 'breach')).toBe(0);
    await jumping.jump(HOUR);
    expect(await countOf(jumping, 'breach')).toBe(4);
    await jumping.jump(HOUR);
    await jumping.jump(DAY);
    await expectKept(jumping);
    await expectSound(world.db);
  }, 60_000);

  test('after three days of standstill each point fires once, by what came due first, and no reminder beside it', async () => {
    const jumping = await open(await openStores());
    for (let n = 0; n < 4; n++) {
      await submit(jumping, 1, n);
      await jumping.jump(3 * MINUTE);
    }
    const { db } = jumping.world;
    const before = await countOf(jumping, 'remind');
    const { length } = await listFired(jumping.world);
    const inDueOrder = await listDueClocks(db.read, inDays(jumping, 3), 10);
    expect(before).toBeGreaterThan(0);
    await jumping.stopFor(3 * DAY);
    const late = (await listFired(jumping.world)).slice(length);
    expect(late.filter((one) => one.do === 'remind')).toEqual([]);
    expect(late.filter((one) => one.do === 'breach')).toHaveLength(4);
    expect(late.filter((one) => one.do === 'reroute')).toHaveLength(4);
    const worked = late.flatMap((one) => (one.do === 'breach' ? [one.subject] : []));
    // Two servers share the work, and each clock keeps its own order.
    if (db.dialect === 'sqlite') expect(worked).toEqual(inDueOrder);
    await expectKept(jumping);
    await expectSound(db);
  }, 60_000);
}
