import { afterEach, beforeEach, expect, test } from 'vitest';
import { contentOf } from '../../../src/sandbox/slack/person.ts';
import { Desk, type Offered } from './desk.ts';

let desk: Desk;
let offered: Offered;
beforeEach(async () => {
  desk = await Desk.open();
  offered = await desk.offer();
});
afterEach(() => desk.close());

/** What the form says in its place once it was sent in. */
async function added(email: string): Promise<string> {
  const { other } = offered;
  await other.command('/lead new');
  await other.waitForModal();
  await other.submit({ email, name: 'Dana Ode', company: 'Globex', form: 'demo' });
  return contentOf({ text: '', blocks: other.modal()?.content.blocks ?? [] });
}

test('a lead of somebody who is known joins the living one, and the answer says so', async () => {
  const said = await added('dana@globex.test');
  expect(said).toContain('This person has an open lead already, and what you typed joined it.');
  expect(said).toContain(offered.leadId);
  expect(said).toContain('Asked 2 times');
  expect(desk.faults).toEqual([]);
});

test('a lead of somebody new joins nothing', async () => {
  const said = await added('eve@globex.test');
  expect(said).not.toContain('joined');
  expect(said).not.toContain(offered.leadId);
});
