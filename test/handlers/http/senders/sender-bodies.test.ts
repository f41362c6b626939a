import { describe, expect, it } from 'vitest';
import { HTTP_LIMITS } from '../../../../src/handlers/http/limits.ts';
import { sourceSchema } from '../../../../src/routing/model/workspace/source.ts';
import { openDoor } from '../open-door.ts';

const FORM = { 'content-type': 'application/x-www-form-urlencoded; charset=UTF-8' };
const JSON_TYPE = { 'content-type': 'application/json' };
const MAPPING = {
  'person.email': ['email', 'contact.email'],
  'person.first_name': 'first_name',
  'company.name': 'company',
  'request.message': 'message',
  'custom.plan': 'plan',
};

type Body = NonNullable<RequestInit['body']>;

async function openFor(settings: object) {
  const source = sourceSchema.parse({ id: 'sender', auth: 'none', ...settings });
  const door = await openDoor({ deps: { findSource: async () => source } });
  const send = (body: Body, headers: Record<string, string> = {}) =>
    fetch(`${door.url}/webhooks/leads/sender`, {
      method: 'POST',
      body,
      headers,
      redirect: 'manual',
    });
  const answerTo = async (body: Body, headers: Record<string, string> = {}) => {
    const response = await send(body, headers);
    const answer = (await response.json()) as { code?: string; status: string };
    return [response.status, answer.code ?? answer.status];
  };
  const leads = () => door.db.read.select().from(door.db.t.leads);
  return { door, send, answerTo, leads };
}

const event = (id: string, attempt: number) =>
  JSON.stringify({ email: 'dana@globex.test', event: { id, attempt } });

const mapped = { kind: 'mapping', mapping: MAPPING };

describe('a form', () => {
  it.each([
    ['person%5Bemail%5D=dana%40globex.test&person%5Bname%5D=D%C3%A9j%C3%A0&consent=on'],
    ['person.email=dana%40globex.test&person.name=D%C3%A9j%C3%A0&consent=true'],
  ])('reaches the generic kind by brackets or dots: %s', async (body) => {
    const { answerTo, leads } = await openFor({});
    expect(await answerTo(body, FORM)).toEqual([202, 'accepted']);
    const person = { email: 'dana@globex.test', name: 'Déjà' };
    expect(await leads()).toMatchObject([{ faults: [], submission: { person, consent: true } }]);
  });

  it('with flat names is what a mapping is for', async () => {
    const body = 'first_name=Dana&email=dana%40globex.test&company=Globex&message=Hi&button=Send';
    const generic = await openFor({});
    expect(await generic.answerTo(body, FORM)).toEqual([422, 'input.unusable']);
    const { answerTo, leads } = await openFor(mapped);
    expect(await answerTo(body, FORM)).toEqual([202, 'accepted']);
    expect(await leads()).toMatchObject([
      {
        state: 'received',
        company: 'Globex',
        faults: [],
        submission: { person: { first_name: 'Dana' }, request: { message: 'Hi' } },
      },
    ]);
  });

  it('in parts counts by its text; a file in it is left to the raw body', async () => {
    const { door, answerTo, leads } = await openFor(mapped);
    const form = new FormData();
    form.set('email', 'dana@globex.test');
    form.set('message', 'デモ please');
    form.set('company', new Blob(['a file']), 'cv.pdf');
    expect(await answerTo(form)).toEqual([202, 'accepted']);
    expect(await leads()).toMatchObject([
      { company: 'globex.test', submission: { request: { message: 'デモ please' } } },
    ]);
    const [stored] = await door.db.read.select().from(door.db.t.deliveries);
    expect(stored?.contentType).toContain('multipart/form-data; boundary=');
    expect(Buffer.from(stored?.body ?? []).toString()).toContain('a file');
  });

  it('is stored as the bytes that came', async () => {
    const { door, answerTo } = await openFor(mapped);
    const body = 'email=dana%40globex.test&unmapped=kept';
    await answerTo(body, FORM);
    const [stored] = await door.db.read.select().from(door.db.t.deliveries);
    expect(Buffer.from(stored?.body ?? []).toString()).toBe(body);
  });

  it.each([
    [{ 'content-type': 'text/plain' }, 'a=1', 415, 'input.content_type'],
    [{ 'content-type': 'application/x-www-form-urlencodedx' }, 'a=1', 415, 'input.content_type'],
    [{ ...FORM, 'content-encoding': 'gzip' }, 'a=1', 415, 'input.content_encoding'],
    [FORM, 'x'.repeat(HTTP_LIMITS.maxBodyBytes + 1), 413, 'input.too_large'],
    [FORM, '', 422, 'input.unusable'],
    [{ 'content-type': 'multipart/form-data' }, 'a=1', 400, 'input.not_form'],
    [{ 'content-type': 'multipart/form-data; boundary=x' }, 'a=1', 400, 'input.not_form'],
  ])('that cannot be read is refused (%j)', async (headers, body, status, code) => {
    const { answerTo, leads } = await openFor({});
    expect(await answerTo(body, headers)).toEqual([status, code]);
    expect(await leads()).toEqual([]);
  });

  it('that is not UTF-8 is refused', async () => {
    const { answerTo } = await openFor({});
    const body = Buffer.from([0x61, 0x3d, 0xff]);
    expect(await answerTo(body, FORM)).toEqual([400, 'input.not_form']);
  });

  it.each([
    `person[email]=d%40g.test&a[b]${'[c]'.repeat(60_000)}=1`,
    `person[email]=d%40g.test${'&a[]=1'.repeat(40_000)}`,
    `person[email]=d%40g.test${Array.from({ length: 20_000 }, (_, i) => `&k${i}[x]=1`).join('')}`,
    'person[email]=d%40g.test&__proto__[test]=true&person[__proto__][title]=CEO&constructor=1',
  ])('made to hurt does not', async (body) => {
    const { answerTo, leads } = await openFor({});
    const startedAt = performance.now();
    expect(await answerTo(body, FORM)).toEqual([202, 'accepted']);
    expect(performance.now() - startedAt).toBeLessThan(2_000);
    const [lead] = await leads();
    expect(lead?.submission.test).toBe(false);
    expect(lead?.submission.person).toEqual({ email: 'd@g.test' });
    expect(Reflect.get({}, 'test')).toBeUndefined();
  });
});

