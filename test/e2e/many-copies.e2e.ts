import { setTimeout as sleep } from 'node:timers/promises';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectSound } from '../support/invariants.ts';
import { scale } from '../support/scale.ts';
import { sendLead } from '../support/server-process.ts';
import { Stage } from './stage.ts';

const EVENTS = scale({ short: 60, full: 1_000 });
const COPIES = scale({ short: 20, full: 100 });
const AT_ONCE = 50;

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.open();
});
afterAll(() => stage.close());

/** Every event as often as it is sent, well mixed, the same in each run. */
function shuffled(): number[] {
  const all = Array.from({ length: EVENTS * COPIES }, (_, n) => n % EVENTS);
  let seed = 42;
  for (let i = all.length - 1; i > 0; i--) {
    seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
    const j = seed % (i + 1);
    [all[i], all[j]] = [all[j] ?? 0, all[i] ?? 0];
  }
  return all;
}

const lead = (n: number) => ({
  person: { email: `p${n}@c${n}.test` },
  company: { name: `C ${n}` },
});

test('each event sent many times, also over a restart, is one lead with one offer', async () => {
  let server = await stage.start();
  const queue = shuffled();
  const half = queue.length / 2;
  const answers: { n: number; leadId: string; status: number }[] = [];
  async function sender(): Promise<void> {
    for (let n = queue.pop(); n !== undefined; n = queue.pop()) {
      const answer = await sendLead(server.url, `evt_${n}`, lead(n)).catch(() => null);
      if (answer && answer.status < 300) answers.push({ n, ...answer });
      else {
        queue.push(n);
        await sleep(20);
      }
    }
  }
  async function restart(): Promise<void> {
    while (queue.length > half) await sleep(5);
    await server.end('SIGTERM');
    server = await stage.start();
  }
  await Promise.all([restart(), ...Array.from({ length: AT_ONCE }, sender)]);
  const routed = () =>
    stage.site.use(async ({ db }) => {
      const leads = await db.read.select().from(db.t.leads);
      return leads.every(({ state }) => state !== 'received');
    });
  for (let tries = 0; !(await routed()) && tries < 300; tries++) await sleep(200);
  await server.end('SIGTERM');

  expect(answers).toHaveLength(EVENTS * COPIES);
  expect(answers.filter(({ status }) => status === 202)).toHaveLength(EVENTS);
  const ids = new Map(answers.map(({ n, leadId }) => [n, leadId]));
  expect(answers.filter(({ n, leadId }) => ids.get(n) !== leadId)).toEqual([]);
  await stage.site.use(async ({ db }) => {
    // A long run meets a lead by which the server checks itself.
    const { leads: table, deliveries } = db.t;
    const leads = await db.read.select().from(table).where(eq(table.source, 'website'));
    expect(leads.map(({ id }) => id).toSorted()).toEqual([...new Set(ids.values())].toSorted());
    expect(await db.read.$count(deliveries, eq(deliveries.source, 'website'))).toBe(EVENTS);
    const offers = await db.read.select().from(db.t.offers);
    const offered = offers.filter(({ ordinal }) => ordinal === 1).map(({ leadId }) => leadId);
    expect(new Set(offered).size).toBe(offered.length);
    await expectSound(db);
  });
  const posts = stage.slack.calls('chat.postMessage').flatMap(({ args, outcome }) => {
    const text = JSON.stringify(args);
    return outcome === 'ratelimited' || text.includes('sent again')
      ? []
      : [/ofr_\w+/.exec(text)?.[0] ?? text];
  });
  expect(posts.length).toBeGreaterThan(0);
  expect(new Set(posts).size).toBe(posts.length);
}, 600_000);
