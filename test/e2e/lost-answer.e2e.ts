import { afterAll, beforeAll, expect, test } from 'vitest';
import { contentOf, waitUntil } from '../../src/sandbox/slack/person.ts';
import { sendLead } from '../support/server-process.ts';
import { Stage } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.open();
});
afterAll(() => stage.close());

/** What was posted about a company to whomever, oldest first. */
function postsAbout(company: string): string[] {
  const all = ['U0ANA', 'U0BEN', 'U0CLEO'].flatMap((id) => stage.person(id).messages());
  return all.map(contentOf).filter((content) => content.includes(company));
}

const spoiled = (outcome: string) => () =>
  stage.slack.calls('chat.postMessage').find((call) => call.outcome === outcome);

const lead = (company: string) => ({
  person: { email: `dana@${company.toLowerCase()}.test` },
  company: { name: company },
});

test('a card whose answer was lost, or whose process died, comes once more and says so', async () => {
  const server = await stage.start();
  stage.slack.fault({ method: 'chat.postMessage', kind: 'answer_lost', times: 1 });
  await sendLead(server.url, 'msg_1', lead('Globex'));
  await waitUntil(spoiled('answer_lost'), 5_000, () => 'the first answer was not lost');
  stage.slack.fault({ method: 'chat.postMessage', kind: 'hang', times: 1 });
  await sendLead(server.url, 'msg_2', lead('Initech'));
  await waitUntil(spoiled('hang'), 5_000, () => 'the second post did not hang');
  await server.end('SIGKILL');
  expect(postsAbout('Globex')).toHaveLength(1);
  expect(postsAbout('Initech')).toHaveLength(0);

  const next = await stage.start();
  await waitUntil(
    () => postsAbout('Initech')[0],
    45_000,
    () => 'the card of Initech is lost',
  );
  expect(postsAbout('Initech')).toEqual([expect.stringMatching(/sent again/i)]);
  const [first, second, ...more] = postsAbout('Globex');
  expect([first, more]).toEqual([expect.not.stringMatching(/sent again/i), []]);
  expect(second).toMatch(/sent again/i);
  stage.expectAcceptable();
  expect(await next.end('SIGTERM')).toBe(0);
}, 90_000);
