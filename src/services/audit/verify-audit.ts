/** Proves the audit log whole, or names each place where it is not. */
import {
  type AuditEvent,
  countUnsealed,
  listAuditEvents,
  listSealed,
} from '../../db/audit/audit-store.ts';
import type { Context } from '../context.ts';
import { FIRST_HASH, sealHash } from './seal-hash.ts';

export interface AuditFault {
  position: number;
  eventId: string;
  what: string;
}
export interface AuditReport {
  fine: boolean;
  sealed: number;
  /** Rows the sealer has not reached; normal for about a second after they were written. */
  unsealed: number;
  /** The last hash: kept elsewhere, it proves that no tail was cut. */
  head: string | null;
  faults: AuditFault[];
}

const PAGE = 1_000;
const MAX_FAULTS = 20;

export async function verifyAudit(ctx: Context): Promise<AuditReport> {
  const from = ctx.db.read;
  const faults: AuditFault[] = [];
  let previous = FIRST_HASH;
  let position = 0;
  for (;;) {
    const page = await listSealed(from, { after: position, limit: PAGE });
    for (const { event, ...seal } of page) {
      const what = judge(event, { ...seal, previous, expected: position + 1 });
      if (what && faults.length < MAX_FAULTS) {
        faults.push({ position: seal.position, eventId: seal.eventId, what });
      }
      previous = seal.hash;
      position = seal.position;
    }
    if (page.length < PAGE) break;
  }
  const head = position > 0 ? previous : null;
  const unsealed = await countUnsealed(from);
  return { fine: faults.length === 0, sealed: position, unsealed, head, faults };
}

function judge(
  event: AuditEvent | null,
  seal: { position: number; expected: number; previous: string; hash: string },
): string | null {
  if (seal.position !== seal.expected) return `seals ${seal.expected} and on are missing`;
  if (!event) return 'the row is gone';
  return sealHash(seal.previous, event) === seal.hash ? null : 'the row or the chain was changed';
}

export function listAudit(
  ctx: Context,
  filter: { leadId?: string; limit?: number },
): Promise<AuditEvent[]> {
  return listAuditEvents(ctx.db.read, { leadId: filter.leadId, limit: filter.limit ?? 200 });
}
