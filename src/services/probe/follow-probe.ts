/** Says how far the last synthetic lead came: what of it is done, and what is missing. */
import type { Reader } from '../../db/database.ts';
import { findMessage } from '../../db/delivery/outbox-store.ts';
import { findLead } from '../../db/leads/lead-store.ts';
import type { Probe } from '../../db/workspace/settings-store.ts';

export interface ProbeWay {
  /** What has not come through, in words; empty when all has. */
  missing: string[];
  /** From sending it until the last part of it was done; null while something is missing. */
  roundTripMs: number | null;
}

/** A row that is gone was over: only what has come through is cleared away. */
export async function followProbe(from: Reader, probe: Probe): Promise<ProbeWay> {
  const lead = probe.leadId ? await findLead(from, probe.leadId) : null;
  const message = probe.messageId ? await findMessage(from, probe.messageId) : null;
  const missing = [
    ...(lead && !lead.closedAt ? [`its lead is still ${lead.state}`] : []),
    ...(message && message.state !== 'done' ? [`its message to Slack is ${message.state}`] : []),
  ];
  const ends = [lead?.closedAt, message?.doneAt].flatMap((at) => (at ? [at.getTime()] : []));
  const isThrough = missing.length === 0 && ends.length > 0;
  return { missing, roundTripMs: isThrough ? Math.max(...ends) - Date.parse(probe.sentAt) : null };
}
