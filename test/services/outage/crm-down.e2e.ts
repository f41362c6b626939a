import { expect, onTestFinished, test } from 'vitest';
import { createBreaker } from '../../../src/adapters/breaker.ts';
import { createHttpGate } from '../../../src/adapters/http-gate.ts';
import { createEventSink } from '../../../src/adapters/webhook-out/event-sink.ts';
import { startCrmStandIn } from '../../../src/sandbox/crm/crm-stand-in.ts';
import type { Received } from '../../../src/sandbox/crm/records.ts';
import { loadOfferCard } from '../../../src/services/cards/load-card.ts';
import { listOutbox } from '../../../src/services/delivery/manage-outbox.ts';
import { claimOffer } from '../../../src/services/offer/claim-offer.ts';
import { loadSetUp } from '../../../src/services/views/set-up.ts';
import { offeredLead, offerStates } from '../../support/cast.ts';
import { inEnglish } from '../../support/in-english.ts';
import { CRM_SECRET } from '../../support/server-process.ts';
import { createWorld, type World } from '../../support/world.ts';

/** A CRM that counts what it is asked, behind the server's own breaker. */
async function worldWithCrm() {
  const world = await createWorld();
  const { clock } = world.ctx;
  const crm = await startCrmStandIn({ port: 0, secret: CRM_SECRET, now: clock.now });
  onTestFinished(() => crm.close());
  const gate = createHttpGate({ allow: [crm.url], beforeCall: () => {} });
  let calls = 0;
  world.couriers.sink = createEventSink({
    url: crm.url,
    secret: CRM_SECRET,
    gate: {
      ...gate,
      post: (request) => {
        calls += 1;
        return gate.post(request);
      },
    },
    breaker: createBreaker({ name: 'crm', clock }),
    clock,
  });
  const takeCalls = () => {
    const made = calls;
    calls = 0;
    return made;
  };
  return { world, crm, takeCalls };
}

/** As the server ticks. */
async function pass(world: World, seconds: number): Promise<void> {
  for (let n = 0; n < seconds; n += 5) await world.advance('5s');
}

const kindsOf = (received: readonly Received[], leadId: string) =>
  received.filter(({ event }) => event?.lead_id === leadId).map(({ event }) => event?.type);

test('an hour without the CRM costs no claim, few calls, and keeps owner before task', async () => {
  const { world, crm, takeCalls } = await worldWithCrm();
  crm.fault({ kind: 'http_500' });
  const asked = [];
  for (let n = 0; n < 12; n++) {
    const one = await offeredLead(world, `p${n}@c${n}.test`);
    expect(await claimOffer(world.ctx, one)).toMatchObject({ outcome: 'claimed' });
    asked.push(one);
    await pass(world, 300);
  }
  expect(takeCalls()).toBeLessThanOrEqual(120);
  expect(crm.received).toEqual([]);
  const card = await loadOfferCard(world.ctx, { offerId: asked[0]?.offerId ?? '' });
  expect(card?.settled).toMatchObject({ crm: 'pending' });
  const health = inEnglish(await loadSetUp(world.ctx)).find(({ name }) => name === 'CRM');
  expect(health).toMatchObject({
    name: 'CRM',
    fine: false,
    mend: 'The CRM does not answer since 10:00 UTC. 48 writes wait; claims are safe.',
  });
  const notices = () => inEnglish(world.posts).filter(({ card: { kind } }) => kind === 'notice');
  expect(notices()).toMatchObject([{ to: 'C0OPS', card: { title: 'The CRM does not answer' } }]);
  expect(world.pages).toMatchObject([{ title: 'The CRM does not answer' }]);

  crm.clearFaults();
  await pass(world, 60);
  const backlog = crm.received.length;
  expect(backlog).toBe(12 * 4);
  expect(takeCalls()).toBeLessThanOrEqual(backlog * 1.1);
  for (const { leadId } of asked) {
    expect(kindsOf(crm.received, leadId)).toEqual([
      'assignment.offered',
      'crm.owner_set',
      'crm.task_created',
      'assignment.claimed',
    ]);
    expect(await offerStates(world, leadId)).toEqual(['claimed']);
  }
  expect(notices().at(-1)).toMatchObject({ to: 'C0OPS', card: { title: 'The CRM is back' } });
  expect(world.pages.at(-1)).toMatchObject({ title: 'The CRM is back' });
  expect(inEnglish(await loadSetUp(world.ctx)).find(({ name }) => name === 'CRM')).toMatchObject({
    fine: true,
  });
  expect((await listOutbox(world.ctx)).filter(({ state }) => state === 'dead')).toEqual([]);
  expect(world.errors).toEqual([]);
});

test('Slack goes on as ever while the CRM is away, and a short silence is nobody’s news', async () => {
  const { world, crm } = await worldWithCrm();
  crm.fault({ kind: 'answer_lost' });
  const asked = await offeredLead(world);
  await pass(world, 450);
  expect(world.posts.map(({ card }) => card.kind)).toEqual(['offer', 'reminder']);
  await claimOffer(world.ctx, asked);
  crm.clearFaults();
  await pass(world, 60);
  expect(world.pages).toEqual([]);
  expect(world.posts.map(({ card }) => card.kind)).toEqual(['offer', 'reminder']);
});
