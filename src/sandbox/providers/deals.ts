import { z } from 'zod';
import type { Reply } from '../http/reply.ts';

/** A deal as far as it is searched by: its owner, and whether it is closed. */
export interface Deal {
  hubspot_owner_id: string;
  hs_is_closed: 'true' | 'false';
}

export const DEAL_SEARCH = '/crm/v3/objects/deals/search';

/** HubSpot finds nothing by a property or an operator it does not know, and says so. */
const searchSchema = z.object({
  filterGroups: z.array(
    z.object({
      filters: z.array(
        z.object({
          propertyName: z.enum(['hubspot_owner_id', 'hs_is_closed']),
          operator: z.literal('EQ'),
          value: z.string(),
        }),
      ),
    }),
  ),
  limit: z.int().min(1).max(200),
});

/** As HubSpot answers a search: how many there are, and the first of them. */
export function searchDeals(deals: ReadonlyMap<string, Deal>, body: string): Reply {
  const asked = searchSchema.safeParse(parsed(body));
  if (!asked.success)
    return { status: 400, body: { status: 'error', category: 'VALIDATION_ERROR' } };
  const { filterGroups, limit } = asked.data;
  const found = [...deals].filter(([, deal]) =>
    filterGroups.some(({ filters }) =>
      filters.every(({ propertyName, value }) => deal[propertyName] === value),
    ),
  );
  const results = found.slice(0, limit).map(([id, properties]) => ({ id, properties }));
  return { status: 200, body: { total: found.length, results } };
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
