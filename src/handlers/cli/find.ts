import { AppError } from '../../errors.ts';
import { nearName } from '../../routing/policy/wording.ts';
import type { Context } from '../../services/context.ts';
import { findLead } from '../../services/look-up/find-lead.ts';
import { findRep } from '../../services/people/find-rep.ts';
import { listPeople } from '../../services/people/who-is.ts';

const MOST_SHOWN = 10;

/**
 * The one lead that an id, an e-mail or a company names.
 *
 * @throws AppError `missing.lead`, `input.several_leads`
 */
export async function findLeadId(ctx: Context, query: string): Promise<string> {
  return (await findNamedLead(ctx, query)).leadId;
}

/** The same by the id it was named by, which may be that of a lead merged into it. */
export async function findAskedId(ctx: Context, query: string): Promise<string> {
  const { leadId, alias } = await findNamedLead(ctx, query);
  return alias ?? leadId;
}

async function findNamedLead(
  ctx: Context,
  query: string,
): Promise<{ leadId: string; alias?: string }> {
  const found = await findLead(ctx, { query });
  if (found.outcome === 'found') return found;
  if (found.outcome === 'unknown') throw noLead(query, found.near);
  const { leads } = found;
  const shown = leads
    .slice(0, MOST_SHOWN)
    .map((one) => `${one.leadId}  ${one.company}, ${one.state}`);
  const message = `${leads.length} leads match “${query}”. Which one? Name it by its id.`;
  throw new AppError('input.several_leads', message, { details: { query, leads: shown } });
}

/** @throws AppError `missing.lead` */
export function noLead(query: string, near: { leadId: string; company: string } | null): AppError {
  const hint = near ? `Did you mean ${near.company} (${near.leadId})?` : 'See `baton lead list`.';
  return new AppError('missing.lead', `I know no lead “${query}”. ${hint}`, { details: { query } });
}

/** @throws AppError `missing.rep` */
export async function findRepId(ctx: Context, query: string): Promise<string> {
  const rep = await findRep(ctx, { query });
  if (rep) return rep.repId;
  const ids = (await listPeople(ctx)).map((one) => one.repId);
  const near = nearName(query, ids);
  const hint =
    near === undefined ? `The roster has ${ids.join(', ') || 'nobody'}.` : `Did you mean ${near}?`;
  throw new AppError('missing.rep', `I know nobody called “${query}”. ${hint}`, {
    details: { query },
  });
}
