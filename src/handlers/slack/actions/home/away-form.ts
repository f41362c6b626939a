import type { ModalView } from '@slack/web-api';
import { awayModal } from '../../../../blocks/modals/away-modal.ts';
import { loadAway } from '../../../../services/people/set-availability.ts';
import { listPeople } from '../../../../services/people/who-is.ts';
import type { Click } from '../click.ts';

/** Asks until when and who covers; null for somebody the roster does not name. */
export async function awayForm(
  { ctx, repId: own, reader }: Click,
  repId: string,
): Promise<ModalView | null> {
  const people = await listPeople(ctx);
  const whose = people.find((one) => one.repId === repId);
  if (!whose) return null;
  const others = people.filter((one) => one.repId !== repId);
  const name = repId === own ? null : whose.name;
  const now = await loadAway(ctx, { repId });
  return awayModal({ repId, name, others, now }, reader);
}
