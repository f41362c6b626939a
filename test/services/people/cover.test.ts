import { describe, expect, test } from 'vitest';
import { findLead } from '../../../src/db/leads/lead-store.ts';
import { loadOfferCard } from '../../../src/services/cards/load-card.ts';
import { loadHome } from '../../../src/services/home/load-home.ts';
import { claimOffer } from '../../../src/services/offer/claim-offer.ts';
import { logTouch } from '../../../src/services/ownership/log-touch.ts';
import {
  type Availability,
  setAvailability,
} from '../../../src/services/people/set-availability.ts';
import {
  type Asked,
  auditActions,
  MIA,
  offeredLead,
  rep,
  withoutTrace,
} from '../../support/cast.ts';
import { inEnglish } from '../../support/in-english.ts';
import { expectSound } from '../../support/invariants.ts';
import { createWorld, ROSTER, type World } from '../../support/world.ts';

const HOUR_MS = 3_600_000;
const inHours = (world: World, hours: number) =>
  new Date(world.ctx.clock.now().getTime() + hours * HOUR_MS);

/** A rep with one claimed lead and one that is touched already. */
async function open(options: Parameters<typeof createWorld>[0] = {}) {
  const world = await createWorld(options);
  const fresh = await offeredLead(world, 'a@globex.test');
  await claimOffer(world.ctx, fresh);
  const { repId } = fresh;
  const coverId = repId === 'ana' ? 'ben' : 'ana';
  let touched: Asked | null = null;
  for (let n = 0; !touched && n < 10; n++) {
    const asked = await offeredLead(world, `b@initech${n}.test`);
    if (asked.repId === repId) touched = asked;
    await claimOffer(world.ctx, asked);
    await logTouch(world.ctx, asked);
  }
  if (!touched) throw new Error('Of ten leads none went to the same rep.');
  await world.settle();
  const leave = (more: Partial<Availability> = {}) =>
    setAvailability(world.ctx, {
      repId,
      away: { until: inHours(world, 8) },
      coverId,
      actor: rep(repId),
      ...more,
    });
  const ownerOf = async ({ leadId }: Asked) => (await findLead(world.db.read, leadId))?.ownerId;
  return { world, fresh, touched, repId, coverId, leave, ownerOf };
}

/** What reps read who are told that they stand in. */
const coverNews = (world: World) =>
  inEnglish(world.posts).flatMap(({ to, card }) =>
    card.kind === 'notice' && card.title.startsWith('You cover') ? [{ to, card }] : [],
  );

