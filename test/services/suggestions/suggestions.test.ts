import { describe, expect, test } from 'vitest';
import { listSuggestionsOf } from '../../../src/db/knowledge/suggestion-store.ts';
import { findLead, updateLead } from '../../../src/db/leads/lead-store.ts';
import { findAccountLink } from '../../../src/db/workspace/account-match-store.ts';
import { closeLead } from '../../../src/services/closing/close-lead.ts';
import { explainLead } from '../../../src/services/look-up/explain-lead.ts';
import { claimOffer } from '../../../src/services/offer/claim-offer.ts';
import { pauseRouting } from '../../../src/services/placing/pause-routing.ts';
import { outdateSuggestions } from '../../../src/services/suggestions/outdate-suggestions.ts';
import { settleSuggestion } from '../../../src/services/suggestions/settle-suggestion.ts';
import {
  askedAbout,
  auditActions,
  GUEST,
  lagSums,
  MIA,
  offerStates,
  rep,
  withoutTrace,
} from '../../support/cast.ts';
import { createWorld, POLICY, type World, type WorldOptions } from '../../support/world.ts';

const ACCOUNTS =
  'id,name,domain,owner,country\nvandelay,Vandelay Industries,vandelay.com,cleo,US\n';
const OWNERS = POLICY.replace(
  'rules:\n',
  'rules:\n  - { id: named, when: { account.matched: true }, assign: { to: account_owner } }\n',
);
const SLIP = { company: { name: 'Vandeley Industries' } };
const KEY = 'domain:vandeley.io';

const worldOf = (more: WorldOptions = {}) =>
  createWorld({ accounts: ACCOUNTS, policy: OWNERS, ...more });

async function routed(world: World, email: string, more: object = SLIP): Promise<string> {
  const leadId = await world.submit(email, { ...more });
  await world.settle();
  return leadId;
}

const suggestionsOf = (world: World, leadId: string) => listSuggestionsOf(world.db.read, leadId);

/** A lead whose company may be an account, and the question about it. */
async function askedAboutArt(more: WorldOptions = {}) {
  const world = await worldOf(more);
  const leadId = await routed(world, 'art@vandeley.io');
  const [suggestion] = await suggestionsOf(world, leadId);
  if (!suggestion) throw new Error('nothing was suggested');
  const settle = (same: boolean, actor = MIA) =>
    settleSuggestion(world.ctx, { suggestionId: suggestion.id, same, actor });
  return { world, leadId, suggestion, settle };
}

const suggestionPosts = (world: World) =>
  world.posts.filter(({ card }) => card.kind === 'suggestion');

describe('a company that may be an account', () => {
  test('is a question to the managers, and the lead goes by the rules meanwhile', async () => {
    const { world, leadId, suggestion } = await askedAboutArt();
    expect(suggestion).toMatchObject({
      kind: 'account',
      target: 'vandelay',
      state: 'open',
      reason: { code: 'suggestion.similar_name' },
    });
    expect(suggestionPosts(world)).toMatchObject([{ to: 'C0EMEA', card: { settled: null } }]);
    expect((await askedAbout(world, leadId)).repId).toBe('ana');
    expect(await auditActions(world, leadId)).toContain('account.suggested');
  });

  test('is asked about once for all its leads', async () => {
    const { world } = await askedAboutArt();
    const second = await routed(world, 'kel@vandeley.io');
    expect(await suggestionsOf(world, second)).toEqual([]);
    const elsewhere = await routed(world, 'kel@vandelley.io');
    expect(await suggestionsOf(world, elsewhere)).toHaveLength(1);
    expect(suggestionPosts(world)).toHaveLength(2);
  });

  test('is nobody to ask about for a test, a file of leads, or what is not for sales', async () => {
    const noSales = OWNERS.replace(
      'rules:\n',
      'rules:\n  - { id: spam, when: { request.form: spam }, assign: { no_route: spam } }\n',
    );
    const world = await worldOf({ policy: noSales });
    const tested = await routed(world, 'a@vandeley.io', { ...SLIP, test: true });
    const spam = await routed(world, 'b@vandeley.io', { ...SLIP, request: { form: 'spam' } });
    const bulk = await world.submit('c@vandeley.io', SLIP);
    await world.db.tx((tx) => updateLead(tx, bulk, { bulk: true }));
    await world.settle();
    for (const id of [tested, spam, bulk]) expect(await suggestionsOf(world, id)).toEqual([]);
    expect(suggestionPosts(world)).toEqual([]);
  });
});

