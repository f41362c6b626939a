/** Says by which terms somebody has to look at what waits in quarantine, and when that is. */
import type { Reader } from '../../../db/database.ts';
import type { QuarantinedLead } from '../../../db/leads/quarantine-store.ts';
import { addBusinessMs, type Calendar } from '../../../routing/availability/calendar.ts';
import { DEFAULT_QUARANTINE, type QuarantineTerms } from '../../../routing/model/policy/policy.ts';
import { looksLikeSpam } from '../../../routing/model/quarantine.ts';
import { ALWAYS } from '../../../routing/sla/clock-calendar.ts';
import { loadLivePolicyIn } from '../../workspace/load-policy.ts';
import { poolCalendar } from '../sla/window/calendar-of.ts';

export interface ReviewTerms extends QuarantineTerms {
  calendar: Calendar;
}

/** Those of the live policy: a lead leaves quarantine under the current one, and waits under it. */
export async function loadReviewTerms(from: Reader): Promise<ReviewTerms> {
  const live = (await loadLivePolicyIn(from))?.compiled;
  const terms = live?.quarantine ?? DEFAULT_QUARANTINE;
  const pool = live?.pools.get(terms.hours);
  return { ...terms, calendar: pool ? await poolCalendar(from, pool) : ALWAYS };
}

/** So much later in the hours that count; null where the terms say never. */
export function laterBy({ calendar }: ReviewTerms, from: Date, ms: number): Date | null {
  return ms === 0 ? null : addBusinessMs(calendar, from, ms);
}

export function waitsSince({ activeAt, receivedAt }: QuarantinedLead): Date {
  return activeAt ?? receivedAt;
}

export function isSpam({ heldFor }: Pick<QuarantinedLead, 'heldFor'>): boolean {
  return looksLikeSpam(heldFor?.code ?? '');
}

/** When it pages; null for what pages nobody: spam, and what came by a file with many others. */
export function pagesAt(terms: ReviewTerms, lead: QuarantinedLead): Date | null {
  if (lead.bulk || isSpam(lead)) return null;
  return laterBy(terms, waitsSince(lead), terms.page_after);
}
