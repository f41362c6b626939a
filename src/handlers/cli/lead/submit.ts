import { setTimeout as sleep } from 'node:timers/promises';
import type { Actor } from '../../../routing/model/actor.ts';
import type { Context } from '../../../services/context.ts';
import { submitLead } from '../../../services/intake/submit-lead.ts';
import { showLead } from '../../../services/look-up/show-lead.ts';
import { readLeadFile } from '../files.ts';
import type { Answer, Shell } from '../shell.ts';
import { readDuration } from '../usage.ts';
import { standingLines } from './standing-lines.ts';

const POLL_MS = 100;
const LONGEST_WAIT_MS = 10 * 60_000;

export interface SubmitOptions {
  source: string;
  test?: boolean;
  wait?: string;
}

export async function submit(
  ctx: Context,
  { deps, timeZone }: Shell,
  { file, source, test = false, wait }: SubmitOptions & { file: string },
): Promise<Answer> {
  const waitMs = wait === undefined ? 0 : Math.min(readDuration(wait), LONGEST_WAIT_MS);
  const submission = await readLeadFile(deps, file);
  const input = { sourceId: source, submission, test, key: null, actor: deps.actor };
  const { status, leadId, deliveryId } = await submitLead(ctx, input);
  const now = await routed(ctx, { leadId, actor: deps.actor }, waitMs);
  const reader = { timeZone, now: ctx.clock.now() };
  const lines = [
    `${SAID[status]}: ${leadId}`,
    ...(waitMs > 0 && now !== null ? standingLines(now, reader) : []),
    `Next: baton lead explain ${leadId}`,
  ];
  const json = { delivery_id: deliveryId, lead_id: leadId, status, state: now?.state ?? null };
  return { json: { ...json, owner: now?.ownerName ?? null }, lines, failed: status === 'conflict' };
}

const SAID = {
  accepted: 'Accepted as a new lead',
  attached: 'Attached to the living lead of this person',
  duplicate: 'A duplicate: this came before, as',
  conflict: 'Refused: its key came before with another body, as',
};

/** Without a running server nobody routes it, so the wait ends by itself. */
async function routed(ctx: Context, asked: { leadId: string; actor: Actor }, waitMs: number) {
  let lead = await showLead(ctx, asked);
  for (let left = waitMs; left > 0 && lead?.state === 'received'; left -= POLL_MS) {
    await sleep(Math.min(POLL_MS, left));
    lead = await showLead(ctx, asked);
  }
  return lead;
}
