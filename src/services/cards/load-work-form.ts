/** Says whether somebody may work on a lead, for the forms that log a touch or end it. */
import { hasRole } from '../../routing/model/actor.ts';
import type { Context } from '../context.ts';
import { type OfferedToThem, offeredOr } from '../steps/ownership/offered-to-them.ts';
import { refuse } from '../steps/permission.ts';
import { type FormAsked, type NotOpened, openForm } from './open-form.ts';

export type WorkForm =
  | { outcome: 'open'; leadId: string; company: string }
  | { outcome: 'not_claimed'; company: string }
  | OfferedToThem
  | NotOpened;

/** The owner may, and so may managers. */
export async function loadWorkForm(ctx: Context, input: FormAsked): Promise<WorkForm> {
  const from = ctx.db.read;
  const found = await openForm(from, input, async ({ rep, role }, { ownerId }) => {
    const mayWork = (rep !== null && rep.id === ownerId) || hasRole(role, 'manager');
    return mayWork ? { outcome: 'permitted' as const } : refuse(from, 'manager');
  });
  if (found.outcome === 'not_permitted') return offeredOr(from, input, found);
  if (found.outcome !== 'permitted') return found;
  const { id: leadId, company, ownerId } = found.lead;
  return { outcome: ownerId ? 'open' : 'not_claimed', leadId, company };
}
