import { describe, expect, test } from 'vitest';
import { listClocks } from '../../../src/db/delivery/clock-store.ts';
import { findLead } from '../../../src/db/leads/lead-store.ts';
import { AppError } from '../../../src/errors.ts';
import type { Stretch } from '../../../src/routing/sla/past/stretches.ts';
import { explainLead } from '../../../src/services/look-up/explain-lead.ts';
import { claimOffer } from '../../../src/services/offer/claim-offer.ts';
import { declineOffer } from '../../../src/services/offer/decline-offer.ts';
import { undoLast } from '../../../src/services/ownership/undo-last.ts';
import { loadSla } from '../../../src/services/reports/load-sla.ts';
import { applyWorkspace } from '../../../src/services/workspace/apply-workspace.ts';
import {
  askedAbout,
  auditActions,
  offeredLead,
  offerStates,
  slackFault,
} from '../../support/cast.ts';
import { createWorld, MONDAY, POLICY, type World } from '../../support/world.ts';

const SECOND = 1_000;
const MINUTE = 60_000;
const DELIVERED = `${POLICY}sla_starts_at: delivered\n`;
const AT_OFFER = `${POLICY}crm_owner_at: offer\n`;
const CONFIRMED = `${AT_OFFER}sla_starts_at: crm_confirmed\n`;

/** Milliseconds since the world began. */
const since = (at: Date) => at.getTime() - MONDAY.getTime();
const silent = () => new AppError('upstream.unreachable', 'no connection', { retryable: true });

async function dueOf({ db }: World, leadId: string): Promise<number> {
  const clocks = await listClocks(db.read, leadId);
  const clock = clocks.findLast(({ kind }) => kind === 'claim');
  if (!clock) throw new Error('There is no claim clock.');
  return since(clock.dueAt);
}

/** The card leaves so long after the offer was made. */
async function offeredLate(world: World, after: string) {
  world.failNextPost(slackFault.rateLimited(1_000));
  const asked = await offeredLead(world);
  await world.advance(after);
  return asked;
}

async function took(world: World, stretch: Stretch): Promise<number | null> {
  const until = new Date(world.ctx.clock.now().getTime() + 1);
  const { total } = await loadSla(world.ctx, { since: MONDAY, until, by: 'tier' });
  return total.stretches[stretch].wall.medianMs;
}

const claims = async (world: World) => {
  const until = new Date(world.ctx.clock.now().getTime() + 1);
  const { total } = await loadSla(world.ctx, { since: MONDAY, until, by: 'tier' });
  const { kept, missed } = total.promises.claim;
  return { kept, missed };
};

const ownerEvents = ({ events }: World) =>
  events
    .filter(({ type }) => type.startsWith('crm.owner'))
    .map(({ type, data }) => (type === 'crm.owner_set' ? data.owner : null))
    .map((owner) => (owner as { rep_id: string } | null)?.rep_id ?? null);

describe('by default the time to claim counts from the assignment', () => {
  test('and a card that is a few seconds late changes nothing', async () => {
    const world = await createWorld();
    const { leadId } = await offeredLate(world, '8s');
    expect(await dueOf(world, leadId)).toBe(15 * MINUTE);
  });

  test('while a card that is later than that starts it anew', async () => {
    const world = await createWorld();
    const { leadId } = await offeredLate(world, '20s');
    expect(await dueOf(world, leadId)).toBe(15 * MINUTE + 20 * SECOND);
  });
});