describe('“Same company”', () => {
  test('gives an unclaimed lead to the owner, without blame, and the next ones too', async () => {
    const { world, leadId, settle } = await askedAboutArt();
    expect(await settle(true)).toEqual({
      outcome: 'linked',
      company: 'Vandeley Industries',
      account: 'Vandelay Industries',
      rep: 'Cleo Wu',
      moved: true,
    });
    expect(await offerStates(world, leadId)).toEqual(['withdrawn', 'made']);
    expect(await lagSums(world.db)).toEqual([0]);
    expect(await findAccountLink(world.db.read, KEY)).toMatchObject({ accountId: 'vandelay' });
    expect(await auditActions(world, leadId)).toEqual(
      expect.arrayContaining(['account.linked', 'offer.withdrawn']),
    );
    const next = await routed(world, 'kel@vandeley.io');
    expect((await askedAbout(world, next)).repId).toBe('cleo');
    expect(await suggestionsOf(world, next)).toEqual([]);
  });

  test('draws the card again, and says in the explanation who said so', async () => {
    const { world, leadId, settle } = await askedAboutArt();
    await settle(true);
    await world.settle();
    expect(world.updates.map(({ card }) => card)).toContainEqual(
      expect.objectContaining({
        kind: 'suggestion',
        settled: expect.objectContaining({ as: 'confirmed', by: 'Mia Chen' }),
      }),
    );
    expect(await explainLead(world.ctx, { leadId })).toMatchObject({
      account: { id: 'vandelay', by: 'link', confidence: 1 },
      suggestions: [{ target: 'vandelay', state: 'confirmed', settled_by: 'Mia Chen' }],
    });
  });

  test('leaves a claimed lead with whoever has it', async () => {
    const { world, leadId, settle } = await askedAboutArt();
    const { offerId, actor } = await askedAbout(world, leadId);
    await claimOffer(world.ctx, { offerId, actor });
    expect(await settle(true)).toMatchObject({ outcome: 'linked', rep: 'Ana Ruiz', moved: false });
    expect(await offerStates(world, leadId)).toEqual(['claimed']);
  });

  test('leaves an offer alone where the rules do not ask for the owner', async () => {
    const { world, leadId, settle } = await askedAboutArt({ policy: POLICY });
    expect(await settle(true)).toMatchObject({ outcome: 'linked', rep: 'Ana Ruiz', moved: false });
    expect(await offerStates(world, leadId)).toEqual(['made']);
  });

  test('leaves an offer alone that the owner has already', async () => {
    const accounts = ACCOUNTS.replace('cleo', 'ana');
    const { world, leadId, settle } = await askedAboutArt({ accounts });
    expect(await settle(true)).toMatchObject({ outcome: 'linked', rep: 'Ana Ruiz', moved: false });
    expect(await offerStates(world, leadId)).toEqual(['made']);
  });

  test('brings a lead on hold to the owner', async () => {
    const world = await worldOf();
    await pauseRouting(world.ctx, { pool: 'emea', paused: true, actor: MIA });
    const leadId = await routed(world, 'art@vandeley.io');
    expect((await findLead(world.db.read, leadId))?.state).toBe('held');
    const [suggestion] = await suggestionsOf(world, leadId);
    const asked = { suggestionId: suggestion?.id ?? '', same: true, actor: MIA };
    expect(await settleSuggestion(world.ctx, asked)).toMatchObject({ rep: 'Cleo Wu', moved: true });
  });

  test('counts for the company when the lead is closed, and moves nothing', async () => {
    const { world, leadId, settle } = await askedAboutArt();
    await closeLead(world.ctx, { leadId, closeAs: 'bad', reason: null, actor: MIA });
    expect(await settle(true)).toMatchObject({ outcome: 'linked', rep: null, moved: false });
    expect((await findLead(world.db.read, leadId))?.state).toBe('closed');
  });
});

describe('“Not the same”', () => {
  test('is never asked about again', async () => {
    const { world, leadId, settle } = await askedAboutArt();
    expect(await settle(false)).toMatchObject({ outcome: 'not_linked' });
    expect(await offerStates(world, leadId)).toEqual(['made']);
    expect(await findAccountLink(world.db.read, KEY)).toMatchObject({ accountId: null });
    const next = await routed(world, 'kel@vandeley.io');
    expect(await suggestionsOf(world, next)).toEqual([]);
    expect(suggestionPosts(world)).toHaveLength(1);
  });
});

describe('whoever answers', () => {
  test('is a manager, or hears who is', async () => {
    const { world, settle } = await askedAboutArt();
    expect(await withoutTrace(world, () => settle(true, rep('ana')))).toMatchObject({
      outcome: 'not_permitted',
      allowed: ['Lou Adam', 'Mia Chen'],
    });
    expect(await withoutTrace(world, () => settle(true, GUEST))).toEqual({ outcome: 'stranger' });
    const unknown = { suggestionId: 'sug_0', same: true, actor: MIA };
    const nothing = () => settleSuggestion(world.ctx, unknown);
    expect(await withoutTrace(world, nothing)).toEqual({ outcome: 'unknown_lead' });
  });

  test('second changes nothing, and hears who was first', async () => {
    const { world, settle } = await askedAboutArt();
    await settle(true);
    const again = { outcome: 'settled_before', by: 'Mia Chen', company: 'Vandeley Industries' };
    expect(await withoutTrace(world, () => settle(false, rep('lou')))).toMatchObject(again);
    expect(await findAccountLink(world.db.read, KEY)).toMatchObject({ accountId: 'vandelay' });
  });

  test('finds nothing to decide once two weeks have passed', async () => {
    const { world, leadId, settle } = await askedAboutArt();
    world.pass('13d');
    await outdateSuggestions(world.ctx);
    expect(await suggestionsOf(world, leadId)).toMatchObject([{ state: 'open' }]);
    world.pass('2d');
    await outdateSuggestions(world.ctx);
    expect(await suggestionsOf(world, leadId)).toMatchObject([{ state: 'outdated' }]);
    expect(await settle(true)).toMatchObject({ outcome: 'settled_before', by: 'Baton' });
    expect(await findAccountLink(world.db.read, KEY)).toBeNull();
  });
});
