import { describe, expect, test } from 'vitest';
import { listAuditEvents } from '../../../src/db/audit/audit-store.ts';
import { latestDecision } from '../../../src/db/leads/decision-store.ts';
import { findLead } from '../../../src/db/leads/lead-store.ts';
import { closeLead } from '../../../src/services/closing/close-lead.ts';
import { restoreLead } from '../../../src/services/closing/restore-lead.ts';
import { loadList } from '../../../src/services/home/load-list.ts';
import { explainLead } from '../../../src/services/look-up/explain-lead.ts';
import { claimOffer } from '../../../src/services/offer/claim-offer.ts';
import { deactivateRep } from '../../../src/services/people/deactivate-rep.ts';
import { askedAbout, MIA } from '../../support/cast.ts';
import { inEnglish } from '../../support/in-english.ts';
import { expectSound } from '../../support/invariants.ts';
import { createWorld, POLICY, type World } from '../../support/world.ts';

const withRule = (rule: string) => POLICY.replace('rules:\n', `rules:\n  - ${rule}\n`);
const AGAIN = withRule(
  '{ id: again, when: {}, assign: { to: previous_owner, within: 60d, unavailable: next_rule } }',
);
const noticesOf = ({ posts }: World) => posts.filter(({ card }) => card.kind === 'notice');

async function send(world: World, email: string, more: Record<string, unknown> = {}) {
  const leadId = await world.submit(email, more);
  await world.settle();
  return leadId;
}

/** Sent, claimed by whoever is asked, and closed. */
async function serve(world: World, email: string, closeAs: 'qualified' | 'bad' = 'qualified') {
  const leadId = await send(world, email);
  const { offerId, actor, repId } = await askedAbout(world, leadId);
  await claimOffer(world.ctx, { offerId, actor });
  await closeLead(world.ctx, { leadId, closeAs, reason: null, actor });
  await world.settle();
  return repId;
}
const askedNow = async (world: World, email: string) =>
  (await askedAbout(world, await send(world, email))).repId;

describe('the previous owner', () => {
  test('is asked again when the person comes back, closed lead or not', async () => {
    const world = await createWorld({ policy: AGAIN });
    const first = await serve(world, 'dana@gmail.com');
    await serve(world, 'eli@gmail.com');
    await serve(world, 'fay@gmail.com');
    await world.advance('40d');
    const leadId = await send(world, 'dana@gmail.com');
    expect((await askedAbout(world, leadId)).repId).toBe(first);
    const decision = await latestDecision(world.db.read, leadId);
    expect(decision?.facts.standing?.previousOwners).toMatchObject([
      { repId: first, of: 'person' },
    ]);
    expect(decision?.reasons).toEqual([{ code: 'owner.previous', data: { value: 'this person' } }]);
    await expectSound(world.db);
  });

  test('is forgotten after the window, and after a bad lead', async () => {
    const world = await createWorld({ policy: AGAIN });
    await serve(world, 'dana@gmail.com');
    await serve(world, 'eli@gmail.com', 'bad');
    const decidedBy = async (email: string) =>
      (await latestDecision(world.db.read, await send(world, email)))?.rule;
    expect(await decidedBy('eli@gmail.com')).toBe('rest');
    await world.advance('61d');
    expect(await decidedBy('dana@gmail.com')).toBe('rest');
  });

  test('is whoever had the company, where the person is new', async () => {
    const world = await createWorld({ policy: `${AGAIN}sticky_for: 0\n` });
    const first = await serve(world, 'dana@globex.test');
    await serve(world, 'eli@other.test');
    expect(await askedNow(world, 'fay@globex.test')).toBe(first);
  });

  test('is not looked for where no rule asks', async () => {
    const world = await createWorld();
    await serve(world, 'dana@gmail.com');
    const leadId = await send(world, 'dana@gmail.com');
    const decision = await latestDecision(world.db.read, leadId);
    expect(decision?.facts.standing?.previousOwners).toBeUndefined();
  });
});

const told = (to: string) =>
  withRule(
    `{ id: partners, when: { request.form: partner }, assign: { notify: ${to}, reason: partner_request } }`,
  );

describe('a rule that only lets somebody know', () => {
  const PARTNER = { request: { form: 'partner', message: 'Shall we work together?' } };

  test.each([
    ['ben', 'U0BEN'],
    ['C0PARTNERS', 'C0PARTNERS'],
  ])('tells %s in one message, and nobody has to claim', async (to, place) => {
    const world = await createWorld({ policy: told(to) });
    const leadId = await send(world, 'dana@globex.test', PARTNER);
    expect(world.posts).toHaveLength(1);
    expect(inEnglish(world.posts[0])).toMatchObject({
      to: place,
      card: {
        kind: 'notice',
        title: 'For your information: globex.test',
        text: 'Name not given\nThe rule “partners” says: partner request. Nobody has to claim it.',
        quote: 'Shall we work together?',
        leadId,
      },
    });
    const explained = await explainLead(world.ctx, { leadId });
    expect(explained).toMatchObject({
      status: 'closed',
      close_outcome: 'no_route',
      clocks: [],
      offers: [],
      decision: { outcome: 'no_route', reason_codes: ['no_route.notify'] },
    });
    const events = await listAuditEvents(world.db.read, { leadId, limit: 50 });
    const closed = events.find(({ action }) => action === 'lead.closed');
    expect(closed?.data).toMatchObject({ reason: 'partner_request', told: to });
    await expectSound(world.db);
  });

  test('stands in the list of what is not for sales, and one click brings it back', async () => {
    const world = await createWorld({ policy: told('ben') });
    const leadId = await send(world, 'dana@globex.test', PARTNER);
    const listed = await loadList(world.ctx, { actor: MIA, list: 'unrouted' });
    expect(listed).toMatchObject({ outcome: 'listed', total: 1, rows: [{ leadId }] });
    await restoreLead(world.ctx, { leadId, actor: MIA });
    await world.settle();
    expect((await findLead(world.db.read, leadId))?.state).toBe('offered');
    expect(noticesOf(world)).toHaveLength(1);
    const events = await listAuditEvents(world.db.read, { leadId, limit: 50 });
    expect(events.map(({ action }) => action)).toContain('lead.restored');
  });

  test('says nothing of a lead that was brought back before the message left', async () => {
    const world = await createWorld({ policy: told('ben') });
    const leadId = await world.submit('dana@globex.test', PARTNER);
    world.failNextPost(new Error('lost'));
    await world.settle();
    await restoreLead(world.ctx, { leadId, actor: MIA });
    await world.advance('1m');
    expect(noticesOf(world)).toEqual([]);
  });

  test('tells the managers where nobody of that name is in Slack any more', async () => {
    const world = await createWorld({ policy: told('ben') });
    await deactivateRep(world.ctx, { repId: 'ben', actor: MIA });
    await world.settle();
    const before = noticesOf(world).length;
    await send(world, 'dana@globex.test', PARTNER);
    const [notice, ...more] = noticesOf(world).slice(before);
    expect(notice).toMatchObject({ to: 'C0MANAGERS', card: { leadId: expect.any(String) } });
    expect(more).toEqual([]);
  });
});