describe('where it counts from the delivery', () => {
  test('those few seconds are the rep’s as well', async () => {
    const world = await createWorld({ policy: DELIVERED });
    const asked = await offeredLate(world, '8s');
    expect(await dueOf(world, asked.leadId)).toBe(15 * MINUTE + 8 * SECOND);
    world.pass('899s');
    await claimOffer(world.ctx, asked);
    expect(await took(world, 'decision_to_card')).toBe(8 * SECOND);
    expect(await took(world, 'card_to_claim')).toBe(14 * MINUTE + 59 * SECOND);
    expect(await claims(world)).toEqual({ kept: 1, missed: 0 });
  });

  test('a card that shows another minute than its rep has is drawn again', async () => {
    const world = await createWorld({ policy: DELIVERED });
    world.pass('51s');
    await offeredLate(world, '8s');
    expect(world.updates).toHaveLength(1);
  });

  test('and one that shows the right one is left alone', async () => {
    const world = await createWorld({ policy: DELIVERED });
    await offeredLead(world);
    expect(world.updates).toEqual([]);
  });

  test('each rep has the whole time, and the ladder hangs on it', async () => {
    const world = await createWorld({ policy: DELIVERED });
    const { leadId } = await offeredLead(world);
    await world.advance('15m');
    await world.advance('2m');
    expect(await offerStates(world, leadId)).toEqual(['expired', 'made']);
    expect(await dueOf(world, leadId)).toBe(32 * MINUTE);
  });

  test('a card that never arrives is nobody’s miss', async () => {
    const world = await createWorld({ policy: DELIVERED });
    for (let i = 0; i < 40; i++) world.failNextPost(slackFault.unreachable());
    const { leadId } = await offeredLead(world);
    for (let minute = 0; minute < 20; minute++) await world.advance('1m');
    expect(await offerStates(world, leadId)).toEqual(['made']);
    expect(await auditActions(world, leadId)).not.toContain('sla.breached');
  });
});

describe('where the CRM has the owner since the offer', () => {
  test('whoever is asked is its owner, and a claim adds nothing to that', async () => {
    const world = await createWorld({ policy: AT_OFFER });
    const asked = await offeredLead(world);
    expect(ownerEvents(world)).toEqual([asked.repId]);
    await claimOffer(world.ctx, asked);
    await world.settle();
    expect(ownerEvents(world)).toEqual([asked.repId]);
    const types = world.events.map(({ type }) => type);
    expect(types).toEqual([
      'crm.owner_set',
      'assignment.offered',
      'crm.task_created',
      'assignment.claimed',
    ]);
  });

  test('a decline makes the next rep the owner, in order', async () => {
    const world = await createWorld({ policy: AT_OFFER });
    const first = await offeredLead(world);
    await declineOffer(world.ctx, { ...first, reasonId: 'full', note: null });
    await world.settle();
    const second = await askedAbout(world, first.leadId);
    expect(ownerEvents(world)).toEqual([first.repId, second.repId]);
  });

  test('a lead on hold has no owner there', async () => {
    const world = await createWorld({ policy: AT_OFFER });
    const asked = await offeredLead(world);
    await declineOffer(world.ctx, { ...asked, reasonId: 'bad_lead', note: null });
    await world.settle();
    expect((await findLead(world.db.read, asked.leadId))?.state).toBe('held');
    expect(ownerEvents(world)).toEqual([asked.repId, null]);
  });

  test('a decline that is taken back makes its rep the owner again', async () => {
    const world = await createWorld({ policy: AT_OFFER });
    const first = await offeredLead(world);
    await declineOffer(world.ctx, { ...first, reasonId: 'full', note: null });
    await world.settle();
    const { repId: second } = await askedAbout(world, first.leadId);
    world.pass('10s');
    await undoLast(world.ctx, first);
    await world.settle();
    expect(ownerEvents(world)).toEqual([first.repId, second, first.repId]);
  });

  test('a claim that is taken back leaves the owner, who is asked again', async () => {
    const world = await createWorld({ policy: AT_OFFER });
    const asked = await offeredLead(world);
    await claimOffer(world.ctx, asked);
    world.pass('10s');
    await undoLast(world.ctx, asked);
    await world.settle();
    expect(ownerEvents(world)).toEqual([asked.repId]);
  });

  test('a CRM that was away hears of the last rep alone', async () => {
    const world = await createWorld({ policy: AT_OFFER });
    world.failNextEvent(silent());
    const first = await offeredLead(world);
    await declineOffer(world.ctx, { ...first, reasonId: 'full', note: null });
    await world.advance('1m');
    const { repId } = await askedAbout(world, first.leadId);
    expect(ownerEvents(world)).toEqual([repId]);
  });

  test('an offer of an earlier version is written at its claim, as it was made', async () => {
    const world = await createWorld();
    const asked = await offeredLead(world);
    const files = { policy: AT_OFFER };
    const actor = { kind: 'cli', osUser: 'test' } as const;
    await applyWorkspace(world.ctx, { files, dryRun: false, prune: false, onto: null, actor });
    await claimOffer(world.ctx, asked);
    await world.settle();
    expect(ownerEvents(world)).toEqual([asked.repId]);
  });
});

