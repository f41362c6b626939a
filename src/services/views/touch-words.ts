/** Says in words what an owner did about a lead, and what a CRM told of it. */
import type { AuditEvent } from '../../db/audit/audit-store.ts';
import { isReasonCode, reasonText } from '../../routing/model/reasons.ts';

type Data = AuditEvent['data'];

const TOUCHES: Record<string, string> = {
  call: 'a call',
  email: 'an e-mail',
  meeting: 'a meeting',
  note: 'a note',
};

interface Touched {
  by: string;
  rep: string;
  /** ` (Mon 10:05)`, of what a CRM told; empty otherwise. */
  happened: string;
  /** What somebody wrote beside it. */
  note: string;
  data: Data;
}

/** Old rows say no kind and stand for a first touch. */
export function touchWords({ by, rep, happened, note, data }: Touched): string {
  if (data.source)
    return `${rep} logged ${touchOf(data)} in ${data.source}${happened}${said(note)}.`;
  const answered = data.connected && data.kind !== 'meeting' ? ', and they answered' : '';
  return `${by} logged ${touchOf(data)}${answered}${said(note)}.`;
}

/** Kept, and nothing came of it. */
export function notedWords({ rep, happened, note, data }: Touched): string {
  const named = data.type === 'owner_changed' ? `, ${rep}` : ` by ${rep}`;
  const who = data.rep ? named : '';
  const code = String(data.why);
  const why = isReasonCode(code) ? reasonText({ code }) : code;
  return `Told by ${data.source} of ${toldOf(data)}${who}${happened}: ${why}${said(note)}.`;
}

const TOLD: Record<string, string> = {
  opportunity_created: 'an opportunity',
  won: 'a win',
  lost: 'a loss',
  owner_changed: 'another owner',
};

function toldOf(data: Data): string {
  return TOLD[String(data.type)] ?? touchOf(data);
}

function touchOf({ kind, first }: Data): string {
  const plain = first === false ? 'another touch' : 'a first touch';
  return TOUCHES[String(kind)] ?? plain;
}

function said(note: string): string {
  return note && `: “${note}”`;
}
