import { setTimeout as sleep } from 'node:timers/promises';
import { LogLevel, WebClient } from '@slack/web-api';
import { startSlackStandIn } from '../../../src/sandbox/slack/stand-in.ts';
import { SLACK } from '../../support/server-process.ts';
import { COMPANY, LEADS, nameOf, REP_USERS } from './company.ts';
import { type Seen, whatCame } from './watch.ts';

/** It need not end: what has arrived by then says enough. */
const WATCHED_MS = 90_000;

/** The client as it comes, told at once to send a message about each lead to the same Slack. */
export async function benchControl(): Promise<Seen & { startedAt: number }> {
  const users = Object.entries(COMPANY.people ?? {}).map(([id, name]) => ({ id, name }));
  const slack = await startSlackStandIn({
    ...SLACK,
    users,
    channels: [],
    now: () => new Date(),
  });
  const client = new WebClient(SLACK.botToken, {
    slackApiUrl: slack.apiUrl,
    logLevel: LogLevel.ERROR,
  });
  const startedAt = Date.now();
  const sent = Array.from({ length: LEADS }, (_, n) =>
    client.chat.postMessage({
      channel: REP_USERS[n % REP_USERS.length] ?? '',
      text: `New lead: ${nameOf(n)}`,
    }),
  );
  // What is still under way when the stand-in closes fails, as it should.
  const all = Promise.allSettled(sent);
  await Promise.race([all, sleep(WATCHED_MS, undefined, { ref: false })]);
  const seen = whatCame(slack);
  await slack.close();
  return { ...seen, startedAt };
}
