/** What every audit row of an event says that a CRM told: which one, and when it was. */
import { type AuditEvent, findLatestEvent, happenedAt } from '../../../db/audit/audit-store.ts';
import type { LeadRecord } from '../../../db/leads/lead-store.ts';
import type { CrmEvent } from '../../../routing/contracts/crm-events.ts';
import { isNewer, type Word } from '../../../routing/crm/judge-word.ts';
import type { Reason } from '../../../routing/model/reasons.ts';
import type { KeptText } from '../keep-text.ts';
import { audit, type Step } from '../step.ts';

export interface Told<E = CrmEvent> {
  event: E;
  /** When it was: never after now. */
  at: Date;
  /** The source in sources.yml. */
  system: string;
  lead: LeadRecord;
  /** Whom it names; null for nobody the roster knows. */
  repId: string | null;
  note: KeptText | null;
}

/** `recorded`: kept in the history of the lead, and changed nothing, for that reason. */
export type Taken = { status: 'applied' } | { status: 'recorded'; why: Reason };

export function toldData({ event, at, system }: Pick<Told, 'event' | 'at' | 'system'>) {
  return { source: system, event: event.id, happened_at: at.toISOString() };
}

export async function record(step: Step, told: Told, why: Reason): Promise<Taken> {
  const { event, lead, repId, note } = told;
  await audit(step, {
    action: 'crm.noted',
    subject: lead.id,
    leadId: lead.id,
    data: {
      ...toldData(told),
      type: event.type,
      ...(event.type === 'activity' && { kind: event.kind }),
      rep: repId,
      why: why.code,
      note: note?.id ?? null,
      note_commitment: note?.commitment ?? null,
    },
  });
  return { status: 'recorded', why };
}

/** The latest of what was said by any of these acts, by when it was. */
export async function lastWord(
  step: Step,
  leadId: string,
  acts: readonly string[],
): Promise<Word | null> {
  let last: Word | null = null;
  for (const action of acts) {
    const row = await findLatestEvent(step.tx, { leadId, action });
    const word = row && wordOf(row);
    if (word && isNewer(word, last)) last = word;
  }
  return last;
}

function wordOf(row: AuditEvent): Word {
  return { at: happenedAt(row), id: typeof row.data.event === 'string' ? row.data.event : '' };
}
