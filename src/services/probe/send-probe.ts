/**
 * Sends a lead of Baton's own through the whole loop every five minutes: taken in like any other,
 * routed, closed, and a message that asks Slack who we are. What does not come through is broken.
 */
import { enqueue, findMessage } from '../../db/delivery/outbox-store.ts';
import { type Probe, readSetting, writeSetting } from '../../db/workspace/settings-store.ts';
import { PROBE_SOURCE } from '../../routing/model/workspace/own-sources.ts';
import type { Context } from '../context.ts';
import { type LoneDelivery, takeIn } from '../intake/intake-lead.ts';
import { inStep, type Step } from '../steps/step.ts';
import { followProbe } from './follow-probe.ts';

const CLOCK = { kind: 'system', part: 'clock' } as const;
export const PROBE_EVERY_MS = 5 * 60_000;

/** Returns 1 when it sent one; of several instances one does. */
export async function sendProbe(ctx: Context): Promise<number> {
  const seen = await readSetting(ctx.db.read, 'probe');
  if (!isDue(seen, ctx.clock.now())) return 0;
  return inStep(ctx, CLOCK, async (step) => {
    await ctx.db.mutex(step.tx, 'probe');
    const last = await readSetting(step.tx, 'probe');
    if (!isDue(last, step.now)) return 0;
    await writeSetting(step.tx, 'probe', last ? await sendNext(step, last) : beginning(step.now));
    return last ? 1 : 0;
  });
}

function isDue(last: Probe | null, now: Date): boolean {
  return !last || now.getTime() - Date.parse(last.sentAt) >= PROBE_EVERY_MS;
}

/** Nothing is sent at the very start: the first probe is due five minutes later. */
function beginning(now: Date): Probe {
  return { leadId: null, messageId: null, sentAt: now.toISOString(), afterLoss: false };
}

/** One that is still on its way is joined, so that an outage piles nothing up. */
async function sendNext(step: Step, last: Probe): Promise<Probe> {
  const before = await followProbe(step.tx, last);
  const { leadId } = await takeIn(step, probeDelivery(step));
  const waiting = last.messageId && (await findMessage(step.tx, last.messageId));
  const isWaiting = waiting && waiting.state !== 'done' && waiting.state !== 'dead';
  const messageId = isWaiting ? waiting.id : await askSlack(step, leadId);
  const afterLoss = before.missing.length > 0;
  return { leadId, messageId, sentAt: step.now.toISOString(), afterLoss };
}

function askSlack({ ctx, tx }: Step, leadId: string): Promise<string> {
  const message = { destination: 'slack', kind: 'probe', stream: 'probe' } as const;
  return enqueue(tx, ctx, { ...message, leadId, payload: { leadId } });
}

function probeDelivery({ ctx }: Step): LoneDelivery {
  const submission = {
    person: { email: 'probe@synthetic.example', name: 'Synthetic lead' },
    company: {},
    request: {},
    attribution: {},
    custom: {},
    crm: {},
    test: true,
  };
  return {
    source: PROBE_SOURCE,
    key: { kind: 'idempotency_key', value: ctx.newId('dlv') },
    body: Buffer.from(JSON.stringify(submission)),
    contentType: 'application/json',
    submission,
    faults: [],
  };
}
