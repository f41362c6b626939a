/** Words the notice that the CRM names another owner: whose it is stays for a manager to say. */
import type { OutboxRecord } from '../../db/delivery/outbox-store.ts';
import { findLead } from '../../db/leads/lead-store.ts';
import { productName } from '../../routing/model/workspace/products.ts';
import { say } from '../../words/say.ts';
import type { Context } from '../context.ts';
import { card, type Notice } from '../delivery/senders/notices/notice.ts';
import { escalationPath } from '../views/escalation/escalation-path.ts';
import { nameOfRep } from '../views/names.ts';

/** Null once the lead is nobody's any more, or of whom the CRM named. */
export async function loadOwnerNotice(
  ctx: Context,
  { leadId, payload }: OutboxRecord,
): Promise<Notice | null> {
  const from = ctx.db.read;
  const lead = await findLead(from, leadId ?? '');
  const named = typeof payload.repId === 'string' ? payload.repId : null;
  if (!lead?.ownerId || lead.closedAt || lead.ownerId === named) return null;
  const owner = await nameOfRep(from, lead.ownerId);
  const system = productName(String(payload.system));
  const there =
    named === null ? say`somebody who is not on the roster` : await nameOfRep(from, named);
  const text = say`${system} says that it is with ${there}. Here it stays with ${owner} until somebody reassigns it.`;
  const title = say`Another owner in ${system}: ${lead.company}`;
  const poolId = typeof payload.poolId === 'string' ? payload.poolId : null;
  const path = await escalationPath(from, { leadId, poolId, repId: lead.ownerId });
  return { path, card: card(title, text, lead.id) };
}
