import { describe, expect, test } from 'vitest';
import { listRoutable, resolveLead } from '../../../src/db/leads/lead-store.ts';
import { countUntouchedBulk } from '../../../src/db/leads/waiting-store.ts';
import { takeSubmission } from '../../../src/routing/intake/parse-submission.ts';
import type { Source } from '../../../src/routing/model/workspace/source.ts';
import { intakeDelivery } from '../../../src/services/intake/intake-delivery.ts';
import { explainLead } from '../../../src/services/look-up/explain-lead.ts';
import { claimOffer } from '../../../src/services/offer/claim-offer.ts';
import { declineOffer } from '../../../src/services/offer/decline-offer.ts';
import { logTouch } from '../../../src/services/ownership/log-touch.ts';
import { routeDue } from '../../../src/services/placing/route-due.ts';
import { askedAbout } from '../../support/cast.ts';
import { inEnglish } from '../../support/in-english.ts';
import { createWorld, POLICY, ROSTER, type World } from '../../support/world.ts';

const LIST: Source = { id: 'list', kind: 'generic', channel: 'event', auth: 'none' };
const CAP = 2;
const CAPPED = { policy: `${POLICY}\nbulk: { open: ${CAP} }\n` };

/** As a file brings them: all there, and nobody has looked at them yet. */
async function importMany(world: World, count: number, from = 0): Promise<string[]> {
  const ids: string[] = [];
  for (let n = from; n < from + count; n++) {
    const fields = { person: { email: `p${n}@c${n}.test` }, company: { name: `Company ${n}` } };
    const taken = takeSubmission(fields, world.ctx.clock.now());
    const { leadId } = await intakeDelivery(world.ctx, {
      source: LIST,
      body: Buffer.from(JSON.stringify(fields)),
      contentType: 'application/json',
      touches: [{ key: { kind: 'idempotency_key', value: `row:${n}` }, ...taken }],
      announced: [],
      note: null,
      bulk: true,
    });
    ids.push(leadId ?? '');
  }
  return ids;
}

const stateOf = async (world: World, id: string) => (await resolveLead(world.db.read, id))?.state;

async function inState(world: World, ids: string[], state: string): Promise<string[]> {
  const states = await Promise.all(ids.map((id) => stateOf(world, id)));
  return ids.filter((_, i) => states[i] === state);
}

const untouched = (world: World) => countUntouchedBulk(world.db.read);

