import { describe, expect, it } from 'vitest';
import { HTTP_LIMITS } from '../../../src/handlers/http/limits.ts';
import { openMemory } from '../../support/db.ts';
import { BEARER, type Door, dana, openDoor, SECRET, signed } from './open-door.ts';

const TOO_LARGE = ' '.repeat(HTTP_LIMITS.maxBodyBytes + 1);

async function problem(response: Response) {
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  const body = (await response.json()) as { status: number; code: string; errors: unknown[] };
  expect(body).toMatchObject({
    type: `urn:baton:error:${body.code}`,
    title: expect.any(String),
    status: response.status,
    detail: expect.any(String),
    errors: expect.any(Array),
  });
  return body;
}

const post = (door: Door, source: string, init: RequestInit) =>
  fetch(`${door.url}/webhooks/leads/${source}`, { method: 'POST', ...init });

const leads = (door: Door) => door.db.read.select().from(door.db.t.leads);

describe('a signed lead', () => {
  it('is accepted with final ids once it is stored', async () => {
    const door = await openDoor();
    const response = await door.send(dana);
    expect(response.status).toBe(202);
    const answer = (await response.json()) as { lead_id: string; delivery_id: string };
    expect(answer).toEqual({
      delivery_id: expect.stringMatching(/^dlv_/),
      lead_id: expect.stringMatching(/^lead_/),
      status: 'accepted',
    });
    expect(await leads(door)).toMatchObject([{ id: answer.lead_id, source: 'website' }]);
  });

  it('of a person who has a living lead is attached to it', async () => {
    const door = await openDoor();
    const first = (await (await door.send(dana)).json()) as { lead_id: string };
    const second = await door.send({ ...dana, request: { form: 'demo' } });
    expect(second.status).toBe(202);
    expect(await second.json()).toMatchObject({ status: 'attached', lead_id: first.lead_id });
  });

  it('sent again is a duplicate, even after its signature has to be made anew', async () => {
    const door = await openDoor();
    const first = await (await door.send(dana, { id: 'msg_a' })).json();
    door.advance(3_600_000);
    const second = await door.send(dana, { id: 'msg_a' });
    expect(second.status).toBe(200);
    expect(await second.json()).toEqual({ ...(first as object), status: 'duplicate' });
  });

  it('100 times at once is one lead', async () => {
    const door = await openDoor();
    const sent = Array.from({ length: 100 }, () => door.send(dana, { id: 'msg_a' }));
    const statuses = (await Promise.all(sent)).map((response) => response.status);
    expect(statuses.filter((status) => status === 202)).toHaveLength(1);
    expect(statuses.filter((status) => status === 200)).toHaveLength(99);
    expect(await leads(door)).toHaveLength(1);
  });

  it('with faults in optional fields is accepted, and they are kept', async () => {
    const door = await openDoor();
    const response = await door.send({ ...dana, company: { employees: 'many' } });
    expect(response.status).toBe(202);
    expect(await leads(door)).toMatchObject([{ faults: [{ pointer: '/company/employees' }] }]);
  });
});

describe('a sender without signatures', () => {
  const json = { 'content-type': 'application/json; charset=utf-8' };
  const authorization = `Bearer ${BEARER}`;

  it('gets in with the bearer token of its source', async () => {
    const door = await openDoor();
    const headers = { ...json, authorization };
    const response = await post(door, 'zapier', { body: JSON.stringify(dana), headers });
    expect(response.status).toBe(202);
  });

  it.each([
    [undefined, 'auth.token_missing'],
    ['Basic abc', 'auth.token_missing'],
    ['Bearer wrong', 'auth.token_wrong'],
    [`Bearer ${BEARER}x`, 'auth.token_wrong'],
  ])('does not get in with %s', async (value, code) => {
    const door = await openDoor();
    const headers = { ...json, ...(value && { authorization: value }) };
    const response = await post(door, 'zapier', { body: JSON.stringify(dana), headers });
    expect(response.status).toBe(401);
    expect(response.headers.get('www-authenticate')).toBe('Bearer');
    expect(await problem(response)).toMatchObject({ code });
  });

  it('gets in at a source that asks for nothing, and its Idempotency-Key counts', async () => {
    const door = await openDoor();
    const headers = { ...json, 'idempotency-key': 'form-1' };
    const submit = (body: object) => post(door, 'open', { body: JSON.stringify(body), headers });
    expect((await submit(dana)).status).toBe(202);
    expect((await submit(dana)).status).toBe(200);
    expect((await submit({ ...dana, custom: { a: 1 } })).status).toBe(409);
  });

  it('and without ids is a duplicate for 10 minutes', async () => {
    const door = await openDoor();
    const submit = async () => {
      const response = await post(door, 'open', { body: JSON.stringify(dana), headers: json });
      return ((await response.json()) as { status: string }).status;
    };
    expect(await submit()).toBe('accepted');
    door.advance(599_999);
    expect(await submit()).toBe('duplicate');
    door.advance(1);
    expect(await submit()).toBe('attached');
  });

  it('does not get in at a source whose secret is not set', async () => {
    const door = await openDoor();
    const response = await post(door, 'bare', { body: JSON.stringify(dana), headers: json });
    expect(response.status).toBe(401);
    expect(await problem(response)).toMatchObject({ code: 'auth.secret_missing' });
  });
});