describe('a browser', () => {
  const source = { ...mapped, redirect: 'https://acme.test/thanks?a=ü' };
  const thanks = 'https://acme.test/thanks?a=%C3%BC';

  it('goes on to the page of its source after a form, also the second time', async () => {
    const { send, leads } = await openFor(source);
    for (const _ of ['first', 'again']) {
      const response = await send('email=dana%40globex.test', FORM);
      expect([response.status, response.headers.get('location')]).toEqual([303, thanks]);
    }
    expect(await leads()).toHaveLength(1);
  });

  it('is told what is wrong as everybody else', async () => {
    const { answerTo } = await openFor({ redirect: source.redirect });
    expect(await answerTo('email=nobody', FORM)).toEqual([422, 'input.unusable']);
  });

  it('and nobody else: JSON is answered in JSON', async () => {
    const { answerTo } = await openFor(source);
    const body = JSON.stringify({ email: 'dana@globex.test' });
    expect(await answerTo(body, JSON_TYPE)).toEqual([202, 'accepted']);
  });
});

describe('a mapped body', () => {
  it.each([
    ['nobody in it', '{"message":"Call me","plan":"pro"}', ['person.unidentified']],
    ['a list', '[]', ['person.unidentified']],
    ['null', 'null', ['person.unidentified']],
    ['broken JSON', '{"message":"say "hi""}', ['body.unreadable', 'person.unidentified']],
    ['a wrong address', '{"email":"dana at globex"}', ['person.unidentified', 'email.malformed']],
  ])('with %s is taken all the same, and waits for a person', async (_, body, codes) => {
    const { door, answerTo, leads } = await openFor(mapped);
    expect(await answerTo(body, JSON_TYPE)).toEqual([202, 'accepted']);
    const [lead] = await leads();
    expect(lead).toMatchObject({
      state: 'quarantined',
      routeAt: null,
      company: 'Unknown sender',
      heldFor: { code: 'quarantine.nobody' },
    });
    expect(lead?.faults.map((fault) => fault.code)).toEqual(codes);
    const [stored] = await door.db.read.select().from(door.db.t.deliveries);
    expect(Buffer.from(stored?.body ?? []).toString()).toBe(body);
  });

  it('names its delivery: the same id is a duplicate whatever else changed', async () => {
    const { answerTo, leads } = await openFor({ ...mapped, key: 'event.id' });
    expect(await answerTo(event('e1', 1), JSON_TYPE)).toEqual([202, 'accepted']);
    expect(await answerTo(event('e1', 2), JSON_TYPE)).toEqual([200, 'duplicate']);
    expect(await answerTo(event('e2', 1), JSON_TYPE)).toEqual([202, 'attached']);
    const long = 'e'.repeat(5_000);
    expect(await answerTo(event(long, 1), JSON_TYPE)).toEqual([202, 'attached']);
    expect(await answerTo(event(long, 2), JSON_TYPE)).toEqual([200, 'duplicate']);
    expect(await leads()).toHaveLength(1);
  });

  it('with an id in its headers goes by that, and is never in conflict', async () => {
    const { answerTo } = await openFor({ ...mapped, key: 'id' });
    const headers = { ...JSON_TYPE, 'idempotency-key': 'k1' };
    expect(await answerTo('{"email":"d@g.test","id":1}', headers)).toEqual([202, 'accepted']);
    expect(await answerTo('{"email":"d@g.test","id":2}', headers)).toEqual([200, 'duplicate']);
  });
});

it('JSON that names its kind is JSON, and nothing else that ends so', async () => {
  const { answerTo } = await openFor({});
  const body = JSON.stringify({ person: { email: 'dana@globex.test' } });
  const typed = (type: string) => answerTo(body, { 'content-type': type });
  expect(await typed('application/vnd.api+json; charset=utf-8')).toEqual([202, 'accepted']);
  expect(await typed('Application/LD+JSON')).toEqual([200, 'duplicate']);
  for (const type of ['text/x+json', 'application/+json', 'application/vnd.api+jsonx']) {
    expect(await typed(type)).toEqual([415, 'input.content_type']);
  }
});
