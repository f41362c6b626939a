import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { verifyAudit } from '../../src/services/audit/verify-audit.ts';
import { listOutbox } from '../../src/services/delivery/manage-outbox.ts';
import { expectSound } from '../support/invariants.ts';
import { sendLead } from '../support/server-process.ts';
import { Stage } from './stage.ts';

const LEADS = 320;
const DEATHS = 4;
const SENDERS = 6;

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.open();
});
afterAll(() => stage.close());

const lead = (n: number) => ({
  person: { email: `person${n}@company${n}.test` },
  company: { name: `Company ${n}` },
});

test('a server killed at random moments loses nothing it had acknowledged', async () => {
  let server = await stage.start();
  const acknowledged = new Map<number, string>();
  let next = 0;
  async function sender(): Promise<void> {
    for (let n = next++; n < LEADS; n = next++) {
      while (!acknowledged.has(n)) {
        const answer = await sendLead(server.url, `msg_${n}`, lead(n)).catch(() => null);
        if (answer && answer.status < 300) acknowledged.set(n, answer.leadId);
        else await sleep(20);
      }
    }
  }
  async function reaper(): Promise<void> {
    for (let death = 1; death <= DEATHS; death++) {
      const target = (death * LEADS) / (DEATHS + 1);
      while (acknowledged.size < target) await sleep(3);
      await sleep(Math.random() * 60);
      await server.end('SIGKILL');
      server = await stage.start();
    }
  }
  await Promise.all([reaper(), ...Array.from({ length: SENDERS }, sender)]);

  const routed = () =>
    stage.site.use(async ({ db }) => {
      const leads = await db.read.select().from(db.t.leads);
      return leads.every(({ state }) => state !== 'received');
    });
  for (let tries = 0; !(await routed()) && tries < 100; tries++) await sleep(200);
  // Cards taken by a dead process come back when their lease is over, after 30 s at most.
  await sleep(33_000);
  expect(await server.end('SIGTERM')).toBe(0);

  await stage.site.use(async (ctx) => {
    const { db } = ctx;
    const leads = await db.read.select().from(db.t.leads);
    const stored = new Set(leads.map(({ id }) => id));
    expect([...acknowledged.values()].filter((id) => !stored.has(id))).toEqual([]);
    expect(leads).toHaveLength(LEADS);
    await expectSound(db);
    expect((await listOutbox(ctx, { state: 'dead' })).length).toBe(0);
    expect(await verifyAudit(ctx)).toMatchObject({ fine: true });
  });
  expectNoUnmarkedRepeat();
  stage.expectAcceptable();
}, 110_000);

/** A card that was posted twice says so on its second copy. */
function expectNoUnmarkedRepeat(): void {
  const posts = new Map<string, string[]>();
  for (const { args, outcome } of stage.slack.calls('chat.postMessage')) {
    // A new process does not know how much the one before it has sent: Slack asks it to wait.
    if (outcome === 'ratelimited') continue;
    const blocks = typeof args.blocks === 'string' ? args.blocks : JSON.stringify(args.blocks);
    const offerId = /ofr_\w+/.exec(blocks)?.[0];
    if (offerId) posts.set(offerId, [...(posts.get(offerId) ?? []), blocks]);
  }
  expect(posts.size).toBeGreaterThan(0);
  for (const [offerId, copies] of posts) {
    expect(copies.length, offerId).toBeLessThanOrEqual(2);
    for (const copy of copies.slice(1)) expect(copy, offerId).toMatch(/sent again/i);
  }
}
