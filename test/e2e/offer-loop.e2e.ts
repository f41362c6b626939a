import { afterAll, beforeAll, expect, test } from 'vitest';
import { waitUntil } from '../../src/sandbox/slack/person.ts';
import { explainLead } from '../../src/services/look-up/explain-lead.ts';
import { type ServerProcess, sendLead } from '../support/server-process.ts';
import { POLICY } from '../support/world.ts';
import { Stage } from './stage.ts';

const lead = (company: string) => ({
  person: { email: `dana@${company.toLowerCase()}.test`, first_name: 'Dana' },
  company: { name: company, country: 'ES', employees: 1200 },
  request: { form: 'demo', message: 'Need pricing for 300 seats' },
});

/** Under a second on an idle machine; a busy one gets some more. */
const AT_ONCE_MS = 5_000;

let stage: Stage;
let server: ServerProcess;
let sent = 0;
const send = (company: string) => sendLead(server.url, `msg_${++sent}`, lead(company));

beforeAll(async () => {
  const policy = POLICY.replace('claim: 15m', 'claim: 3s').replace('reroute: 2m', 'reroute: 1s');
  stage = await Stage.open({ policy });
  server = await stage.start();
});
afterAll(() => stage.close());

test('a signed lead is a DM at once, and its claim is owner and task in the CRM', async () => {
  const startedAt = performance.now();
  const { status, leadId } = await send('Globex');
  expect(status).toBe(202);
  const rep = await stage.asked(/Globex/);
  expect(performance.now() - startedAt).toBeLessThan(AT_ONCE_MS);
  await rep.click('Claim', { in: /Globex/ });
  await rep.waitForDm(/Claimed|claimed/);
  await waitUntil(
    () => stage.crm.tasks.get(leadId)?.[0],
    3_000,
    () => 'no task in the CRM',
  );
  expect(stage.crm.owners.get(leadId)?.email).toMatch(/@acme\.test$/);
  const written = stage.crm.received.filter(({ event }) => event.lead_id === leadId);
  const types = written.map(({ event }) => event.type);
  expect(types.indexOf('crm.owner_set')).toBeLessThan(types.indexOf('crm.task_created'));
});

test('a second click of the same person says that it is theirs already', async () => {
  await send('Initech');
  const rep = await stage.asked(/Initech/);
  await Promise.all([rep.click('Claim', { in: /Initech/ }), rep.click('Claim', { in: /Initech/ })]);
  const { leads } = await stage.site.use(async ({ db }) => ({
    leads: await db.read.select().from(db.t.leads),
  }));
  const claimed = leads.find(({ company }) => company === 'Initech');
  expect(claimed?.state).toBe('claimed');
});

test('a decline through the modal asks the next rep', async () => {
  await send('Hooli');
  const rep = await stage.asked(/Hooli/);
  await rep.click('Decline', { in: /Hooli/ });
  await rep.waitForModal();
  await rep.submit({ reason: 'wrong_language' });
  const next = await stage.asked(/Hooli/, [rep.id]);
  expect(next.id).not.toBe(rep.id);
  await next.click('Claim', { in: /Hooli/ });
  await next.waitForDm(/Hooli/);
});

test('silence is reminded, told to the managers, and handed to the next rep', async () => {
  const { leadId } = await send('Umbrella');
  const silent = await stage.asked(/Umbrella/);
  await waitUntil(
    () => silent.messages().filter((m) => JSON.stringify(m).includes('Umbrella'))[1],
    4_000,
    () => 'no reminder',
  );
  await stage.managers().waitFor(/Umbrella/, 5_000);
  const next = await stage.asked(/Umbrella/, [silent.id]);
  await next.click('Claim', { in: /Umbrella/ });
  await next.waitForDm(/Yours: Umbrella/);
  const explained = await stage.site.use((ctx) => explainLead(ctx, { leadId }));
  const offers = (explained?.offers ?? []) as { state: string }[];
  const states = offers.map(({ state }) => state);
  expect(states[0]).toBe('expired');
  expect(states.at(-1)).toBe('claimed');
});

test('a manager gives a lead by command, and both see it', async () => {
  await send('Stark');
  const first = await stage.asked(/Stark/);
  const [to] = ['U0ANA', 'U0BEN', 'U0CLEO'].filter((id) => id !== first.id);
  await stage.person('U0MIA').command(`/lead assign stark <@${to}> knows them`);
  const rep = stage.person(to ?? '');
  await rep.waitForDm(/knows them/);
  await rep.click('Claim', { in: /Stark/ });
  const owner = await waitUntil(
    () => [...stage.crm.owners.values()].find(({ rep_id }) => `U0${rep_id.toUpperCase()}` === to),
    3_000,
    () => 'no owner in the CRM',
  );
  expect(owner.rep_id).toBeTruthy();
});

test('Home is published to reps, managers and strangers', async () => {
  for (const id of ['U0ANA', 'U0MIA', 'U0LOU']) {
    await stage.person(id).openHome();
    const view = await waitUntil(
      () => stage.person(id).home(),
      3_000,
      () => `${id} has no Home`,
    );
    expect(view.content.blocks.length).toBeGreaterThan(0);
  }
});

const count = () => stage.site.use(async ({ db }) => db.read.$count(db.t.deliveries));

test('forged and stale requests are refused and leave nothing', async () => {
  const before = await count();
  const forged = await fetch(`${server.url}/webhooks/leads/website`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'webhook-id': 'x' },
    body: JSON.stringify(lead('Evil')),
  });
  expect(forged.status).toBe(401);
  expect(await count()).toBe(before);
});

test('everything posted fits Slack, and nothing was logged as an error', () => {
  stage.expectAcceptable();
  expect(server.errors()).toEqual([]);
});
