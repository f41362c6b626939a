/** Lists leads page by page for programs, without contact data. */
import { pageLeads } from '../../db/leads/lead-page-store.ts';
import type { LeadRecord } from '../../db/leads/lead-store.ts';
import { AppError } from '../../errors.ts';
import { LEAD_STATES, type LeadState } from '../../routing/model/lead.ts';
import type { Context } from '../context.ts';

export const LEAD_PAGE = { usual: 50, most: 100 } as const;
const CURSOR = /^lead_[0-9a-z]{1,40}$/;

/** As they stand in the address. */
export interface LeadPageInput {
  status?: string | undefined;
  since?: string | undefined;
  limit?: string | undefined;
  cursor?: string | undefined;
}

/** @throws AppError `input.query` with a fault for each parameter that cannot be used */
export async function listLeadPage(
  ctx: Context,
  input: LeadPageInput,
): Promise<Record<string, unknown>> {
  const query = readQuery(input);
  // One more than is shown says whether there is another page.
  const found = await pageLeads(ctx.db.read, { ...query, limit: query.limit + 1 });
  const leads = found.slice(0, query.limit);
  const last = found.length > query.limit ? leads.at(-1) : undefined;
  return { leads: leads.map(rowOf), next_cursor: last?.id ?? null };
}

function rowOf(lead: LeadRecord): Record<string, unknown> {
  return {
    lead: lead.id,
    company: lead.company,
    status: lead.state,
    source: lead.source,
    channel: lead.channel,
    tier: lead.tier,
    test: lead.test,
    priority: lead.priority,
    owner: lead.ownerId,
    touches: lead.touchCount,
    received_at: lead.receivedAt,
    last_touch_at: lead.lastTouchAt,
    closed_at: lead.closedAt,
    close_outcome: lead.closeOutcome,
    close_amount: lead.closeAmount,
    engagement: lead.engagement,
    merged_into: lead.mergedInto,
  };
}

type Unusable = [name: keyof LeadPageInput, expected: string];

function readQuery({ status, since, limit = String(LEAD_PAGE.usual), cursor }: LeadPageInput) {
  const state = LEAD_STATES.find((one) => one === status);
  const sinceAt = since === undefined ? null : new Date(since);
  const wrong: Unusable[] = [];
  if (status !== undefined && !state) wrong.push(['status', `one of ${LEAD_STATES.join(', ')}`]);
  if (sinceAt && Number.isNaN(sinceAt.getTime())) {
    wrong.push(['since', 'an instant such as 2026-11-22T10:00:00Z']);
  }
  const isLimit = /^\d{1,3}$/.test(limit) && Number(limit) >= 1 && Number(limit) <= LEAD_PAGE.most;
  if (!isLimit) wrong.push(['limit', `a number from 1 to ${LEAD_PAGE.most}`]);
  if (cursor !== undefined && !CURSOR.test(cursor)) {
    wrong.push(['cursor', 'the next_cursor of the page before']);
  }
  if (wrong.length > 0) throw unusable({ status, since, limit, cursor }, wrong);
  return {
    state: state ?? (null as LeadState | null),
    since: sinceAt,
    after: cursor ?? null,
    limit: Number(limit),
  };
}

function unusable(input: LeadPageInput, wrong: Unusable[]): AppError {
  const errors = wrong.map(([name, expected]) => ({
    pointer: `/${name}`,
    code: 'query.unusable',
    message: `Found ${JSON.stringify(input[name])}, expected ${expected}.`,
  }));
  const message = `The query cannot be used: ${wrong.map(([name]) => name).join(', ')}.`;
  return new AppError('input.query', message, { details: { errors } });
}