describe('a cover', () => {
  test('is told once that they stand in, and again only when somebody else does', async () => {
    const { world, repId, coverId, leave } = await open();
    await leave();
    await world.settle();
    const words = expect.stringMatching(/is away until .*1 lead could not wait and is yours now/);
    const to = `U0${coverId.toUpperCase()}`;
    expect(coverNews(world)).toMatchObject([{ to, card: { text: words } }]);
    await leave({ away: { until: inHours(world, 20) } });
    await world.settle();
    expect(coverNews(world)).toHaveLength(1);
    const other = ['ana', 'ben', 'cleo'].find((id) => id !== repId && id !== coverId) ?? '';
    await leave({ coverId: other });
    await world.settle();
    expect(coverNews(world).map((one) => one.to)).toEqual([to, `U0${other.toUpperCase()}`]);
  });

  test('hears nothing of who is back before the message leaves', async () => {
    const { world, repId, leave } = await open();
    await leave();
    await setAvailability(world.ctx, { repId, away: null, actor: rep(repId) });
    await world.settle();
    expect(coverNews(world)).toEqual([]);
  });

  test('takes what needs a first touch before the rep is back, and nothing else', async () => {
    const { world, fresh, touched, repId, coverId, leave, ownerOf } = await open();
    const cover = { name: coverId === 'ana' ? 'Ana Ruiz' : 'Ben Koch', taken: 1 };
    expect(await leave()).toMatchObject({ outcome: 'away', cover });
    expect([await ownerOf(fresh), await ownerOf(touched)]).toEqual([coverId, repId]);
    await expectSound(world.db);
    await world.settle();
    const { to, card } = world.posts.findLast((post) => post.card.kind === 'offer') ?? {};
    expect(to).toBe(coverId === 'ana' ? 'U0ANA' : 'U0BEN');
    expect(card).toMatchObject({ settled: { as: 'claimed' } });
    const left = await loadOfferCard(world.ctx, fresh);
    expect(JSON.parse(JSON.stringify(left?.settled))).toMatchObject({
      as: 'overridden',
      to: cover.name,
      reason: expect.stringMatching(/^covers for .+ until Mon \d+ Nov 18:00$/),
    });
    const actions = await auditActions(world, fresh.leadId);
    expect(actions.slice(-4, -1)).toEqual(['lead.covered', 'lead.offered', 'lead.claimed']);
    const last = world.events.findLast(({ type }) => type === 'crm.owner_set');
    expect(last?.data.owner).toMatchObject({ rep_id: coverId });
  });

  test('takes nothing where the rep is back in time', async () => {
    const { fresh, repId, world, leave, ownerOf } = await open();
    expect(await leave({ away: { until: inHours(world, 1) } })).toMatchObject({
      cover: { taken: 0 },
    });
    expect(await ownerOf(fresh)).toBe(repId);
  });

  test('is nobody where none is set, and claimed leads stay', async () => {
    const { fresh, repId, leave, ownerOf } = await open();
    expect(await leave({ coverId: null })).toMatchObject({ cover: null });
    expect(await ownerOf(fresh)).toBe(repId);
  });

  test('is neither oneself nor somebody who is out', async () => {
    const { world, repId, coverId, leave } = await open();
    const self = await withoutTrace(world, () => leave({ coverId: repId }));
    expect(self).toMatchObject({ outcome: 'bad_cover' });
    await setAvailability(world.ctx, { repId: coverId, away: { until: null }, actor: MIA });
    const out = await withoutTrace(world, () => leave());
    expect(out).toMatchObject({ outcome: 'bad_cover', cover: expect.any(String) });
  });

  test('ends with the absence, by hand or by its time', async () => {
    const { world, repId, coverId, leave } = await open();
    const userId = repId === 'ana' ? 'U0ANA' : `U0${repId.toUpperCase()}`;
    const shown = async () => (await loadHome(world.ctx, { userId })).availability?.coverName;
    await leave();
    expect(await shown()).toBe(coverId === 'ana' ? 'Ana Ruiz' : 'Ben Koch');
    await world.advance('9h');
    expect(await shown()).toBeNull();
    expect(await leave({ coverId: undefined as never })).toMatchObject({ cover: null });
  });
});

const told = (world: World) =>
  inEnglish(world.posts).flatMap(({ to, card }) =>
    card.kind === 'notice' && card.title.endsWith('is away') ? [[to, card.text]] : [],
  );

describe('claimed leads that stay', () => {
  test('are named to the managers when the absence is long', async () => {
    const { world, leave } = await open();
    await leave({ coverId: null });
    await world.settle();
    expect(told(world)).toEqual([
      ['C0MANAGERS', expect.stringMatching(/^Until 18:00, with 2 leads in hand: .+, .+\.$/)],
    ]);
  });

  test('are named with an open end too, in the manager’s own time', async () => {
    const roster = ROSTER.replace('role: manager', 'role: manager, timezone: Europe/Madrid');
    const { world, leave } = await open({ roster });
    await leave({ coverId: null });
    await leave({ coverId: null, away: { until: null } });
    await world.settle();
    const words = told(world).map(([, text]) => text);
    expect(words[0]).toMatch(/^Until 19:00, with/);
    expect(words[1]).toMatch(/^Until further notice, with/);
  });

  test('are no news for a short absence, or where nothing is in hand', async () => {
    const { world, leave } = await open();
    await leave({ coverId: null, away: { until: inHours(world, 3) } });
    await setAvailability(world.ctx, { repId: 'lou', away: { until: null }, actor: rep('lou') });
    await world.settle();
    expect(told(world)).toEqual([]);
  });
});

test('nobody is covered by somebody who is out as well', async () => {
  const world = await createWorld();
  const { leadId, repId, actor, offerId } = await offeredLead(world);
  await claimOffer(world.ctx, { offerId, actor });
  const coverId = repId === 'ana' ? 'ben' : 'ana';
  const leave = (id: string, more: Partial<Availability> = {}) =>
    setAvailability(world.ctx, { repId: id, away: { until: null }, actor: MIA, ...more });
  await leave(repId, { away: { until: inHours(world, 1) }, coverId });
  await leave(coverId);
  expect(await leave(repId)).toMatchObject({ outcome: 'away', cover: null });
  expect(await findLead(world.db.read, leadId)).toMatchObject({ ownerId: repId });
});
