/** Loads what waits in quarantine for people: how much, how old, and the rows of one page. */
import type { Reader } from '../../db/database.ts';
import { findLead } from '../../db/leads/lead-store.ts';
import { listQuarantined, type QuarantinedLead } from '../../db/leads/quarantine-store.ts';
import { personName } from '../../routing/intake/person/identify-person.ts';
import { type Actor, hasRole } from '../../routing/model/actor.ts';
import type {
  QuarantineList,
  QuarantineRow,
  QuarantineSummary,
} from '../../routing/model/cards/quarantine-cards.ts';
import type { Context } from '../context.ts';
import { findPerformer, type Refusal, refuse } from '../steps/permission.ts';
import { isSpam, waitsSince } from '../steps/quarantine/review-terms.ts';
import { heldReason } from '../views/lead/held-reason.ts';

/** Rows of one page, each with its buttons. */
export const PAGE_ROWS = 10;

export type QuarantinePage = ({ outcome: 'listed' } & QuarantineList) | Refusal;

/** For managers; a page behind the last one is the last one. */
export async function loadQuarantine(
  ctx: Context,
  { actor, page = 0 }: { actor: Actor; page?: number },
): Promise<QuarantinePage> {
  const from = ctx.db.read;
  const performer = await findPerformer(from, actor);
  if (!performer) return { outcome: 'stranger' };
  if (!hasRole(performer.role, 'manager')) return refuse(from, 'manager');
  const all = spamLast(await listQuarantined(from));
  const pages = Math.max(1, Math.ceil(all.length / PAGE_ROWS));
  const shown = Math.min(Math.max(0, page), pages - 1);
  const some = all.slice(shown * PAGE_ROWS, (shown + 1) * PAGE_ROWS);
  const rows = await toQuarantineRows(from, some);
  return { outcome: 'listed', ...summarize(all), rows, page: shown, pages };
}

/** Rows that Home has room for. */
const GLANCE_ROWS = 3;

/** How things stand, and what to look at first. */
export async function loadQuarantineGlance(
  from: Reader,
): Promise<QuarantineSummary & { rows: QuarantineRow[] }> {
  const all = spamLast(await listQuarantined(from));
  return { ...summarize(all), rows: await toQuarantineRows(from, all.slice(0, GLANCE_ROWS)) };
}

export function summarize(all: readonly QuarantinedLead[]): QuarantineSummary {
  const spam = all.filter(isSpam);
  return {
    waiting: all.length - spam.length,
    spam: spam.length,
    oldestAt: oldestOf(all.filter((lead) => !isSpam(lead))),
  };
}

export function oldestOf(leads: readonly QuarantinedLead[]): Date | null {
  const times = leads.map((lead) => waitsSince(lead).getTime());
  return times.length > 0 ? new Date(times.reduce((a, b) => Math.min(a, b))) : null;
}

/** Whoever waits longest comes first, and what most likely nobody meant comes last. */
export function spamLast(all: readonly QuarantinedLead[]): QuarantinedLead[] {
  return all.toSorted(
    (a, b) =>
      Number(isSpam(a)) - Number(isSpam(b)) || waitsSince(a).getTime() - waitsSince(b).getTime(),
  );
}

export async function toQuarantineRows(
  from: Reader,
  leads: readonly QuarantinedLead[],
): Promise<QuarantineRow[]> {
  const rows = await Promise.all(
    leads.map(async (lead) => {
      const found = await findLead(from, lead.id);
      return found && { found, since: waitsSince(lead), spam: isSpam(lead) };
    }),
  );
  return rows.flatMap((row) => {
    if (!row) return [];
    const { found, since, spam } = row;
    const person = personName(found.submission.person);
    const why = heldReason(found);
    return [{ leadId: found.id, company: found.company, person, why, since, spam }];
  });
}
