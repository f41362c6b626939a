import { expect, test } from 'vitest';
import { findLead } from '../../../src/db/leads/lead-store.ts';
import { LEAD_EDGES, LEAD_STATES } from '../../../src/routing/model/lead.ts';
import { closeLead } from '../../../src/services/closing/close-lead.ts';
import { restoreLead } from '../../../src/services/closing/restore-lead.ts';
import { claimOffer } from '../../../src/services/offer/claim-offer.ts';
import { declineOffer } from '../../../src/services/offer/decline-offer.ts';
import { giveBack } from '../../../src/services/ownership/give-back.ts';
import { logTouch } from '../../../src/services/ownership/log-touch.ts';
import { overrideAssignment } from '../../../src/services/ownership/override-assignment.ts';
import { pauseRouting } from '../../../src/services/placing/pause-routing.ts';
import { releaseQuarantined } from '../../../src/services/quarantine/release-quarantined.ts';
import { applyWorkspace } from '../../../src/services/workspace/apply-workspace.ts';
import { type Asked, askedAbout, MIA } from '../../support/cast.ts';
import { createWorld, POLICY, ROSTER, type World, type WorldOptions } from '../../support/world.ts';

/**
 * Every edge of docs/states.md, walked by the services: how a lead comes to its first state, and the
 * deed that moves it on.
 */

const AFTERNOON = 'timezone: UTC, hours: { mon-fri: ["14:00-18:00"] } }';
/** Nobody is there in the morning. */
const ALL_LATE = ROSTER.replaceAll('manager: mia }', `manager: mia, ${AFTERNOON}`);
/** Ana alone is. */
const ANA_EARLY = ALL_LATE.replace(`manager: mia, ${AFTERNOON}`, 'manager: mia }');
const ruled = (target: string) =>
  POLICY.replace('rules:', `rules:\n  - { id: all, when: {}, assign: ${target} }`);
const QUARANTINE = ruled('{ queue: quarantine }');
const NOT_FOR_SALES = ruled('{ no_route: student }');

interface Walk {
  world: World;
  leadId: string;
}
type Deed = (walk: Walk) => Promise<unknown>;

/** A lead as it comes in, before anything else happens. */
async function received(options: WorldOptions = {}, first?: Deed): Promise<Walk> {
  const world = await createWorld(options);
  await first?.({ world, leadId: '' });
  return { world, leadId: await world.submit('dana@globex.test') };
}

async function routed(options: WorldOptions = {}, first?: Deed): Promise<Walk> {
  const walk = await received(options, first);
  await walk.world.settle();
  return walk;
}

async function claimed(options: WorldOptions = {}): Promise<Walk> {
  const walk = await routed(options);
  await claim(walk);
  return walk;
}

async function after(reached: Promise<Walk>, deed: Deed): Promise<Walk> {
  const walk = await reached;
  await deed(walk);
  return walk;
}

async function working(options: WorldOptions = {}): Promise<Walk> {
  const walk = await claimed(options);
  await touch(walk);
  return walk;
}

const asked = ({ world, leadId }: Walk): Promise<Asked> => askedAbout(world, leadId);
const settle: Deed = ({ world }) => world.settle();
const claim: Deed = async (walk) => claimOffer(walk.world.ctx, await asked(walk));
const touch: Deed = ({ world, leadId }) => logTouch(world.ctx, { leadId, actor: MIA });
const pause: Deed = ({ world }) =>
  pauseRouting(world.ctx, { pool: 'all', paused: true, actor: MIA });
const close: Deed = ({ world, leadId }) =>
  closeLead(world.ctx, { leadId, closeAs: 'bad', reason: null, actor: MIA });
const back: Deed = ({ world, leadId }) => giveBack(world.ctx, { leadId, reason: null, actor: MIA });
const restore: Deed = async ({ world, leadId }) => {
  await restoreLead(world.ctx, { leadId, actor: MIA });
};
const release: Deed = ({ world, leadId }) => releaseQuarantined(world.ctx, { leadId, actor: MIA });
const giveToBen: Deed = ({ world, leadId }) =>
  overrideAssignment(world.ctx, {
    leadId,
    toRepId: 'ben',
    reason: 'knows them',
    final: false,
    actor: MIA,
  });
const decline =
  (reasonId: string): Deed =>
  async (walk) => {
    const { offerId, actor } = await asked(walk);
    return declineOffer(walk.world.ctx, { offerId, actor, reasonId, note: null });
  };
