import { WebAPIHTTPError, WebAPIRateLimitedError, WebAPIRequestError } from '@slack/web-api';
import { expect, test } from 'vitest';
import type { SlackFault } from '../../../src/sandbox/faults/fault.ts';
import { clientOf, startSlack } from './setup.ts';

async function postUnder(fault: SlackFault) {
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

test('refused answers with an HTTP status and does nothing', async () => {
  const { post, posted } = await postUnder({ method: '*', kind: 'refused', status: 503 });
  await expect(post()).rejects.toSatisfy(
    (error) => error instanceof WebAPIHTTPError && error.statusCode === 503,
  );
  expect(posted()).toBe(0);
});

test('a slow answer comes after so much real time', async () => {
  const { slack, post } = await postUnder({ method: '*', kind: 'slow', delayMs: 200 });
  const startedAt = performance.now();
  await expect(post()).resolves.toMatchObject({ ok: true });
  expect(performance.now() - startedAt).toBeGreaterThan(190);
  expect(slack.calls('chat.postMessage')[0]?.outcome).toBe('ok');
});

test('the work behind a slow answer is done at once, and closing does not wait for it', async () => {
  const { slack, post, posted } = await postUnder({ method: '*', kind: 'slow', delayMs: 60_000 });
  const waiting = expect(post()).rejects.toThrow();
  await expect.poll(posted).toBe(1);
  await slack.close();
  await waiting;
});

test('a fault of one conversation leaves the others alone, by person or by direct message', async () => {
  const fault = { method: 'chat.postMessage', kind: 'error', error: 'is_archived' } as const;
  const { slack, post } = await postUnder({ ...fault, channel: 'U0ANA' });
  const toAna = (channel: string) => clientOf(slack).chat.postMessage({ channel, text: 'Hi' });
  await expect(post()).resolves.toMatchObject({ ok: true });
  await expect(toAna('U0ANA')).rejects.toMatchObject({ data: { error: 'is_archived' } });
  const dm = slack.workspace.directory.openDm('U0ANA').id;
  await expect(toAna(dm)).rejects.toMatchObject({ data: { error: 'is_archived' } });
});

test('what is still to come is listed, and cleared by method', async () => {
  const { slack, post } = await postUnder({ method: 'chat.postMessage', kind: 'refuse', times: 2 });
  slack.fault({ method: 'auth.test', kind: 'error', error: 'account_inactive' });
  await expect(post()).rejects.toThrow();
  expect(slack.faults()).toEqual([
    { fault: { method: 'chat.postMessage', kind: 'refuse', times: 2 }, left: 1 },
    { fault: { method: 'auth.test', kind: 'error', error: 'account_inactive' }, left: null },
  ]);
  slack.clearFaults('chat.postMessage');
  await expect(post()).resolves.toMatchObject({ ok: true });
  expect(slack.faults()).toHaveLength(1);
});