describe('a refusal', () => {
  it.each([
    ['nowhere', 404, 'missing.source'],
    ['NOWHERE%00', 404, 'missing.source'],
    ['%ff', 404, 'missing.source'],
  ])('of the source %s is %d', async (source, status, code) => {
    const door = await openDoor();
    const response = await post(door, source, { body: '{}' });
    expect(response.status).toBe(status);
    expect(await problem(response)).toMatchObject({ code });
  });

  it.each([
    [413, 'input.too_large', TOO_LARGE, {}],
    [415, 'input.content_type', '{}', { 'content-type': 'text/plain' }],
    [415, 'input.content_encoding', '{}', { 'content-encoding': 'gzip' }],
    [401, 'auth.signature_missing', '{}', { 'webhook-signature': '' }],
    [401, 'auth.signature_wrong', '{}', { 'webhook-signature': 'v1,AAAA' }],
    [400, 'input.not_json', '{"person":', {}],
    [400, 'input.key_too_long', '{}', { 'webhook-id': 'm'.repeat(256) }],
    [422, 'input.unusable', '[]', {}],
  ])('%d %s says what is wrong', async (status, code, body, headers) => {
    const door = await openDoor();
    const id = (headers as Record<string, string>)['webhook-id'];
    const response = await door.send(body, { headers, ...(id && { id }) });
    expect(response.status).toBe(status);
    expect(await problem(response)).toMatchObject({ code });
    expect(await leads(door)).toEqual([]);
  });

  it('of an unusable lead names every fault by its pointer', async () => {
    const door = await openDoor();
    const response = await door.send({ person: { email: 'dana' }, unheard: 1 });
    const { errors } = await problem(response);
    expect(errors).toMatchObject([
      { pointer: '/person', code: 'person.unidentified', message: expect.any(String) },
      { pointer: '/person/email', code: 'email.malformed' },
      { pointer: '/unheard', code: 'field.unknown' },
    ]);
  });

  it('of a key used with another body is 409, and the key stays with the first', async () => {
    const door = await openDoor();
    await door.send(dana, { id: 'msg_a' });
    const response = await door.send({ ...dana, test: true }, { id: 'msg_a' });
    expect(response.status).toBe(409);
    expect(await problem(response)).toMatchObject({ code: 'conflict.key_reused' });
    expect((await door.send(dana, { id: 'msg_a' })).status).toBe(200);
  });

  it('does not use up a key', async () => {
    const door = await openDoor();
    expect((await door.send({}, { id: 'msg_a' })).status).toBe(422);
    expect((await door.send(dana, { id: 'msg_a' })).status).toBe(202);
  });

  it('of a stale or early signature says which', async () => {
    const door = await openDoor();
    const codeAt = async (ms: number) => {
      const headers = signed('{}', new Date(door.ctx.clock.now().getTime() + ms));
      return (await problem(await door.send('{}', { headers }))).code;
    };
    expect(await codeAt(-301_000)).toBe('auth.stale');
    expect(await codeAt(301_000)).toBe('auth.from_the_future');
    expect(await codeAt(-300_000)).toBe('input.unusable');
    expect(await codeAt(300_000)).toBe('input.unusable');
  });
});

describe('of several faults the first in order is told', () => {
  const wrongType = { 'content-type': 'text/plain' };
  const unsigned = { 'webhook-signature': 'v1,AAAA' };

  it.each([
    [404, 'nowhere', TOO_LARGE, wrongType],
    [413, 'website', TOO_LARGE, { ...wrongType, ...unsigned }],
    [415, 'website', 'not json', { ...wrongType, ...unsigned }],
    [401, 'website', 'not json', unsigned],
    [400, 'website', 'not json', {}],
  ])('%d at %s', async (status, source, body, headers) => {
    const door = await openDoor();
    const now = door.ctx.clock.now();
    const all = { ...signed(body, now), ...headers };
    expect((await post(door, source, { body, headers: all })).status).toBe(status);
  });

  it('401, 422 and 200 come before the store is asked, 503 after', async () => {
    const closed = await openMemory();
    await closed.close();
    const open = await openDoor();
    const door = await openDoor({ deps: { ctx: { ...open.ctx, db: closed } } });
    expect((await door.send(dana, { headers: unsigned })).status).toBe(401);
    expect((await door.send({})).status).toBe(422);
    const refused = await door.send(dana);
    expect(refused.status).toBe(503);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await problem(refused)).toMatchObject({ code: 'upstream.store_busy' });
  });
});

it('answers are counted by source and outcome, never by what a stranger sent', async () => {
  const door = await openDoor();
  await door.send(dana);
  await door.send({});
  await post(door, 'made-up', { body: '{}' });
  const authorization = `Bearer ${await door.token('ops')}`;
  const text = await (await fetch(`${door.url}/metrics`, { headers: { authorization } })).text();
  expect(text).toContain('baton_intake_requests_total{source="website",outcome="accepted"} 1');
  expect(text).toContain(
    'baton_intake_requests_total{source="website",outcome="input.unusable"} 1',
  );
  expect(text).toContain(
    'baton_intake_requests_total{source="unknown",outcome="missing.source"} 1',
  );
  expect(text).toContain('baton_intake_seconds_count 3');
  expect(text).not.toMatch(/made-up|dana|globex/);
  expect(text).not.toContain(SECRET);
});
