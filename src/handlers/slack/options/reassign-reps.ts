import type { OptionGroup } from '../../../blocks/modals/modal.ts';
import { choiceGroups } from '../../../blocks/modals/rep-choices.ts';
import { loadReassignForm } from '../../../services/cards/load-reassign-form.ts';
import type { Typing } from './index.ts';

/** Whom the lead may be given to, of those whose name has what was typed. */
export async function listReps({
  ctx,
  actor,
  about,
  typed,
  reader,
}: Typing): Promise<OptionGroup[]> {
  if (!about.lead) return [];
  const { timeZone } = reader;
  const form = await loadReassignForm(ctx, { leadId: about.lead, actor, timeZone });
  return form.outcome === 'open' ? choiceGroups(form, typed) : [];
}
