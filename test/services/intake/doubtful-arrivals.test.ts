import { expect, test } from 'vitest';
import { findLead } from '../../../src/db/leads/lead-store.ts';
import { findOpenOffer } from '../../../src/db/leads/offer-store.ts';
import { upsertSources } from '../../../src/db/workspace/workspace-store.ts';
import { doubtBody } from '../../../src/routing/intake/judge-arrival.ts';
import { takeSubmission } from '../../../src/routing/intake/parse-submission.ts';
import { type Source, sourceSchema } from '../../../src/routing/model/workspace/source.ts';
import { intakeLead } from '../../../src/services/intake/intake-lead.ts';
import { previewRoute } from '../../../src/services/look-ahead/preview-route.ts';
import { loadStory } from '../../../src/services/look-up/load-story.ts';
import { claimOffer } from '../../../src/services/offer/claim-offer.ts';
import { inEnglish } from '../../support/in-english.ts';
import { createWorld, type World } from '../../support/world.ts';

const MADE = { burst: { most: 3, within: '1h' }, fresh_for: '7d', honeypot: 'fax' };
const WEB = sourceSchema.parse({ id: 'website', ...MADE });

let sent = 0;
async function arrive(
  world: World,
  body: Record<string, unknown> & { person?: object },
  source: Source = WEB,
) {
  const now = world.ctx.clock.now();
  const key = { kind: 'webhook_id', value: `k${++sent}` } as const;
  const bytes = Buffer.from(JSON.stringify(body));
  const { fax: _, ...fields } = body;
  const taken = takeSubmission(fields, now);
  const doubt = doubtBody(source, body);
  const delivery = { source, key, body: bytes, contentType: 'application/json', ...taken, doubt };
  const { leadId, status } = await intakeLead(world.ctx, delivery);
  await world.settle();
  const lead = await findLead(world.db.read, leadId);
  if (!lead) throw new Error('There is a lead.');
  return { lead, status };
}

const DANA = { person: { email: 'dana@globex.test' }, request: { message: 'Hello?' } };
const kinds = (world: World) => world.posts.map(({ card }) => card.kind);

async function claimed(world: World, leadId: string) {
  const offer = await findOpenOffer(world.db.read, leadId);
  const rep = { ana: 'U0ANA', ben: 'U0BEN', cleo: 'U0CLEO' }[offer?.repId ?? ''] ?? '';
  await claimOffer(world.ctx, {
    offerId: offer?.id ?? '',
    actor: { kind: 'slack', userId: rep },
  });
  await world.settle();
}

test('a honeypot that is filled in sends a lead to quarantine, whole and unheard', async () => {
  const world = await createWorld();
  const { lead } = await arrive(world, { ...DANA, fax: '1' });
  expect(lead).toMatchObject({ state: 'quarantined', heldFor: { code: 'quarantine.honeypot' } });
  expect(lead.submission.request.message).toBe('Hello?');
  await arrive(world, { ...DANA, fax: '2' });
  await arrive(world, DANA);
  expect(world.posts).toEqual([]);
});

test('a machine that knows an address takes its lead from nobody, and nobody hears it', async () => {
  const world = await createWorld();
  const { lead } = await arrive(world, DANA);
  await claimed(world, lead.id);
  const before = kinds(world);
  const touches = { ...DANA, fax: 'x', request: { message: 'Buy pills' } };
  const { lead: after, status } = await arrive(world, touches);
  expect([status, after.state, after.id]).toEqual(['attached', 'claimed', lead.id]);
  expect(after.submission.request.message).toBe('Hello?');
  expect(kinds(world)).toEqual(before);
  const kept = await world.db.read.select().from(world.db.read.t.touches);
  expect(kept).toHaveLength(2);
});

test('an address for an hour waits for a person, unless its source allows it', async () => {
  const world = await createWorld();
  const bot = { person: { email: 'bot@mailinator.com' } };
  const { lead } = await arrive(world, bot);
  expect(lead.heldFor).toEqual({
    code: 'quarantine.disposable',
    data: { value: 'mailinator.com' },
  });
  const open = sourceSchema.parse({ id: 'open', disposable: 'allow' });
  const other = await arrive(world, { person: { email: 'b2@mailinator.com' } }, open);
  expect(other.lead.state).toBe('offered');
});

