import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createDesk } from '../../../src/sandbox/desk/create-desk.ts';
import type { Desk } from '../../../src/sandbox/page/desk.ts';
import { person } from '../../../src/sandbox/slack/person.ts';
import { ACME } from '../../../src/sandbox/stage/acme.ts';
import { rest } from '../../../src/sandbox/stage/fast-forward.ts';
import { openSandbox, type Sandbox } from '../../../src/sandbox/stage/open-sandbox.ts';
import { expectNoObjections } from '../../support/second-opinion.ts';

const TEN = new Date('2026-11-24T09:00:00Z');
const MINUTE_MS = 60_000;

async function open(directory = ACME): Promise<{ sandbox: Sandbox; desk: Desk }> {
  const desk = createDesk(() => sandbox);
  const sandbox = await openSandbox({ directory, port: 0, startsAt: TEN, page: { desk } });
  onTestFinished(async () => {
    await sandbox.close();
    expectNoObjections(sandbox.slack);
  });
  return { sandbox, desk };
}

/** Sends Globex, and waits until somebody is asked. */
async function offered({ sandbox, desk }: { sandbox: Sandbox; desk: Desk }): Promise<string> {
  const { samples } = await desk.view();
  const sample = samples.find(({ title }) => title === 'Globex demo');
  const status = await desk.sendLead('website', sample?.body ?? '');
  await rest(sandbox);
  return /as (lead_\w+)$/.exec(status)?.[1] ?? status;
}

const isOn = async (desk: Desk, id: string) =>
  (await desk.view()).faults.switches.find((one) => one.id === id)?.on;

test('the desk shows time, sources, samples and switches from the start', async () => {
  const { desk } = await open();
  const view = await desk.view();
  expect(view.time).toMatchObject({ zone: 'Europe/Madrid', running: true });
  expect(view.sources.map(({ id }) => id)).toContain('website');
  expect(view.samples.length).toBeGreaterThan(30);
  expect(view.samples[0]).toMatchObject({ id: '01-globex-demo', title: 'Globex demo' });
  expect(view.faults).toMatchObject({ active: [] });
  expect(view.leads).toEqual([]);
});

test('a product of the workspace sends its sample, signed as that product does', async () => {
  const { desk } = await open();
  const { samples, sources } = await desk.view();
  const products = samples.filter(({ id }) => id.startsWith('product-'));
  expect(products.map(({ title }) => title)).toEqual([
    'As Typeform sends it',
    'As Calendly sends it',
    'As Google Ads sends it',
  ]);
  for (const [index, id] of ['demo-form', 'meetings', 'google-leads'].entries()) {
    expect(sources.map((source) => source.id)).toContain(id);
    const status = await desk.sendLead(id, products[index]?.body ?? '');
    expect(status).toMatch(/ answered 200 in \d+ ms: (accepted|attached) as lead_/);
  }
  const wrongShape = await desk.sendLead('meetings', products[0]?.body ?? '');
  expect(wrongShape).toContain('200');
});

test('a lead that is sent is in the list, and its trace says why it went where it went', async () => {
  const { sandbox, desk } = await open();
  const leadId = await offered({ sandbox, desk });
  const { leads, time } = await desk.view();
  expect(leads).toMatchObject([{ id: leadId, state: 'offered' }]);
  expect(leads[0]?.title).toMatch(/^Globex · /);
  expect(time.nextDueAt).not.toBeNull();
  const trace = await desk.trace(leadId);
  expect(trace?.headline).toMatch(/Globex .*the rule/);
  expect(trace?.timeline.some(({ planned }) => planned)).toBe(true);
  expect(await desk.trace('lead_nobody')).toBeNull();
});

test('a source that is not there is named, with those that are', async () => {
  const { desk } = await open();
  const sent = desk.sendLead('webseite', '{}');
  await expect(sent).rejects.toThrow(/no source “webseite”; there is .*website/);
});

