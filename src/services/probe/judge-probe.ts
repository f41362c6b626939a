/** Judges by the last synthetic lead whether the loop from intake to Slack works. */
import { readSetting } from '../../db/workspace/settings-store.ts';
import type { Context } from '../context.ts';
import { followProbe } from './follow-probe.ts';
import { PROBE_EVERY_MS } from './send-probe.ts';

/** A healthy loop needs a second; after this, something of it stands still. */
const OVERDUE_MS = 60_000;
/** Two probes and a minute: then nothing sends them. */
const SILENT_MS = 2 * PROBE_EVERY_MS + OVERDUE_MS;

export interface LoopHealth {
  ok: boolean;
  detail: string;
  /** Null before the first probe. */
  ageMs: number | null;
  roundTripMs: number | null;
}

/** A probe that is under way is no proof: after a loss the loop is broken until one is through. */
export async function judgeProbe(
  ctx: Context,
  { runningSince }: { runningSince: Date },
): Promise<LoopHealth> {
  const now = ctx.clock.now().getTime();
  const probe = await readSetting(ctx.db.read, 'probe');
  const sentMs = probe ? Date.parse(probe.sentAt) : 0;
  const silentMs = now - Math.max(sentMs, runningSince.getTime());
  const unknown = { ageMs: null, roundTripMs: null };
  const isSilent = silentMs > SILENT_MS;
  const silence = `no synthetic lead was sent for ${seconds(silentMs)}`;
  if (!probe?.leadId) {
    return { ok: !isSilent, detail: isSilent ? silence : 'not tried yet', ...unknown };
  }
  const { missing, roundTripMs } = await followProbe(ctx.db.read, probe);
  const ageMs = now - sentMs;
  const figures = { ageMs, roundTripMs };
  if (isSilent) return { ok: false, detail: silence, ...figures };
  if (missing.length === 0) return { ok: true, detail: 'came through', ...figures };
  const isLate = probe.afterLoss || ageMs > OVERDUE_MS;
  const detail = `sent ${seconds(ageMs)} ago, ${missing.join(' and ')}`;
  return { ok: !isLate, detail, ...figures };
}

function seconds(ms: number): string {
  return `${Math.round(ms / 1000)} s`;
}