test('whoever writes too often in an hour is taken from the rep who is asked', async () => {
  const world = await createWorld();
  for (let n = 0; n < 3; n++) await arrive(world, DANA);
  const { lead } = await arrive(world, DANA);
  expect(lead).toMatchObject({ state: 'quarantined', heldFor: { data: { value: 4 } } });
  expect(await findOpenOffer(world.db.read, lead.id)).toBeNull();
  const lags = await world.db.read.select().from(world.db.read.t.lags);
  expect(lags.map(({ lag }) => lag)).toEqual([0, 0, 0]);
  const loads = await world.db.read.select().from(world.db.read.t.repLoads);
  expect(loads.map(({ open }) => open)).toEqual([0]);
  const { headline } = (await loadStory(world.ctx, { leadId: lead.id, userId: null })) ?? {};
  expect(inEnglish(headline)).toMatch(
    /^globex.test went to quarantine: the same person wrote 4 times within 1h\. Before that: /,
  );
  const heard = world.posts.length;
  for (let n = 0; n < 5; n++) await arrive(world, DANA);
  expect(world.posts).toHaveLength(heard);
  expect((await findLead(world.db.read, lead.id))?.state).toBe('quarantined');
});

test('a lead that a rep has stays with the rep, who hears no more of it within the hour', async () => {
  const world = await createWorld();
  const { lead } = await arrive(world, DANA);
  await claimed(world, lead.id);
  for (let n = 0; n < 2; n++) await arrive(world, DANA);
  const heard = kinds(world).filter((kind) => kind === 'notice').length;
  expect(heard).toBe(2);
  for (let n = 0; n < 5; n++) await arrive(world, DANA);
  expect(kinds(world).filter((kind) => kind === 'notice')).toHaveLength(2);
  expect((await findLead(world.db.read, lead.id))?.state).toBe('claimed');
  await world.advance('61m');
  await arrive(world, DANA);
  expect(kinds(world).filter((kind) => kind === 'notice')).toHaveLength(3);
});

test('as many as the source allows are heard, and those of another hour are not counted', async () => {
  const world = await createWorld();
  for (let n = 0; n < 3; n++) await arrive(world, DANA);
  await world.advance('61m');
  const { lead } = await arrive(world, DANA);
  expect(lead.state).not.toBe('quarantined');
});

test('a lead that was old when it came in is routed like any other, and says so', async () => {
  const world = await createWorld();
  const old = { ...DANA, submitted_at: '2026-11-01T10:00:00Z' };
  const { lead } = await arrive(world, old);
  expect(lead).toMatchObject({ state: 'offered', stale: true });
  expect(lead.faults).toMatchObject([{ pointer: '/submitted_at', code: 'instant.stale' }]);
  const { lead: again } = await arrive(world, old);
  expect(again.stale).toBe(true);
  const { lead: fresh } = await arrive(world, DANA);
  expect([fresh.stale, fresh.faults]).toEqual([false, []]);
});

test('an old lead is no old news once its person asks now, under another address', async () => {
  const world = await createWorld();
  const { lead } = await arrive(world, { ...DANA, submitted_at: '2026-11-01T10:00:00Z' });
  world.pass('1m');
  const { lead: other } = await arrive(world, { person: { email: 'dana+now@globex.test' } });
  expect(other.mergedInto).toBe(lead.id);
  expect(await findLead(world.db.read, lead.id)).toMatchObject({ stale: false, faults: [] });
});

test('a rule may say what becomes of old leads', async () => {
  const policy = `
version: 1
pools:
  - { id: emea, members: { ana: 100 } }
rules:
  - { id: old, when: { stale: true }, assign: { no_route: too_old } }
  - { id: rest, when: { stale: false }, assign: { pool: emea } }
fallback: { pool: emea }
sla: { standard: { claim: 15m } }
`;
  const world = await createWorld({ policy });
  const old = { person: { email: 'a@globex.test' }, submitted_at: '2026-11-01T10:00:00Z' };
  expect((await arrive(world, old)).lead).toMatchObject({ state: 'closed', stale: true });
  expect((await arrive(world, DANA)).lead.state).toBe('offered');
  const submission = { ...old, person: { email: 'new@umbra.test' } };
  await world.db.tx((tx) => upsertSources(tx, [WEB]));
  const at = (sourceId: string | null) => ({ submission, sourceId, at: null });
  const ruleFor = async (sourceId: string | null) =>
    (await previewRoute(world.ctx, at(sourceId))).decision;
  expect(await ruleFor('website')).toMatchObject({ rule: 'old', outcome: 'no_route' });
  expect(await ruleFor(null)).toMatchObject({ rule: 'rest' });
});
