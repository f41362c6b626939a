/** Does what follows when somebody is out from now on: offers go on, the cover takes over. */

import type { RepRecord } from '../../../db/workspace/team-store.ts';
import { because } from '../../../routing/model/reasons.ts';
import { passOffersOn } from '../offer/pass-offers-on.ts';
import { loadTeam } from '../placing/load-team.ts';
import { promise, type Step } from '../step.ts';
import { coverLeads, isDueBefore, listOwnedLeads } from './cover-leads.ts';

export interface Leaving {
  why: 'away' | 'time_off';
  /** Null: until back by hand. */
  until: Date | null;
  coverId: string | null;
  /** Who covered until now, where this changes an absence that goes on. */
  coveredBy?: string | null;
}

export interface Left {
  /** How many unclaimed offers went on, without blame. */
  moved: number;
  cover: TakenOver | null;
}

/** Who stands in, and how many claimed leads went there. */
export interface TakenOver {
  name: string;
  taken: number;
}

/** A shorter absence is no news for a manager. */
const LONG_MS = 4 * 3_600_000;

export async function leave(step: Step, rep: RepRecord, leaving: Leaving): Promise<Left> {
  const moved = await passOffersOn(step, rep.id, leaving.why);
  const cover = await handOver(step, rep, leaving);
  await tellManager(step, rep, leaving.until);
  return { moved, cover };
}

/**
 * What would go stale before the rep is back goes to the cover; everything else stays. Null where
 * nobody covers, or the cover is out as well.
 */
export async function handOver(
  step: Step,
  rep: RepRecord,
  { until, coverId, coveredBy = null }: Omit<Leaving, 'why'>,
): Promise<TakenOver | null> {
  const member = (await loadTeam(step.tx, step.now)).get(coverId ?? '');
  if (!member || member.shift.state === 'unavailable') return null;
  const { name } = rep.profile;
  const reason = because('cover.away', { rep: name, ...(until && { until: until.toISOString() }) });
  const cover = { member, reason };
  const goes = (lead: Parameters<typeof isDueBefore>[1]) => isDueBefore(step.tx, lead, until);
  const taken = await coverLeads(step, { repId: rep.id, cover, goes });
  if (coverId !== coveredBy) await tellCover(step, rep, { until, coverId, taken });
  return { name: member.record.profile.name, taken };
}

/** Once, when the cover begins: what could not wait has a message for each lead besides. */
async function tellCover(
  step: Step,
  { id: repId }: RepRecord,
  { until, coverId, taken }: Pick<Leaving, 'until' | 'coverId'> & { taken: number },
): Promise<void> {
  await promise(step, {
    destination: 'slack',
    kind: 'notice',
    leadId: null,
    payload: {
      notice: 'covering',
      repId,
      coverId,
      until: until?.toISOString() ?? null,
      taken,
    },
  });
}

/** Claimed leads stay with whoever is out, so somebody should know which they are. */
async function tellManager(step: Step, rep: RepRecord, until: Date | null): Promise<void> {
  const isLong = until === null || until.getTime() - step.now.getTime() > LONG_MS;
  if (!isLong || (await listOwnedLeads(step.tx, rep.id)).length === 0) return;
  await promise(step, {
    destination: 'slack',
    kind: 'notice',
    leadId: null,
    payload: {
      notice: 'away_with_leads',
      repId: rep.id,
      until: until?.toISOString() ?? null,
    },
  });
}
