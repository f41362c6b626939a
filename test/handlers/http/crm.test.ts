import { expect, it } from 'vitest';
import { HTTP_LIMITS } from '../../../src/handlers/http/limits.ts';
import { sourceSchema } from '../../../src/routing/model/workspace/source.ts';
import { claimedLead, leadOf } from '../../services/crm/crm-events.ts';
import { createWorld } from '../../support/world.ts';
import { openDoor, SECRET, signed } from './open-door.ts';

const SOURCES = ['hubspot', 'website', 'unset'];
const deps = {
  findSource: async (id: string) => {
    const kind = id === 'website' ? 'generic' : 'crm';
    return SOURCES.includes(id) ? sourceSchema.parse({ id, kind }) : null;
  },
  secretOf: (id: string) => (id === 'unset' ? [] : [SECRET]),
};

/** In front of a world in which a lead was claimed. */
async function openCrm(limits: Partial<typeof HTTP_LIMITS> = {}) {
  const world = await createWorld();
  const lead = await claimedLead(world);
  await world.advance('9m');
  const door = await openDoor({ world, deps, limits });
  const activity = {
    type: 'activity',
    kind: 'call',
    id: 'act_1',
    at: '2026-11-23T10:05:00Z',
    lead_id: lead.leadId,
    owner: lead.repId,
  };
  const post = (system: string, body: string, headers: Record<string, string>) =>
    fetch(`${door.url}/webhooks/crm/${system}`, { method: 'POST', body, headers });
  const tell = (json: unknown, more: Record<string, string> = {}) => {
    const body = typeof json === 'string' ? json : JSON.stringify(json);
    return post('hubspot', body, { ...signed(body, world.ctx.clock.now()), ...more });
  };
  return { world, lead, activity, post, tell };
}

it('an activity is stored before the answer, and the same id again is a duplicate', async () => {
  const { world, lead, activity, tell } = await openCrm();
  const first = await tell(activity);
  expect(first.status).toBe(202);
  const answer = await first.json();
  expect(answer).toMatchObject({ lead_id: lead.leadId, status: 'applied' });
  expect((await leadOf(world, lead.leadId)).state).toBe('working');
  const again = await tell({ ...activity, kind: 'meeting' });
  expect(again.status).toBe(200);
  expect(await again.json()).toEqual({ ...(answer as object), status: 'duplicate' });
  const stored = await world.db.read.select().from(world.db.t.deliveries);
  const bodies = stored.filter(({ source }) => source === 'hubspot').map(({ body }) => body);
  expect(bodies.map((body) => Buffer.from(body).toString())).toEqual([JSON.stringify(activity)]);
});

it('what changes nothing is kept, and the answer says why', async () => {
  const { activity, tell } = await openCrm();
  const answer = await tell({ ...activity, owner: undefined });
  expect(answer.status).toBe(202);
  expect(await answer.json()).toMatchObject({
    status: 'recorded',
    reason_code: 'crm.no_owner',
    reason: 'it names nobody',
  });
});

it('a lead that nobody knows is answered as such, and its event may come again', async () => {
  const { activity, tell } = await openCrm();
  const answer = await tell({ ...activity, lead_id: 'lead_none' });
  expect(answer.status).toBe(404);
  expect(await answer.json()).toMatchObject({ code: 'missing.lead' });
  expect((await tell(activity)).status).toBe(202);
});

it.each([
  ['of no known type', { type: 'phone' }, '/type', 'one of activity'],
  ['without an id', { id: undefined }, '/id', 'expected string'],
  ['of a strange kind', { kind: 'fax' }, '/kind', 'call or email'],
  ['without a time', { at: 'yesterday' }, '/at', 'an instant such as'],
  ['of no lead', { lead_id: undefined }, '/lead_id', 'lead_id or crm_id'],
  ['with NUL in its id', { id: 'a\0b' }, '/id', 'without control characters'],
  ['of another edition', { schema_version: 2 }, '/schema_version', 'Send version 1'],
  ['won for no currency', { type: 'won', amount: 5 }, '/currency', 'beside the amount'],
  [
    'won for strange money',
    { type: 'won', amount: 5, currency: 'XQQ' },
    '/currency',
    'such as EUR',
  ],
  [
    'won for less than nothing',
    { type: 'won', amount: -5, currency: 'EUR' },
    '/amount',
    '0 or more',
  ],
])(
  'an event %s is refused with the place and what is expected',
  async (_, more, pointer, words) => {
    const { activity, tell } = await openCrm();
    const answer = await tell({ ...activity, ...more });
    expect(answer.status).toBe(422);
    const { code, errors } = (await answer.json()) as {
      code: string;
      errors: { pointer: string; message: string }[];
    };
    expect(code).toBe('input.unusable');
    expect(errors.map((one) => one.pointer)).toContain(pointer);
    expect(errors.map(({ message }) => message).join(' ')).toContain(words);
  },
);

it.each([
  ['no such system', 'pipedrive', 'missing.source', 404],
  ['a source of leads', 'website', 'missing.source', 404],
  ['a system without a secret', 'unset', 'auth.secret_missing', 401],
])('%s takes no events', async (_, system, code, status) => {
  const { world, activity, post } = await openCrm();
  const body = JSON.stringify(activity);
  const answer = await post(system, body, signed(body, world.ctx.clock.now()));
  expect(answer.status).toBe(status);
  expect(await answer.json()).toMatchObject({ code });
});

it('the door for leads takes nothing from a CRM', async () => {
  const world = await createWorld();
  const door = await openDoor({ world, deps });
  const body = JSON.stringify({ person: { email: 'dana@globex.test' } });
  const headers = signed(body, world.ctx.clock.now());
  const url = `${door.url}/webhooks/leads/hubspot`;
  expect((await fetch(url, { method: 'POST', body, headers })).status).toBe(404);
});

it.each([
  ['a forged signature', { 'webhook-signature': 'v1,AAAA' }, 'auth.signature_wrong', 401],
  ['an old signature', { 'webhook-timestamp': '1' }, 'auth.stale', 401],
  ['a form', { 'content-type': 'application/x-www-form-urlencoded' }, 'input.content_type', 415],
  ['a packed body', { 'content-encoding': 'gzip' }, 'input.content_encoding', 415],
])('%s is refused', async (_, headers, code, status) => {
  const { activity, tell } = await openCrm();
  const answer = await tell(activity, headers);
  expect(answer.status).toBe(status);
  expect(await answer.json()).toMatchObject({ code });
});

it('is checked in the order of leads: size, type, proof, JSON, shape, lead', async () => {
  const { tell } = await openCrm();
  const forged = { 'webhook-signature': 'v1,AAAA' };
  const form = { 'content-type': 'text/plain' };
  const large = ' '.repeat(HTTP_LIMITS.maxBodyBytes + 1);
  expect((await tell(large, { ...form, ...forged })).status).toBe(413);
  expect((await tell('{', { ...form, ...forged })).status).toBe(415);
  expect((await tell('{', forged)).status).toBe(401);
  expect((await tell('{')).status).toBe(400);
  expect((await tell({ lead_id: 'lead_none' })).status).toBe(422);
});

it('more than the store can take is asked to come again', async () => {
  const { activity, tell } = await openCrm({ maxPendingIntake: 0 });
  const answer = await tell(activity);
  expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '5']);
});
