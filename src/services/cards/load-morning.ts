/**
 * Loads what a day begins with: the leads in hand, and once a week how the week went for one rep,
 * or for the whole team.
 */
import { countOpenOffers } from '../../db/leads/lead-page-store.ts';
import { listLeadRecords } from '../../db/leads/lead-store.ts';
import { listAnswers } from '../../db/leads/past/answer-store.ts';
import { findRepById, listEverybody } from '../../db/workspace/team-store.ts';
import { teamWeekOf } from '../../routing/fairness/team-week.ts';
import { hasRole } from '../../routing/model/actor.ts';
import type { MorningCard, TeamWeekCard, WeekCard } from '../../routing/model/cards/cards.ts';
import { OWNED_STATES } from '../../routing/model/lead.ts';
import type { Context } from '../context.ts';
import { loadWeek } from '../home/load-week.ts';
import { loadPoolScene } from '../home/pool-scene.ts';
import { loadRecentFigures, recentSince } from '../reports/recent-figures.ts';
import { toLeadRows } from '../views/lead/lead-rows.ts';
import { tasteOf } from '../views/taste-of.ts';
import { zoneOf } from '../views/zone-of.ts';

const MOST = 100;

/** Null where the last open lead was closed meanwhile. */
export async function loadMorningCard(ctx: Context, repId: string): Promise<MorningCard | null> {
  const from = ctx.db.read;
  const rep = await findRepById(from, repId);
  const filter = { states: OWNED_STATES, ownerId: repId, limit: MOST };
  const rows = await toLeadRows(from, await listLeadRecords(from, filter));
  if (rows.length === 0) return null;
  return {
    kind: 'morning',
    rows: rows.toSorted((a, b) => dueOf(a) - dueOf(b)),
    waiting: await countOpenOffers(from, repId),
    timeZone: await zoneOf(from, rep),
    hidesNames: (await tasteOf(from, repId)).hideNames,
  };
}

/** What is promised comes before what is not. */
function dueOf({ dueAt }: { dueAt: Date | null }): number {
  return dueAt?.getTime() ?? Number.POSITIVE_INFINITY;
}

/** Null for who is in no pool any more. */
export async function loadWeekCard(ctx: Context, repId: string): Promise<WeekCard | null> {
  const week = await loadWeek(ctx, { scene: await loadPoolScene(ctx), repId });
  return week && { kind: 'week', week };
}

/** Null for who is no manager any more. */
export async function loadTeamWeekCard(ctx: Context, repId: string): Promise<TeamWeekCard | null> {
  const from = ctx.db.read;
  const reader = await findRepById(from, repId);
  if (!reader || !hasRole(reader.profile.role, 'manager')) return null;
  const names = new Map((await listEverybody(from)).map(({ id, profile }) => [id, profile.name]));
  const since = recentSince(ctx.clock.now());
  const answers = await listAnswers(from, { repIds: [...names.keys()], since });
  const figures = await loadRecentFigures(ctx);
  return { kind: 'team_week', week: teamWeekOf({ answers, figures, names }) };
}