/** Less than the CRM is waited for. */
const CRM_AWAY_S = 40;

/** The CRM is silent at first. */
async function confirmedLate() {
  const world = await createWorld({ policy: CONFIRMED });
  world.failNextEvent(silent());
  const asked = await offeredLead(world);
  return { world, asked };
}

describe('where it counts from the CRM’s confirmation', () => {
  test('the whole time is left when it has the owner', async () => {
    const { world, asked } = await confirmedLate();
    await world.advance(`${CRM_AWAY_S}s`);
    expect(await dueOf(world, asked.leadId)).toBe((CRM_AWAY_S + 15 * 60) * SECOND);
    const card = world.updates.at(-1)?.card;
    expect(card).toMatchObject({ dueAt: new Date(MONDAY.getTime() + 940 * SECOND) });
  });

  test('nobody is late while it is waited for', async () => {
    const world = await createWorld({ policy: CONFIRMED.replace('claim: 15m', 'claim: 30s') });
    world.failNextEvent(silent());
    const asked = await offeredLead(world);
    world.pass('45s');
    await claimOffer(world.ctx, asked);
    expect(await claims(world)).toEqual({ kept: 1, missed: 0 });
  });

  test('the wait is the system’s, not the rep’s', async () => {
    const { world, asked } = await confirmedLate();
    await world.advance(`${CRM_AWAY_S}s`);
    world.pass('3m');
    await claimOffer(world.ctx, asked);
    expect(await took(world, 'decision_to_card')).toBe(CRM_AWAY_S * SECOND);
    expect(await took(world, 'card_to_claim')).toBe(3 * MINUTE);
    expect(await took(world, 'receipt_to_claim')).toBe(3 * MINUTE + CRM_AWAY_S * SECOND);
  });

  test('after a minute of silence it begins without the CRM, and says so', async () => {
    const world = await createWorld({ policy: CONFIRMED });
    for (let i = 0; i < 60; i++) world.failNextEvent(silent());
    const { leadId, repId } = await offeredLead(world);
    for (let second = 0; second < 60; second += 10) await world.advance('10s');
    expect(await dueOf(world, leadId)).toBe(16 * MINUTE);
    for (let minute = 0; minute < 18; minute++) await world.advance('1m');
    expect(await offerStates(world, leadId)).toEqual(['expired', 'made']);
    const began = { action: 'offer.time_began', data: { rep: repId, crm: 'silent' } };
    const { audit } = (await explainLead(world.ctx, { leadId })) ?? {};
    expect(audit).toContainEqual(expect.objectContaining(began));
  });

  test('a confirmation after that changes nothing any more', async () => {
    const world = await createWorld({ policy: CONFIRMED });
    for (let i = 0; i < 7; i++) world.failNextEvent(silent());
    const { leadId } = await offeredLead(world);
    for (let second = 0; second < 200; second += 10) await world.advance('10s');
    expect(ownerEvents(world)).toHaveLength(1);
    expect(await dueOf(world, leadId)).toBe(16 * MINUTE);
  });

  test('the deadline of the lead bounds it', async () => {
    const policy = CONFIRMED.replace('claim: 15m', 'lead_deadline: 10m, claim: 15m');
    const world = await createWorld({ policy });
    const { leadId } = await offeredLead(world);
    expect(await dueOf(world, leadId)).toBe(10 * MINUTE);
  });

  test('a test lead, of which no CRM hears, waits for none', async () => {
    const world = await createWorld({ policy: CONFIRMED });
    const leadId = await world.submit('dana@globex.test', { test: true });
    await world.settle();
    expect(await dueOf(world, leadId)).toBe(15 * MINUTE);
  });

  test('a card that comes after the confirmation starts it anew', async () => {
    const world = await createWorld({ policy: CONFIRMED });
    const { leadId } = await offeredLate(world, '20s');
    expect(await dueOf(world, leadId)).toBe(15 * MINUTE + 20 * SECOND);
  });
});
