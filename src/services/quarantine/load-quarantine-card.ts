/** Loads the card of a lead in quarantine, and what became of it, from the state at this moment. */
import { type AuditEvent, listAuditEvents } from '../../db/audit/audit-store.ts';
import type { Reader } from '../../db/database.ts';
import { findLead, type LeadRecord } from '../../db/leads/lead-store.ts';
import { listQuarantined } from '../../db/leads/quarantine-store.ts';
import { listRepRecords } from '../../db/workspace/team-store.ts';
import { identifyPerson } from '../../routing/intake/person/identify-person.ts';
import type {
  QuarantineCard,
  QuarantineDigest,
  QuarantineSettlement,
} from '../../routing/model/cards/quarantine-cards.ts';
import { type DiscardReason, isDiscardReason } from '../../routing/model/quarantine.ts';
import type { Context } from '../context.ts';
import { holderOf } from '../steps/offer/answer-offer.ts';
import { heldReason } from '../views/lead/held-reason.ts';
import { summarizeLead } from '../views/lead/lead-summary.ts';
import { nameOfActor } from '../views/names.ts';
import { PAGE_ROWS, spamLast, summarize, toQuarantineRows } from './load-quarantine.ts';

const MOST_EVENTS = 200;

export async function loadQuarantineCard(
  ctx: Context,
  { leadId }: { leadId: string },
): Promise<QuarantineCard | null> {
  const from = ctx.db.read;
  const lead = await findLead(from, leadId);
  if (!lead) return null;
  return {
    kind: 'quarantine',
    lead: summarizeLead(lead),
    why: heldReason(lead),
    since: lead.activeAt ?? lead.receivedAt,
    namesNobody: identifyPerson(lead.submission).personKey === null,
    timeZone: await managersZone(from),
    settled: lead.state === 'quarantined' ? null : await settlementOf(from, lead),
  };
}

/** Null once nothing waits. */
export async function loadQuarantineDigest(ctx: Context): Promise<QuarantineDigest | null> {
  const from = ctx.db.read;
  const all = spamLast(await listQuarantined(from));
  if (all.length === 0) return null;
  return {
    kind: 'quarantine_digest',
    ...summarize(all),
    rows: await toQuarantineRows(from, all.slice(0, PAGE_ROWS)),
    timeZone: await managersZone(from),
  };
}

/** For the printed times of a message to a channel: where its first manager sits. */
async function managersZone(from: Reader): Promise<string> {
  const people = (await listRepRecords(from)).map(({ profile }) => profile);
  const manager = people.find(({ role }) => role === 'manager');
  return (manager ?? people.find(({ role }) => role === 'admin'))?.timezone ?? 'UTC';
}

/** The acts by which a lead leaves quarantine, and what a card calls each. */
const LEFT_BY: Record<string, QuarantineSettlement['as']> = {
  'lead.cleared': 'released',
  'lead.merged': 'merged',
  'lead.overridden': 'given',
  'lead.covered': 'given',
  'lead.closed': 'closed',
};

async function settlementOf(from: Reader, lead: LeadRecord): Promise<QuarantineSettlement | null> {
  const events = await listAuditEvents(from, { leadId: lead.id, limit: MOST_EVENTS });
  const came = events.findLastIndex(({ action }) => action === 'lead.quarantined');
  const after = events.slice(came + 1);
  const left = after.find(({ action }) => LEFT_BY[action] !== undefined);
  if (!left) return null;
  const into = lead.mergedInto === null ? null : await findLead(from, lead.mergedInto);
  const closedFor = left.action === 'lead.closed' ? left.data.reason : null;
  const reason = isDiscardReason(closedFor) ? closedFor : null;
  return {
    as: into ? 'merged' : wordFor(left, { reason, after }),
    by: await nameOfActor(from, left.actor),
    at: left.at,
    reason: into ? null : reason,
    rep: (await holderOf(from, into ?? lead))?.name ?? null,
  };
}

function wordFor(
  { action }: AuditEvent,
  { reason, after }: { reason: DiscardReason | null; after: AuditEvent[] },
): QuarantineSettlement['as'] {
  if (reason !== null) return 'discarded';
  const isMended = after.some((one) => one.action === 'lead.corrected');
  return action === 'lead.cleared' && isMended ? 'corrected' : (LEFT_BY[action] ?? 'closed');
}
