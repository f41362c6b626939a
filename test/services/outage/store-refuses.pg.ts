import { afterAll, afterEach, beforeEach, expect, test } from 'vitest';
import type { Database } from '../../../src/db/database.ts';
import { openPostgres } from '../../../src/db/engine/postgres/postgres.ts';
import { toAppError } from '../../../src/errors.ts';
import { deliverOutbox } from '../../../src/services/delivery/deliver-outbox.ts';
import { claimOffer } from '../../../src/services/offer/claim-offer.ts';
import { HEALTHY, probeStore } from '../../../src/services/outage/probe-store.ts';
import { routeDue } from '../../../src/services/placing/route-due.ts';
import { advanceSlas } from '../../../src/services/sla/advance-slas.ts';
import { offeredLead, offerStates } from '../../support/cast.ts';
import { createScratchDatabase } from '../../support/postgres.ts';
import { createWorld, type World } from '../../support/world.ts';

const scratch = await createScratchDatabase();
afterAll(scratch.drop);
const name = new URL(scratch.url).pathname.slice(1);
/** Connections keep what they began with, so they are ended. */
const END_CONNECTIONS = `select pg_terminate_backend(pid) from pg_stat_activity
  where datname = current_database() and pid <> pg_backend_pid()`;

let db: Database;
beforeEach(async () => {
  db = openPostgres(scratch.url);
  await db.migrate();
});
afterEach(() => db.close());

async function readOnly(on: boolean): Promise<void> {
  const setting = `default_transaction_read_only = ${on ? 'on' : 'off'}`;
  // A session that began read-only must say that it wants to write.
  await scratch.run(`begin read write; alter database ${name} set ${setting}; commit`);
  await scratch.run(END_CONNECTIONS);
}

const codeOf = (attempt: Promise<unknown>) =>
  attempt.then(
    () => 'done',
    (thrown: unknown) => {
      const { code, retryable } = toAppError(thrown);
      return `${code} ${retryable}`;
    },
  );

const countLeads = ({ db: { read } }: World) => read.$count(read.t.leads);

test('a PostgreSQL that is read-only stores nothing by halves, and all goes on when it heals', async () => {
  const world = await createWorld({ db });
  const asked = await offeredLead(world);
  const { ctx, couriers } = world;
  await readOnly(true);
  const before = await countLeads(world);
  const refused = 'upstream.store_failed true';
  expect(await codeOf(world.submit('p@late.test'))).toBe(refused);
  expect(await codeOf(claimOffer(ctx, asked))).toBe(refused);
  expect(await codeOf(deliverOutbox(ctx, { destination: 'crm', couriers }))).toBe(refused);
  expect(await probeStore(ctx, { pager: null, last: HEALTHY })).toMatchObject({
    fault: 'upstream.store_failed',
  });
  world.pass('450s');
  expect(await advanceSlas(ctx)).toBe(0);
  expect(await routeDue(ctx)).toBe(0);
  expect(await countLeads(world)).toBe(before);
  expect(await offerStates(world, asked.leadId)).toEqual(['made']);

  await readOnly(false);
  expect(await probeStore(ctx, { pager: null, last: HEALTHY })).toEqual(HEALTHY);
  await world.submit('p@late.test');
  await world.settle();
  expect(await countLeads(world)).toBe(before + 1);
  const kinds = world.posts.map(({ card }) => card.kind).toSorted();
  expect(kinds).toEqual(['offer', 'offer', 'reminder']);
  expect(await claimOffer(ctx, asked)).toMatchObject({ outcome: 'claimed' });
});

test('a server that is away is told as something that passes, for reads as well', async () => {
  const gone = openPostgres('postgres://postgres@127.0.0.1:1/nobody');
  expect(await codeOf(gone.read.select().from(gone.t.leads))).toBe('upstream.store_failed true');
  expect(await codeOf(gone.tx(async () => {}))).toBe('upstream.store_failed true');
  await gone.close();
});
