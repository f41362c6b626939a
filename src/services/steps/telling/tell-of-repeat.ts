/** Tells whoever has a lead that its person has written again. */
import { type LeadRecord, lockLead } from '../../../db/leads/lead-store.ts';
import { listOpenOffers } from '../../../db/leads/offer-store.ts';
import { isRepGone } from '../../../db/workspace/team-store.ts';
import { releaseFromLeaver } from '../ownership/release-lead.ts';
import { promise, type Step } from '../step.ts';

/** `living` as it was before; `wrote`: there are words of theirs to quote. A file tells nobody. */
export async function tellOfRepeat(
  step: Step,
  { id: leadId, ownerId }: LeadRecord,
  { wrote, bulk }: { wrote: boolean; bulk: boolean },
): Promise<void> {
  if (ownerId !== null && (await isRepGone(step.tx, ownerId))) return findOwner(step, leadId);
  if (bulk) return;
  const asked = await listOpenOffers(step.tx, leadId);
  const hear = ownerId === null ? asked.map(({ repId }) => repId) : [ownerId];
  for (const repId of hear) {
    const payload = { leadId, wrote: wrote ? 1 : 0, repId };
    await promise(step, { destination: 'slack', kind: 'repeat_notice', leadId, payload });
  }
}

/** Nobody would hear of it: the lead goes on with all that is known of it. */
async function findOwner(step: Step, leadId: string): Promise<void> {
  const lead = await lockLead(step.ctx.db, step.tx, leadId);
  if (lead) await releaseFromLeaver(step, lead, 'owner_gone');
}
