import type { ModalView } from '@slack/web-api';
import { type KnownLead, newLeadModal } from '../../blocks/modals/new-lead-modal.ts';
import { loadNewLeadForm } from '../../services/intake/load-new-lead-form.ts';
import type { Person } from './person.ts';

/** The one form for a lead that somebody types in, wherever it is asked for. */
export async function openNewLead(
  { ctx, actor, reader, open }: Person & { open(view: ModalView): Promise<unknown> },
  known: KnownLead,
): Promise<void> {
  const { reps } = await loadNewLeadForm(ctx, { actor });
  await open(newLeadModal({ known, reps }, reader));
}
