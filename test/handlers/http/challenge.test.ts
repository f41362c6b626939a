import { describe, expect, it } from 'vitest';
import { sourceSchema } from '../../../src/routing/model/workspace/source.ts';
import { openDoor } from './open-door.ts';

const SECRETS = ['app-secret', 'token-of-our-own'];

async function open(kind = 'meta') {
  const source = sourceSchema.parse({ id: 'ads', kind });
  const door = await openDoor({
    deps: {
      findSource: async (id) => (id === 'ads' ? source : null),
      secretOf: () => SECRETS,
    },
  });
  return async (query: Record<string, string>, path = 'ads') => {
    const url = `${door.url}/webhooks/leads/${path}?${new URLSearchParams(query).toString()}`;
    const response = await fetch(url);
    const type = response.headers.get('content-type');
    return { status: response.status, type, text: await response.text() };
  };
}

const asked = (token: string, more: object = {}) => ({
  'hub.mode': 'subscribe',
  'hub.verify_token': token,
  'hub.challenge': '1158201444',
  ...more,
});

describe('the question by which Meta checks an address', () => {
  it.each(SECRETS)('is answered with its challenge, alone and as text, to %s', async (token) => {
    const ask = await open();
    expect(await ask(asked(token))).toEqual({
      status: 200,
      type: 'text/plain; charset=UTF-8',
      text: '1158201444',
    });
  });

  it.each([
    ['another token', asked('guess')],
    ['no token', asked('')],
    ['both at once', asked(SECRETS.join(' '))],
    ['another mode', asked('app-secret', { 'hub.mode': 'unsubscribe' })],
    ['no challenge', asked('app-secret', { 'hub.challenge': '' })],
    ['an endless challenge', asked('app-secret', { 'hub.challenge': '1'.repeat(201) })],
    ['nothing', {}],
  ])('is refused with %s', async (_, query) => {
    const ask = await open();
    const { status, text } = await ask(query);
    expect([status, JSON.parse(text).code]).toEqual([403, 'auth.challenge_refused']);
    expect(text).not.toContain('1158201444');
    expect(text).not.toContain('app-secret');
  });

  it('is nothing to other sources, nor to those that are not there', async () => {
    const other = await open('typeform');
    expect((await other(asked('app-secret'))).status).toBe(404);
    const ask = await open();
    expect((await ask(asked('app-secret'), 'none')).status).toBe(404);
    expect((await ask(asked('app-secret'), 'a b')).status).toBe(404);
  });
});