const resume: Deed = async ({ world }) => {
  await pauseRouting(world.ctx, { pool: 'all', paused: false, actor: MIA });
  await world.settle();
};
const publish =
  (policy: string): Deed =>
  async ({ world }) => {
    const files = { roster: ROSTER, policy };
    const actor = { kind: 'cli', osUser: 'test' } as const;
    await applyWorkspace(world.ctx, { files, dryRun: false, prune: false, onto: null, actor });
    await world.settle();
  };

const inTurn =
  (...deeds: Deed[]): Deed =>
  async (walk) => {
    for (const deed of deeds) await deed(walk);
  };

/** From where it comes, and what is done. */
const EDGES: Record<string, [() => Promise<Walk>, Deed]> = {
  'received → offered': [() => received(), settle],
  'received → scheduled': [() => received({ roster: ALL_LATE }), settle],
  'received → held': [() => received({}, pause), settle],
  'received → quarantined': [() => received({ policy: QUARANTINE }), settle],
  'received → closed': [() => received({ policy: NOT_FOR_SALES }), settle],
  'scheduled → offered': [() => routed({ roster: ALL_LATE }), ({ world }) => world.advance('4h')],
  'scheduled → held': [
    () => routed({ roster: ALL_LATE }),
    inTurn(pause, ({ world }) => world.advance('4h')),
  ],
  'scheduled → quarantined': [() => routed({ roster: ALL_LATE }), publish(QUARANTINE)],
  'scheduled → closed': [() => routed({ roster: ALL_LATE }), close],
  'held → offered': [() => routed({}, pause), resume],
  'held → scheduled': [() => routed({ roster: ALL_LATE }, pause), resume],
  'held → quarantined': [
    () => routed({}, pause),
    inTurn(({ world }) => world.db.tx((tx) => tx.delete(tx.t.pauses)), publish(QUARANTINE)),
  ],
  'held → closed': [() => routed({}, pause), close],
  'quarantined → scheduled': [() => routed({ policy: QUARANTINE, roster: ALL_LATE }), release],
  'quarantined → held': [() => routed({ policy: QUARANTINE }), inTurn(pause, release)],
  'quarantined → offered': [() => routed({ policy: QUARANTINE }), giveToBen],
  'quarantined → closed': [() => routed({ policy: QUARANTINE }), close],
  'offered → claimed': [() => routed(), claim],
  'offered → offered': [() => routed(), decline('wrong_language')],
  'offered → scheduled': [() => routed({ roster: ANA_EARLY }), decline('wrong_language')],
  'offered → held': [() => routed(), decline('bad_lead')],
  'offered → quarantined': [() => routed(), inTurn(publish(QUARANTINE), decline('wrong_language'))],
  'offered → closed': [() => routed(), close],
  'claimed → working': [() => claimed(), touch],
  'claimed → offered': [() => claimed(), giveToBen],
  'claimed → scheduled': [() => claimed({ roster: ANA_EARLY }), back],
  'claimed → held': [() => claimed(), inTurn(pause, back)],
  'claimed → quarantined': [() => claimed(), inTurn(publish(QUARANTINE), back)],
  'claimed → closed': [() => claimed(), close],
  'working → offered': [() => working(), back],
  'working → scheduled': [() => working({ roster: ANA_EARLY }), back],
  'working → held': [() => working(), inTurn(pause, back)],
  'working → quarantined': [() => working(), inTurn(publish(QUARANTINE), back)],
  'working → closed': [() => working(), close],
  'closed → received': [() => routed({ policy: NOT_FOR_SALES }), restore],
  'closed → claimed': [() => after(claimed(), close), restore],
};

test.each(Object.entries(EDGES))('%s', async (edge, [reach, deed]) => {
  const walk = await reach();
  const look = async () => (await findLead(walk.world.db.read, walk.leadId))?.state;
  const before = [await look(), await offersOf(walk)];
  await deed(walk);
  const now = [await look(), await offersOf(walk)];
  expect(`${before[0]} → ${now[0]}`).toBe(edge);
  if (before[0] === now[0]) expect(now[1]).not.toBe(before[1]);
  expect(walk.world.errors).toEqual([]);
});

/** The one edge that ends where it begins is told by its next offer. */
async function offersOf({ world, leadId }: Walk): Promise<number> {
  const { offers } = world.db.t;
  const rows = await world.db.read.select({ leadId: offers.leadId }).from(offers);
  return rows.filter((row) => row.leadId === leadId).length;
}

test('every edge of the diagram is walked', () => {
  const drawn = LEAD_STATES.flatMap((from) => LEAD_EDGES[from].map((to) => `${from} → ${to}`));
  expect(Object.keys(EDGES).toSorted()).toEqual(drawn.toSorted());
});
