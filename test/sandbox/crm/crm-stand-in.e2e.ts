import { Webhook } from 'standardwebhooks';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type CrmStandIn, startCrmStandIn } from '../../../src/sandbox/crm/crm-stand-in.ts';

const secret = `whsec_${Buffer.from('a secret of thirty-two bytes, 32').toString('base64')}`;
const now = new Date('2026-11-22T10:00:00Z');
let crm: CrmStandIn;
beforeEach(async () => {
  crm = await startCrmStandIn({ port: 0, secret, now: () => now });
});
afterEach(() => crm.close());

interface Overrides {
  id?: string;
  type?: string;
  version?: number;
  lead_id?: string;
  data?: Record<string, unknown>;
}
const owner = (rep: string) => ({ rep_id: rep, email: null, crm_id: null });
const ownerSet = (id: string, version: number, rep: string): Overrides => ({
  id,
  version,
  type: 'crm.owner_set',
  data: { owner: owner(rep) },
});

const asUsual = { at: now, signedWith: secret, signal: new AbortController().signal };

/** Signed by the reference implementation, which knows nothing of ours. */
async function send(overrides: Overrides, how: Partial<typeof asUsual> = {}) {
  const { at, signedWith, signal } = { ...asUsual, ...how };
  const base = { id: 'msg_1', type: 'assignment.offered', lead_id: 'lead_1', version: 1, data: {} };
  const event = { ...base, at: now.toISOString(), ...overrides };
  const body = JSON.stringify(event);
  const headers = {
    'webhook-id': event.id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': new Webhook(signedWith).sign(event.id, at, body),
  };
  const response = await fetch(crm.url, { method: 'POST', headers, body, signal });
  const answer: unknown = await response.json();
  const outcome = Object(answer).outcome;
  return { status: response.status, outcome, retryAfter: response.headers.get('retry-after') };
}

describe('the CRM stand-in', () => {
  it('keeps the owner and the tasks of a lead, and the order in which they came', async () => {
    await send(ownerSet('msg_1', 1, 'ana'));
    const data = { owner: owner('ana'), title: 'Call Dana', due_at: null };
    await send({ id: 'msg_2', type: 'crm.task_created', version: 1, data });
    expect(crm.owners.get('lead_1')).toEqual({ ...owner('ana'), version: 1 });
    expect(crm.tasks.get('lead_1')).toEqual([{ ...data, eventId: 'msg_2' }]);
    expect(crm.received.map(({ event }) => event.id)).toEqual(['msg_1', 'msg_2']);
  });

  it('takes the same webhook-id once', async () => {
    await send(ownerSet('msg_1', 1, 'ana'));
    const again = await send(ownerSet('msg_1', 1, 'ben'));
    expect(again).toMatchObject({ status: 200, outcome: 'duplicate' });
    expect(crm.owners.get('lead_1')?.rep_id).toBe('ana');
  });

  it('never lets an older owner overwrite a newer one', async () => {
    await send(ownerSet('msg_2', 5, 'ben'));
    const late = await send(ownerSet('msg_1', 4, 'ana'));
    expect(late).toMatchObject({ status: 200, outcome: 'stale' });
    expect(crm.owners.get('lead_1')?.rep_id).toBe('ben');
  });

  it('refuses a wrong, a stale and a future signature', async () => {
    const other = `whsec_${Buffer.from('another secret of some length').toString('base64')}`;
    const statuses = [
      (await send({}, { signedWith: other })).status,
      (await send({}, { at: new Date(now.getTime() - 301_000) })).status,
      (await send({}, { at: new Date(now.getTime() + 301_000) })).status,
      (await fetch(crm.url, { method: 'POST', body: '{}' })).status,
    ];
    expect(statuses).toEqual([401, 401, 401, 401]);
    expect(crm.forged()).toBe(4);
    expect(crm.received).toEqual([]);
  });

  it('answers 400 to an event it cannot read', async () => {
    expect(await send({ type: 'crm.owner_set', data: {} })).toMatchObject({ status: 400 });
    expect(await send({ id: 'msg_2', version: 1.5 })).toMatchObject({ status: 400 });
    expect(crm.owners.size).toBe(0);
  });

  it('plays each fault as often as told', async () => {
    crm.fault({ kind: 'http_500', times: 1 });
    crm.fault({ kind: 'rate_limited', retryAfter: 9, times: 1 });
    crm.fault({ kind: 'refused', status: 422, times: 1 });
    expect(await send({})).toMatchObject({ status: 500 });
    expect(await send({})).toMatchObject({ status: 429, retryAfter: '9' });
    expect(await send({})).toMatchObject({ status: 422 });
    expect(await send({})).toMatchObject({ status: 200, outcome: 'applied' });
  });

  it('lists the faults there are, also those every stand-in plays', async () => {
    crm.fault({ kind: 'refuse', times: 2 });
    crm.fault({ kind: 'slow', delayMs: 50 });
    await expect(send({})).rejects.toThrow();
    expect(crm.received).toEqual([]);
    expect(crm.faults()).toEqual([
      { fault: { kind: 'refuse', times: 2 }, left: 1 },
      { fault: { kind: 'slow', delayMs: 50 }, left: null },
    ]);
    await expect(send({})).rejects.toThrow();
    const startedAt = performance.now();
    expect(await send({})).toMatchObject({ outcome: 'applied' });
    expect(performance.now() - startedAt).toBeGreaterThan(45);
  });

  it('hangs without doing anything until the caller gives up', async () => {
    crm.fault({ kind: 'hang', times: 1 });
    const impatience = new AbortController();
    const hanging = expect(send({}, { signal: impatience.signal })).rejects.toThrow('aborted');
    await expect.poll(() => crm.faults()).toEqual([]);
    impatience.abort();
    await hanging;
    expect(crm.received).toEqual([]);
    expect(await send({})).toMatchObject({ outcome: 'applied' });
  });

  it('forgets a fault that is cleared', async () => {
    crm.fault({ kind: 'http_500' });
    crm.clearFaults();
    expect(await send({})).toMatchObject({ outcome: 'applied' });
  });

  it('loses the answer after it did what was asked', async () => {
    crm.fault({ kind: 'answer_lost', times: 1 });
    await expect(send(ownerSet('msg_1', 1, 'ana'))).rejects.toThrow();
    expect(crm.owners.get('lead_1')?.rep_id).toBe('ana');
    expect(await send(ownerSet('msg_1', 1, 'ana'))).toMatchObject({ outcome: 'duplicate' });
  });
});