test('what a sender gets wrong is told as the sender hears it', async () => {
  const { desk } = await open();
  const sent = desk.sendLead('website', '{"person":{}}');
  await expect(sent).rejects.toThrow(/^website answered 422 .*: /);
});

test('time is moved to what is due next, where it happens', async () => {
  const { sandbox, desk } = await open();
  expect(await desk.advanceToNextDue()).toBe('Nothing is due: send a lead first.');
  const leadId = await offered({ sandbox, desk });
  expect(await desk.advanceToNextDue()).toMatch(/^It is 10:0\d, Europe\/Madrid\.$/);
  const trace = await desk.trace(leadId);
  expect(trace?.timeline.filter(({ planned }) => !planned).at(-1)?.text).toMatch(/[Rr]emind/);
});

test('time can stand still', async () => {
  const { desk } = await open();
  expect(await desk.setRunning(false)).toMatch(/^Time stands still at 10:00/);
  const { time } = await desk.view();
  expect(time.running).toBe(false);
  expect((await desk.view()).time.now).toBe(time.now);
  await desk.advance(5 * MINUTE_MS);
  expect(Date.parse((await desk.view()).time.now) - Date.parse(time.now)).toBe(5 * MINUTE_MS);
});

test('a switch makes something fail until it is switched off', async () => {
  const { sandbox, desk } = await open();
  expect(await desk.setFault('slack_down', true)).toBe('Slack is down.');
  expect(await isOn(desk, 'slack_down')).toBe(true);
  expect((await desk.view()).faults.active).toEqual([
    'Slack: every method, the connection is dropped',
  ]);
  const leadId = await offered({ sandbox, desk });
  const { messages } = sandbox.slack.workspace;
  expect(messages.all()).toEqual([]);
  expect(await desk.setFault('slack_down', false)).toBe('Slack is down: not any more.');
  await desk.advance(2 * MINUTE_MS);
  expect(messages.all().map(({ text }) => text)).toContainEqual(expect.stringMatching(/Globex/));
  expect((await desk.trace(leadId))?.state).toBe('offered');
});

test('faults are written in one line, listed in words, and all healed at once', async () => {
  const { sandbox, desk } = await open();
  await desk.addFault('slack:chat.postMessage answer_lost times=2');
  await desk.addFault('crm slow delayMs=5');
  await desk.setFault('disk_full', true);
  expect((await desk.view()).faults.active).toEqual([
    'Slack: chat.postMessage, the answer is lost, twice',
    'The CRM: the answer takes 0.005 s',
    'The disk is full',
  ]);
  await expect(desk.addFault('slack:chat.shout hang')).rejects.toThrow(/chat\.shout is none of/);
  expect(await desk.heal()).toBe('Everything works again.');
  expect((await desk.view()).faults.active).toEqual([]);
  expect([await isOn(desk, 'disk_full'), sandbox.disk.full]).toEqual([false, false]);
});

test('files that were changed are applied again, and whoever is new can be asked', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'baton-desk-'));
  onTestFinished(() => rmSync(directory, { recursive: true }));
  cpSync(ACME, directory, { recursive: true });
  const { sandbox, desk } = await open(directory);
  expect(await desk.apply()).toMatch(/^Nothing to change: policy v1 is live\./);

  const roster = join(directory, 'roster.yml');
  const zoe = '  - { id: zoe, name: Zoe Park, email: zoe@acme.test, role: manager }\n';
  writeFileSync(roster, readFileSync(roster, 'utf8').replace(/^reps:\n/m, `reps:\n${zoe}`));
  expect(await desk.apply()).toMatch(/zoe/);
  await person(sandbox.slack, 'U0ZOE').openHome();
  await expect.poll(() => JSON.stringify(person(sandbox.slack, 'U0ZOE').home())).toMatch(/Team: 9/);

  writeFileSync(roster, 'version: 1\nreps: [{ id: Zoe }]\n');
  await expect(desk.apply()).rejects.toThrow(/roster\.yml:2/);
});
