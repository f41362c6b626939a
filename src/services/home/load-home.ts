/** Loads App Home for one person, as much of it as their role may see. */
import { saveHomeViewer } from '../../db/delivery/card-store.ts';
import { countByState } from '../../db/leads/lead-store.ts';
import { listPauses } from '../../db/workspace/settings-store.ts';
import {
  findRepBySlackUser,
  listRepRecords,
  type RepRecord,
} from '../../db/workspace/team-store.ts';
import { hasRole } from '../../routing/model/actor.ts';
import type { HomeView } from '../../routing/model/cards/cards.ts';
import { type Part, partOf, type Slice } from '../../routing/model/cards/standings/listed.ts';
import type { Context } from '../context.ts';
import { countUnrouted, loadAtRisk, loadLastRisk } from '../look-up/list-leads.ts';
import { asksForHours } from '../onboarding/asks-for-hours.ts';
import { whomToAsk } from '../people/joining/whom-to-ask.ts';
import { loadPolicyGlance } from '../policy/shown/load-policy-page.ts';
import { loadQuarantineGlance } from '../quarantine/load-quarantine.ts';
import { availabilityOf } from '../views/availability.ts';
import { loadSetUp } from '../views/set-up.ts';
import { loadTeamRows } from '../views/team-rows.ts';
import { zoneOf } from '../views/zone-of.ts';
import { loadLivePolicy } from '../workspace/load-policy.ts';
import { loadWeek } from './load-week.ts';
import { loadOpen, loadWaiting } from './own-lists.ts';
import { poolRowsOf } from './pool-rows.ts';
import { loadPoolScene, type PoolScene } from './pool-scene.ts';

/** As many rows of a list as Home has room for, or more. */
const FIRST: Slice = { offset: 0, limit: 12 };
const NONE: Part<never> = { rows: [], total: 0 };

export async function loadHome(ctx: Context, { userId }: { userId: string }): Promise<HomeView> {
  const rep = await findRepBySlackUser(ctx.db.read, userId);
  const base = await guestHome(ctx);
  if (!rep) return base;
  const scene = await loadPoolScene(ctx);
  const own = { ...base, ...(await repHome(ctx, rep, scene)) };
  if (!hasRole(rep.profile.role, 'manager')) return own;
  const managed = { ...own, ...(await managerHome(ctx)), pools: poolRowsOf(scene) };
  return rep.profile.role === 'admin' ? { ...managed, checks: await loadSetUp(ctx) } : managed;
}

async function guestHome(ctx: Context): Promise<HomeView> {
  const people = await listRepRecords(ctx.db.read);
  const admins = people.filter((one) => one.profile.role === 'admin');
  return {
    viewer: { name: '', role: 'guest', repId: null, timeZone: 'UTC' },
    admins: admins.map((one) => one.profile.name),
    availability: null,
    inPool: false,
    mayAsk: (await whomToAsk(ctx.db.read, null))?.name ?? null,
    waiting: NONE,
    open: NONE,
    week: null,
    atRisk: NONE,
    lastRisk: null,
    held: 0,
    quarantined: 0,
    quarantine: { waiting: 0, spam: 0, oldestAt: null, rows: [] },
    unrouted: 0,
    pools: [],
    team: NONE,
    checks: [],
    pausedPools: [],
    policy: null,
  };
}

async function repHome(ctx: Context, rep: RepRecord, scene: PoolScene): Promise<Partial<HomeView>> {
  const from = ctx.db.read;
  const { name, role } = rep.profile;
  const self = scene.team.get(rep.id);
  const live = await loadLivePolicy(ctx);
  const week = await loadWeek(ctx, { scene, repId: rep.id });
  const isOwner = live?.compiled.policy.owners?.policy === rep.id;
  const concerned = isOwner || hasRole(role, 'manager');
  return {
    viewer: { name, role, repId: rep.id, timeZone: await zoneOf(from, rep) },
    availability: self ? availabilityOf(self, { team: scene.team, now: ctx.clock.now() }) : null,
    inPool: week !== null,
    mayAsk: week === null ? ((await whomToAsk(from, rep))?.name ?? null) : null,
    ...(week !== null && (await asksForHours(from, rep)) && { asksHours: true }),
    week,
    waiting: await loadWaiting(ctx, rep.id, FIRST),
    policy: concerned ? await loadPolicyGlance(ctx, rep) : null,
    open: await loadOpen(ctx, rep.id, FIRST),
  };
}

async function managerHome(ctx: Context): Promise<Partial<HomeView>> {
  const from = ctx.db.read;
  const counts = await countByState(from);
  const atRisk = await loadAtRisk(ctx, FIRST);
  return {
    atRisk,
    lastRisk: atRisk.total === 0 ? await loadLastRisk(ctx) : null,
    held: counts.held ?? 0,
    quarantined: counts.quarantined ?? 0,
    quarantine: await loadQuarantineGlance(from),
    unrouted: await countUnrouted(ctx),
    team: partOf(await loadTeamRows(ctx), FIRST),
    pausedPools: await listPauses(from),
  };
}

/** Who opened Home lately gets it drawn again when something changes. */
export async function recordHomeViewer(
  ctx: Context,
  { userId }: { userId: string },
): Promise<void> {
  await ctx.db.tx((tx) => saveHomeViewer(tx, userId, ctx.clock.now()));
}
