import { expect, test } from 'vitest';
import { routeDue } from '../../../src/services/placing/route-due.ts';
import { COMPANY, isHot, LEADS, leadOf } from '../../bench/burst/company.ts';
import { whatCame } from '../../bench/burst/watch.ts';
import { rank } from '../../bench/sla/judge.ts';
import { createWiredWorld, type WiredWorld } from '../../support/wired-world.ts';
import { MONDAY, POLICY } from '../../support/world.ts';

const HOT = `
segments:
  - { id: hot, when: { request.form: ebook }, sla: hot }
  - { id: everyone, when: {} }
`;
const policy = POLICY.replace('version: 1\n', `version: 1${HOT}`).replace(
  'sla:\n',
  'sla:\n  hot: { claim: 5m }\n',
);

const nameOf = (n: number) => `Burst ${String(n).padStart(3, '0')}`;

interface Seen {
  to: string;
  leads: string[];
  claims: number;
}

/** What was posted, in order: whose leads each message shows, and its buttons. */
function messages({ slack }: WiredWorld): Seen[] {
  const posts = slack.calls('chat.postMessage').filter(({ outcome }) => outcome === 'ok');
  return posts.map(({ args }) => {
    const all = JSON.stringify(args);
    return {
      to: String(args.channel),
      leads: [...new Set(all.match(/Burst \d{3}/g))],
      claims: all.match(/offer_claim/g)?.length ?? 0,
    };
  });
}

/** They all come before anything is delivered, those of `hot` last. */
async function burst(count: number, { hot = 0 } = {}): Promise<WiredWorld> {
  const world = await createWiredWorld({ policy, ...NOTHING_HANGS });
  for (let n = 0; n < count; n++) {
    const form = n >= count - hot ? 'ebook' : 'demo';
    const company = { name: nameOf(n) };
    await world.submit(`p@burst${n}.test`, { company, request: { form } });
  }
  while ((await routeDue(world.ctx)) > 0);
  return world;
}

/** However busy the machine is, an answer of Slack is never taken for lost. */
const NOTHING_HANGS = { timeoutMs: 60_000 };

/** The thousand take twenty seconds where nothing else runs. */
const LONG_MS = 300_000;

const refused = ({ slack }: WiredWorld) =>
  slack.calls().filter(({ outcome }) => outcome === 'ratelimited').length;

test('more leads than may leave at once are one message for each rep, each lead once', async () => {
  const world = await burst(45, { hot: 3 });
  await world.settle();
  const seen = messages(world);
  expect(seen.map(({ to }) => to).toSorted()).toEqual(['U0ANA', 'U0BEN', 'U0CLEO']);
  expect(seen.map(({ claims }) => claims)).toEqual([15, 15, 15]);
  const shown = seen.flatMap(({ leads }) => leads);
  expect(shown.toSorted()).toEqual(Array.from({ length: 45 }, (_, n) => nameOf(n)));
  expect(refused(world)).toBe(0);
});

test('a sixteenth lead for a rep begins another message', async () => {
  const world = await burst(48);
  await world.settle();
  const sizes = messages(world).map(({ leads }) => leads.length);
  expect(sizes.toSorted((a, b) => b - a)).toEqual([15, 15, 15, 1, 1, 1]);
});

test('where all may leave at once each lead has a card, those with minutes to answer first', async () => {
  const world = await burst(12, { hot: 3 });
  await world.settle();
  const seen = messages(world).map(({ leads }) => leads);
  expect(seen.map((leads) => leads.length)).toEqual(Array(12).fill(1));
  expect(seen.slice(0, 3).flat().toSorted()).toEqual([9, 10, 11].map(nameOf));
});

test('a thousand leads at once for fifty reps are all out in a minute, the hot in half of it', {
  timeout: LONG_MS,
}, async () => {
  const world = await createWiredWorld({ ...COMPANY, ...NOTHING_HANGS });
  for (let n = 0; n < LEADS; n++) await world.submit(`p@burst${n}.test`, leadOf(n));
  while ((await routeDue(world.ctx)) > 0);
  await world.run(60);
  const { shownAt, calls } = whatCame(world.slack);
  const seconds = [...shownAt].map(([n, at]) => ({ n, after: (at - MONDAY.getTime()) / 1_000 }));
  const hot = seconds.filter(({ n }) => isHot(n)).map(({ after }) => after);
  expect(shownAt.size).toBe(LEADS);
  expect(rank(hot, 0.99)).toBeLessThanOrEqual(30);
  expect(Math.max(...seconds.map(({ after }) => after))).toBeLessThanOrEqual(60);
  expect(refused(world) / calls).toBeLessThan(0.01);
});

test('edits that wait for room hold up no new card, and those of one card become one', async () => {
  const world = await burst(14);
  await world.settle();
  const { slack } = world;
  const before = slack.calls('chat.update').length;
  // Nobody answers: half of the window later fourteen cards shrink behind their reminders.
  world.pass('8m');
  await world.settle();
  expect(slack.calls('chat.update').length - before).toBeLessThanOrEqual(11);
  const fresh = await world.submit('p@fresh.test', { company: { name: nameOf(999) } });
  await world.settle();
  expect(fresh).toBeTruthy();
  expect(messages(world).at(-1)?.leads).toEqual([nameOf(999)]);
  await world.run(15);
  expect(slack.calls('chat.update').length - before).toBe(14);
  expect(refused(world)).toBe(0);
});
