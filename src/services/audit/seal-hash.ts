/** The hash that chains audit rows: SHA-256 over the hash before and the row's canonical text. */
import { createHash } from 'node:crypto';
import type { AuditEvent } from '../../db/audit/audit-store.ts';

/** What the first seal stands on. */
export const FIRST_HASH = '0'.repeat(64);

/** Keys are sorted, because PostgreSQL gives JSON back in an order of its own. */
export function sealHash(previous: string, event: AuditEvent): string {
  const { id, at, actor, action, subject, leadId, data } = event;
  const sorted = Object.entries(data).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const row = [id, at.toISOString(), actor, action, subject, leadId, sorted];
  return createHash('sha256').update(previous).update(JSON.stringify(row)).digest('hex');
}
