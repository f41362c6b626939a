/** Says whether somebody may work on a lead, for the forms that log a touch or end it. */
import type { Context } from '../context.ts';
import type { OfferedToThem } from '../steps/ownership/offered-to-them.ts';
import { type FormAsked, type NotOpened, openOwnForm } from './open-form.ts';

export type WorkForm =
  | { outcome: 'open'; leadId: string; company: string }
  | { outcome: 'not_claimed'; company: string }
  | OfferedToThem
  | NotOpened;

export async function loadWorkForm(ctx: Context, input: FormAsked): Promise<WorkForm> {
  const found = await openOwnForm(ctx.db.read, input);
  if (found.outcome !== 'permitted') return found;
  const { id: leadId, company, ownerId } = found.lead;
  return { outcome: ownerId ? 'open' : 'not_claimed', leadId, company };
}
