import { Server } from 'node:http';
import { App, HTTPReceiver, LogLevel } from '@slack/bolt';
import { WebAPIPlatformError, WebClient } from '@slack/web-api';
import { onTestFinished } from 'vitest';
import {
  type SlackStandIn,
  type SlackStandInOptions,
  startSlackStandIn,
} from '../../../src/sandbox/slack/stand-in.ts';
import { closeSlack } from '../../support/second-opinion.ts';

export const botToken = 'xoxb-test';
const signingSecret = 'test-secret';

/** A clock that moves only when a test says so. */
export function testClock(start = new Date('2026-11-23T10:00:00Z')) {
  let at = start.getTime();
  return { now: () => new Date(at), advance: (ms: number) => (at += ms) };
}

/** A workspace with Ana and Ben, a channel the bot is in, and one it is not in. */
export async function startSlack(options: Partial<SlackStandInOptions> = {}) {
  const slack = await startSlackStandIn({
    signingSecret,
    botToken,
    now: testClock().now,
    users: [
      { id: 'U0ANA', name: 'Ana Ruiz', email: 'ana@acme.test', tz: 'Europe/Madrid' },
      { id: 'U0BEN', name: 'Ben Ito', email: 'ben@acme.test', tz: 'Asia/Tokyo', isAdmin: true },
      { id: 'U0GONE', name: 'Gil Oro', email: 'gil@acme.test', deleted: true },
    ],
    channels: [
      { id: 'C0EMEA', name: 'emea-leads', members: ['U0ANA'] },
      { id: 'C0OUT', name: 'elsewhere', botIsMember: false },
      { id: 'C0SECRET', name: 'secret', botIsMember: false, isPrivate: true },
      { id: 'C0OLD', name: 'old', isArchived: true },
    ],
    ...options,
  });
  onTestFinished(() => closeSlack(slack));
  return slack;
}

export function clientOf(slack: SlackStandIn, token = botToken) {
  return new WebClient(token, {
    slackApiUrl: slack.apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logLevel: LogLevel.ERROR,
    timeout: 2_000,
  });
}

/** A real Bolt app behind `slack`, listening on a port of its own. */
export async function startApp(slack: SlackStandIn, register: (app: App) => void) {
  const receiver = new HTTPReceiver({ signingSecret, logLevel: LogLevel.ERROR });
  const clientOptions = { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 } };
  const app = new App({
    receiver,
    token: botToken,
    clientOptions,
    logLevel: LogLevel.ERROR,
    // Else the token is tried at once, and a test that is over first leaves an error to nobody.
    tokenVerificationEnabled: false,
  });
  register(app);
  const server = await receiver.start(0);
  if (!(server instanceof Server)) throw new Error('The app listens without TLS.');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  slack.setEventsUrl(`http://127.0.0.1:${portOf(server)}/slack/events`);
  return app;
}

export function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('Listens on no port.');
  return address.port;
}

/** The word Slack refused a call with, and its messages. */
export async function refusalOf(call: Promise<unknown>) {
  const error: unknown = await call.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof WebAPIPlatformError)) throw new Error('The call was not refused.');
  const { error: word, response_metadata: metadata } = error.data;
  return { word, messages: metadata?.messages };
}

export async function post(url: string, init: RequestInit = {}) {
  const response = await fetch(url, { method: 'POST', ...init });
  const body: unknown = await response.json();
  return { status: response.status, body };
}

export const plain = (text: string) => ({ type: 'plain_text' as const, text });
export const mrkdwn = (text: string) => ({ type: 'mrkdwn' as const, text });
export const section = (text: string) => ({ type: 'section' as const, text: mrkdwn(text) });

export const button = (label: string, actionId: string, value = 'v1') => ({
  type: 'button' as const,
  text: plain(label),
  action_id: actionId,
  value,
});

export const actions = (...elements: ReturnType<typeof button>[]) => ({
  type: 'actions' as const,
  elements,
});
