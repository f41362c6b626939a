import { expect, it } from 'vitest';
import type { ProviderKind } from '../../../src/routing/model/workspace/source.ts';
import { payload } from '../../support/payloads.ts';
import { openFor } from './senders/product-cases.ts';

async function open(kind: ProviderKind) {
  const { door, sign, post } = await openFor(kind);
  const { deliveries, fetches, leads } = door.db.t;
  return {
    post: (body: string) => post(sign(body)),
    deliveries: () => door.db.read.select().from(deliveries),
    fetches: () => door.db.read.select().from(fetches),
    leads: () => door.db.read.select().from(leads),
  };
}

it('two ids of Meta that differ in the last of 17 digits are two leads to ask for', async () => {
  const { post, fetches, leads } = await open('meta');
  expect(await post(payload('meta', 'leadgen'))).toEqual([200, 'announced']);
  expect((await fetches()).map(({ objectId, state }) => [objectId, state])).toEqual([
    ['90071992547409931', 'waiting'],
    ['90071992547409932', 'waiting'],
  ]);
  expect(await leads()).toEqual([]);
});

it('of a list of HubSpot that is half known the other half is asked for', async () => {
  const { post, fetches } = await open('hubspot');
  const body = payload('hubspot', 'contact-creation');
  expect(await post(body)).toEqual([200, 'announced']);
  const more = body.replace('3816279341', '3816279999').replace('4711', '4799');
  expect(await post(more)).toEqual([200, 'announced']);
  expect((await fetches()).map(({ objectId }) => objectId)).toEqual([
    '12345678901234567890',
    '4711',
    '4799',
  ]);
});

it('what is no lead is stored with its reason, and nothing comes of it', async () => {
  for (const [kind, name, note] of [
    ['google_ads', 'test-lead', 'ignored.test'],
    ['intercom', 'ping', 'ignored.event'],
    ['calendly', 'invitee-rescheduled', 'ignored.rescheduled'],
  ] as const) {
    const { post, deliveries, fetches, leads } = await open(kind);
    expect(await post(payload(kind, name))).toEqual([200, 'ignored']);
    expect(await deliveries()).toMatchObject([{ outcome: 'ignored', note }]);
    expect([await leads(), await fetches()]).toEqual([[], []]);
  }
});
