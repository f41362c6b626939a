import { expect, test } from 'vitest';
import { findOpenOffer } from '../../../src/db/leads/offer-store.ts';
import { offeredLead } from '../../support/cast.ts';
import { createWorld, POLICY } from '../../support/world.ts';

const HOURS = 'timezone: Europe/Madrid, hours: { mon-fri: ["09:00-17:00"] }';
const policy = (claim: string, more = '') =>
  POLICY.replace('{ id: emea,', `{ id: emea, ${HOURS}${more},`).replace(
    'claim: 15m',
    `hours: pool, claim: ${claim}`,
  );

/** The reps of the world are always there; the pool is not. */
async function dueOf(at: string, claim: string, more?: string): Promise<string | undefined> {
  const world = await createWorld({ policy: policy(claim, more) });
  const inMs = Date.parse(at) - world.ctx.clock.now().getTime();
  world.pass(`${inMs / 60_000}m`);
  const { leadId } = await offeredLead(world);
  return (await findOpenOffer(world.db.read, leadId))?.dueAt.toISOString();
}

test('Friday 16:30 and an hour is Monday 09:30', async () => {
  expect(await dueOf('2026-11-27T15:30:00Z', '1h')).toBe('2026-11-30T08:30:00.000Z');
});

test('a public holiday of the pool does not count', async () => {
  // Tuesday 8 December is one in Spain.
  const due = await dueOf('2026-12-07T15:30:00Z', '1h', ', holidays: ES');
  expect(due).toBe('2026-12-09T08:30:00.000Z');
  expect(await dueOf('2026-12-07T15:30:00Z', '1h')).toBe('2026-12-08T08:30:00.000Z');
});

test('a weekend in which the clocks change ends at nine on the wall', async () => {
  expect(await dueOf('2027-03-26T15:30:00Z', '1h')).toBe('2027-03-29T07:30:00.000Z');
});

test('a rep who is asked outside the pool’s hours has the time from its next opening', async () => {
  expect(await dueOf('2026-11-28T11:00:00Z', '15m')).toBe('2026-11-30T08:15:00.000Z');
});
