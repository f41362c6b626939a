/** Loads what somebody asked another to allow, and where that stands: the audit log tells. */
import { type AuditEvent, listAuditEvents } from '../../../db/audit/audit-store.ts';
import { findText } from '../../../db/audit/text-store.ts';
import type { Reader } from '../../../db/database.ts';
import { findLead } from '../../../db/leads/lead-store.ts';
import { findRepById } from '../../../db/workspace/team-store.ts';
import type { DeedCard, DeedState } from '../../../routing/model/cards/deed-card.ts';
import { summarizeLead } from '../../views/lead/lead-summary.ts';
import { repOfActor } from '../../views/names.ts';
import { zoneOf } from '../../views/zone-of.ts';

const HOUR_MS = 3_600_000;
/** Who asked has found another way by then. */
export const DEED_LIVES_MS = 8 * HOUR_MS;
/** A deed takes seconds: what is under way for longer was cut off. */
export const CUT_OFF_MS = 60_000;
/** A lead has fewer events. */
const MOST_EVENTS = 1_000;

const AFTERWARDS: Record<string, DeedState> = {
  'deed.asked': 'open',
  'deed.failed': 'open',
  'deed.allowed': 'under_way',
  'deed.done': 'done',
  'deed.refused': 'refused',
};

export interface WantedDeed {
  leadId: string;
  deedId: string;
}

/** Null once its words were erased, or the people are gone. */
export async function loadDeed(
  from: Reader,
  { leadId, deedId }: WantedDeed,
  now: Date,
): Promise<DeedCard | null> {
  const events = (await listDeedEvents(from, leadId)).filter(({ data }) => data.deed === deedId);
  const effects = events.filter(({ action }) => !Object.hasOwn(AFTERWARDS, action));
  const [first] = events;
  const last = events.filter((event) => !effects.includes(event)).at(-1);
  const words = await findText(from, deedId);
  const lead = await findLead(from, leadId);
  const asker = first && (await repOfActor(from, first.actor));
  const asked = first && (await findRepById(from, String(first.data.to)));
  if (!first || !last || !words || !lead || !asker?.slackUserId || !asked) return null;
  const { company, person } = summarizeLead(lead);
  const expiresAt = new Date(first.at.getTime() + DEED_LIVES_MS);
  const state = stateAfter(last, { isDone: effects.length > 0, expiresAt, now });
  return {
    kind: 'deed',
    deedId,
    leadId,
    company,
    person,
    asker: { name: asker.profile.name, userId: asker.slackUserId },
    asked: { name: asked.profile.name, repId: asked.id },
    command: words.body,
    expiresAt,
    state,
    since: state === 'expired' ? expiresAt : last.at,
    timeZone: await zoneOf(from, asked),
  };
}

/** What was asked, answered and done, oldest first: each row of a deed names it. */
export async function listDeedEvents(from: Reader, leadId: string): Promise<AuditEvent[]> {
  const events = await listAuditEvents(from, { leadId, limit: MOST_EVENTS });
  return events.filter(({ data }) => typeof data.deed === 'string');
}

interface Moment {
  /** Does the record have what it did? */
  isDone: boolean;
  expiresAt: Date;
  now: Date;
}

function stateAfter({ action, at }: AuditEvent, { isDone, expiresAt, now }: Moment): DeedState {
  const state = AFTERWARDS[action] ?? 'open';
  const isCutOff = state === 'under_way' && now.getTime() - at.getTime() >= CUT_OFF_MS;
  if (isDone && (isCutOff || action === 'deed.failed')) return 'found_done';
  if (isCutOff) return 'undone';
  return state === 'open' && now >= expiresAt ? 'expired' : state;
}
