import { WebAPIHTTPError, WebAPIRateLimitedError, WebAPIRequestError } from '@slack/web-api';
import { expect, test } from 'vitest';
import type { Fault } from '../../../src/sandbox/slack/state/faults.ts';
import { clientOf, startSlack } from './setup.ts';

async function postUnder(fault: Fault) {
  const slack = await startSlack();
  slack.fault(fault);
  const post = () => clientOf(slack).chat.postMessage({ channel: 'C0EMEA', text: 'Hi' });
  return { slack, post, posted: () => slack.messages('C0EMEA').length };
}

test('http_500 does nothing', async () => {
  const { post, posted } = await postUnder({ method: 'chat.postMessage', kind: 'http_500' });
  await expect(post()).rejects.toSatisfy(
    (error) => error instanceof WebAPIHTTPError && error.statusCode === 500,
  );
  expect(posted()).toBe(0);
});

test('a hang lasts until the caller gives up', async () => {
  const { post, posted } = await postUnder({ method: 'chat.postMessage', kind: 'hang' });
  await expect(post()).rejects.toBeInstanceOf(WebAPIRequestError);
  expect(posted()).toBe(0);
});

test('answer_lost did the work before the connection fell', async () => {
  const { slack, post, posted } = await postUnder({
    method: 'chat.postMessage',
    kind: 'answer_lost',
  });
  await expect(post()).rejects.toBeInstanceOf(WebAPIRequestError);
  expect(posted()).toBe(1);
  expect(slack.calls('chat.postMessage')[0]?.outcome).toBe('answer_lost');
});

test('refuse drops the connection before anything was done', async () => {
  const { post, posted } = await postUnder({ method: 'chat.postMessage', kind: 'refuse' });
  await expect(post()).rejects.toBeInstanceOf(WebAPIRequestError);
  expect(posted()).toBe(0);
});

test('rate_limited is a 429 that says when to come back', async () => {
  const fault = { method: 'chat.postMessage', kind: 'rate_limited', retryAfter: 7 } as const;
  const { post } = await postUnder(fault);
  await expect(post()).rejects.toSatisfy(
    (error) => error instanceof WebAPIRateLimitedError && error.retryAfter === 7,
  );
});

test('an error answers with the given word', async () => {
  const fault = { method: 'chat.postMessage', kind: 'error', error: 'missing_scope' } as const;
  const { post } = await postUnder(fault);
  await expect(post()).rejects.toMatchObject({ data: { error: 'missing_scope' } });
});

test('a fault strikes as often as it says and no other method', async () => {
  const fault = { method: 'chat.postMessage', kind: 'http_500', times: 1 } as const;
  const { slack, post, posted } = await postUnder(fault);
  await clientOf(slack).auth.test();
  await expect(post()).rejects.toThrow();
  await post();
  expect(posted()).toBe(1);
});

test('a fault for every method stays until it is cleared', async () => {
  const { slack, post } = await postUnder({ method: '*', kind: 'http_500' });
  await expect(post()).rejects.toThrow();
  await expect(clientOf(slack).auth.test()).rejects.toThrow();
  slack.clearFaults();
  await expect(post()).resolves.toMatchObject({ ok: true });
});

test('closing ends a call that hangs', async () => {
  const { slack, post } = await postUnder({ method: '*', kind: 'hang' });
  const hanging = expect(post()).rejects.toThrow();
  await expect.poll(() => slack.calls().length).toBe(1);
  await slack.close();
  await hanging;
});
