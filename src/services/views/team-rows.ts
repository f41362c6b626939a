/** Draws people as managers see them: availability, load, what they are owed, misses today. */
import { loadLags } from '../../db/leads/ledger-store.ts';
import { countMisses } from '../../db/leads/offer-store.ts';
import { openWork } from '../../routing/availability/current-load.ts';
import { hasRole } from '../../routing/model/actor.ts';
import type { TeamRow } from '../../routing/model/cards/cards.ts';
import type { StandingRow } from '../../routing/model/cards/fairness-cards.ts';
import { LEAD_UNITS } from '../../routing/model/decision.ts';
import { countsUnits, isMember } from '../../routing/model/policy/policy.ts';
import type { Context } from '../context.ts';
import type { Performer } from '../steps/permission.ts';
import { loadTeam } from '../steps/placing/load-team.ts';
import { loadLivePolicy } from '../workspace/load-policy.ts';
import { availabilityOf } from './availability.ts';

const DAY_MS = 86_400_000;

/** Everybody of the roster, for whoever says by hand whom a lead goes to. */
export async function loadEverybody(ctx: Context): Promise<TeamRow[]> {
  const from = ctx.db.read;
  const now = ctx.clock.now();
  const policy = (await loadLivePolicy(ctx))?.compiled.policy;
  const inUnits = policy !== undefined && countsUnits(policy);
  const team = await loadTeam(from, now);
  const lags = Object.values(await loadLags(from));
  const misses = await countMisses(from, new Date(now.getTime() - DAY_MS));
  return [...team.values()].map((member) => {
    const { id, profile } = member.record;
    const owed = lags.reduce((sum, queue) => sum + (queue[id] ?? 0), 0);
    return {
      ...availabilityOf(member, { team, now }),
      open: openWork(member.load),
      external: member.load.external ?? 0,
      cap: profile.capacity.open ?? null,
      inUnits,
      owed: owed / LEAD_UNITS,
      missedToday: misses.get(id) ?? 0,
    };
  });
}

/** Whom leads come to in turn: whoever is in a pool. */
export async function loadTeamRows(ctx: Context): Promise<TeamRow[]> {
  const pools = [...((await loadLivePolicy(ctx))?.compiled.pools.values() ?? [])];
  const everybody = await loadEverybody(ctx);
  return everybody.filter(({ repId }) => pools.some((pool) => isMember(pool, repId)));
}

/** The same as somebody may see it: figures of others are for managers. */
export async function loadStandings(
  ctx: Context,
  performer: Performer | null,
): Promise<StandingRow[]> {
  const team = await loadTeamRows(ctx);
  if (performer && hasRole(performer.role, 'manager')) return team;
  return team.map((row) => withoutFigures(row, performer?.rep?.id));
}

function withoutFigures(row: TeamRow, own: string | undefined): StandingRow {
  return row.repId === own ? row : { ...row, owed: null, missedToday: 0 };
}