describe('leads of a file', () => {
  test('go to each rep up to the cap, in one message, and the rest wait unheard', async () => {
    const world = await createWorld(CAPPED);
    const ids = await importMany(world, 30);
    await world.settle();
    await world.advance('5s');
    const counts = await untouched(world);
    expect([...counts.values()].every((n) => n === CAP)).toBe(true);
    const offered = await inState(world, ids, 'offered');
    expect(offered).toHaveLength(CAP * counts.size);
    expect(await inState(world, ids, 'held')).toHaveLength(30 - offered.length);
    expect(world.posts.map(({ card }) => card.kind)).toEqual(
      Array.from({ length: counts.size }, () => 'bundle'),
    );
    expect(world.pages).toEqual([]);
  });

  test('say why they wait', async () => {
    const world = await createWorld(CAPPED);
    const ids = await importMany(world, 10);
    await world.settle();
    const [held = ''] = await inState(world, ids, 'held');
    const explained = JSON.stringify(await explainLead(world.ctx, { leadId: held }));
    expect(explained).toContain('hold.bulk_full');
    expect(explained).toContain('has 2 of 2 imported leads to look at');
  });

  test('are routed a few in a turn, and behind every lead that just came', async () => {
    const world = await createWorld(CAPPED);
    const ids = await importMany(world, 30);
    const live = await world.submit('dana@globex.test');
    const now = world.ctx.clock.now();
    const turn = await listRoutable(world.db.read, now, 100);
    expect(turn[0]).toBe(live);
    expect(turn.length).toBeLessThan(ids.length);
    await routeDue(world.ctx);
    expect(await stateOf(world, live)).toBe('offered');
    expect((await inState(world, ids, 'received')).length).toBeGreaterThan(0);
  });

  test('reach nobody before a lead that came after them', async () => {
    const world = await createWorld(CAPPED);
    await importMany(world, 10);
    for (let turn = 0; turn < 3; turn++) await routeDue(world.ctx);
    world.pass('5s');
    const live = await world.submit('dana@globex.test');
    await world.settle();
    const [first] = world.posts;
    expect(first?.card).toMatchObject({ kind: 'offer', lead: { leadId: live } });
    expect(world.posts.length).toBeGreaterThan(1);
  });

  test('take no place of a lead that just came: the cap is theirs alone', async () => {
    const world = await createWorld(CAPPED);
    await importMany(world, 20);
    await world.settle();
    for (const n of [1, 2, 3]) {
      const id = await world.submit(`live${n}@globex${n}.test`);
      await world.settle();
      expect(await stateOf(world, id)).toBe('offered');
    }
  });

  test('follow one after the other as reps get to them', async () => {
    const world = await createWorld(CAPPED);
    const ids = await importMany(world, 12);
    await world.settle();
    await world.advance('5s');
    for (let worked = 0; worked < 12; worked++) {
      const [next = ''] = await inState(world, ids, 'offered');
      const asked = await askedAbout(world, next);
      await claimOffer(world.ctx, asked);
      await world.settle();
      const before = await inState(world, ids, 'held');
      await logTouch(world.ctx, { leadId: next, actor: asked.actor });
      await world.settle();
      await world.advance('5s');
      const after = await inState(world, ids, 'held');
      expect(after.length).toBe(Math.max(0, before.length - 1));
      for (const n of (await untouched(world)).values()) expect(n).toBeLessThanOrEqual(CAP);
    }
    expect(await inState(world, ids, 'working')).toHaveLength(12);
  });

  test('that somebody declines or lets run out alarm nobody; one message an hour tells of them', async () => {
    const world = await createWorld(CAPPED);
    const ids = await importMany(world, 2);
    await world.settle();
    await world.advance('5s');
    for (let round = 0; round < 6; round++) {
      for (const id of await inState(world, ids, 'offered')) {
        await declineOffer(world.ctx, {
          ...(await askedAbout(world, id)),
          reasonId: 'full',
          note: null,
        });
        await world.settle();
      }
      await world.advance('5s');
    }
    expect(await inState(world, ids, 'held')).toEqual(ids);
    const kinds = () => world.posts.map(({ card }) => card.kind);
    expect(kinds()).not.toContain('escalation');
    expect(kinds()).not.toContain('notice');
    await world.advance('1h');
    const notices = inEnglish(world.posts).filter(({ card }) => card.kind === 'notice');
    expect(notices.map(({ card }) => card)).toEqual([
      expect.objectContaining({ title: '2 imported leads on hold' }),
    ]);
    expect(world.pages).toEqual([]);
  });

  test('tell no manager that they are late, whatever their tier says', async () => {
    const world = await createWorld({ policy: `${POLICY}\nbulk: { sla: standard }\n` });
    const ids = await importMany(world, 2);
    await world.settle();
    await world.advance('5s');
    const [late = '', claimed = ''] = ids;
    await claimOffer(world.ctx, await askedAbout(world, claimed));
    for (let hour = 0; hour < 6; hour++) await world.advance('1h');
    expect(await stateOf(world, late)).not.toBe('claimed');
    const toManagers = inEnglish(world.posts).filter(
      ({ to }) => !['U0ANA', 'U0BEN', 'U0CLEO'].includes(to),
    );
    expect(toManagers.map(({ card }) => card)).toEqual([
      expect.objectContaining({ title: '1 imported lead on hold' }),
    ]);
  });

  test('have a working day to be claimed, unless the policy names a tier', async () => {
    const world = await createWorld(CAPPED);
    const [id = ''] = await importMany(world, 1);
    await world.settle();
    const explained = await explainLead(world.ctx, { leadId: id });
    expect(explained).toMatchObject({ tier: 'bulk' });
    const named = await createWorld({ policy: `${POLICY}\nbulk: { sla: standard }\n` });
    const [other = ''] = await importMany(named, 1);
    await named.settle();
    expect(await explainLead(named.ctx, { leadId: other })).toMatchObject({ tier: 'standard' });
  });
});

describe('whoever writes in person', () => {
  test('is no line of a file any more: the lead is routed like one that just came', async () => {
    const world = await createWorld(CAPPED);
    const ids = await importMany(world, 12);
    await world.settle();
    const held = await inState(world, ids, 'held');
    const last = held.at(-1) ?? '';
    const n = ids.indexOf(last);
    expect(await world.submit(`p${n}@c${n}.test`)).toBe(last);
    await world.settle();
    expect(await stateOf(world, last)).toBe('offered');
    expect((await resolveLead(world.db.read, last))?.bulk).toBe(false);
  });

  test('under another address of theirs is no line of a file either', async () => {
    const world = await createWorld(CAPPED);
    const ids = await importMany(world, 12);
    await world.settle();
    const last = (await inState(world, ids, 'held')).at(-1) ?? '';
    const n = ids.indexOf(last);
    world.pass('1m');
    const live = await world.submit(`p${n}+web@c${n}.test`);
    await world.settle();
    const joined = await resolveLead(world.db.read, live);
    expect(joined).toMatchObject({ id: last, bulk: false, state: 'offered' });
  });

  test('is heard where nobody can take the lead', async () => {
    const skilled = 'assign: { pool: emea, require_skills: [es] }';
    const world = await createWorld({
      roster: ROSTER.replace('mia@acme.test,', 'mia@acme.test, skills: [es],'),
      policy: POLICY.replace('assign: { pool: emea }', skilled).replace(
        'fallback: { pool: emea }',
        '',
      ),
    });
    const ids = await importMany(world, 1);
    await world.settle();
    expect(await inState(world, ids, 'held')).toEqual(ids);
    expect(world.posts).toEqual([]);
    await world.submit('p0@c0.test');
    await world.settle();
    expect(world.posts.map(({ card }) => card.kind)).toContain('escalation');
  });

  test('is told to the rep who has it, and a line of a file is not', async () => {
    const world = await createWorld();
    const live = await world.submit('p0@c0.test');
    await world.settle();
    const before = world.posts.length;
    const [attached] = await importMany(world, 1);
    await world.settle();
    expect(attached).toBe(live);
    expect(world.posts).toHaveLength(before);
    expect((await resolveLead(world.db.read, live))?.bulk).toBe(false);
  });
});
