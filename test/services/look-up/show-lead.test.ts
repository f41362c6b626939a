import { expect, test } from 'vitest';
import { nextLine, standingLine } from '../../../src/blocks/parts/lead-standing.ts';
import type { Actor } from '../../../src/routing/model/actor.ts';
import { closeLead } from '../../../src/services/closing/close-lead.ts';
import { showLead } from '../../../src/services/look-up/show-lead.ts';
import { claimOffer } from '../../../src/services/offer/claim-offer.ts';
import { declineOffer } from '../../../src/services/offer/decline-offer.ts';
import { logTouch } from '../../../src/services/ownership/log-touch.ts';
import { english } from '../../../src/words/say.ts';
import { askedAbout, GUEST, MIA, offeredLead, rep } from '../../support/cast.ts';
import { inEnglish } from '../../support/in-english.ts';
import { createWorld, POLICY, ROSTER, type World } from '../../support/world.ts';

const RULES = POLICY.replace(
  'rules:',
  `rules:
  - { id: odd, when: { custom.odd: true }, assign: { queue: quarantine } }
  - { id: wait, when: { custom.wait: true }, assign: { queue: hold } }
  - { id: student, when: { custom.student: true }, assign: { no_route: student } }`,
);

/** What `lead show` says first, with times in UTC. */
async function said(world: World, leadId: string): Promise<(string | null)[]> {
  const detail = await showLead(world.ctx, { leadId, actor: MIA });
  if (!detail) throw new Error(`${leadId} is gone`);
  const reader = { timeZone: 'UTC', now: world.ctx.clock.now() };
  return inEnglish([
    standingLine(detail.lead, detail.standing, reader),
    nextLine(detail.standing, reader),
  ]);
}

async function submitted(custom: object, roster = ROSTER) {
  const world = await createWorld({ policy: RULES, roster });
  const leadId = await world.submit('dana@globex.test', { custom });
  return { world, leadId };
}

test('a lead that just came waits for routing', async () => {
  const { world, leadId } = await submitted({});
  expect(await said(world, leadId)).toEqual([
    'globex.test waits for routing since 10:00.',
    'Next: a rep is asked in a moment.',
  ]);
});

test.each([
  [{ wait: true }, /is on hold since 10:00: the rule sends it to hold\.$/, /a manager decides/],
  [
    { odd: true },
    /is in quarantine since 10:00: the rule sends it to quarantine\.$/,
    /7 Dec 10:00/,
  ],
  [{ student: true }, /as not for sales, by Baton: student\.$/, /restore/],
])('%# what waits or is closed says why, and what comes next', async (custom, line, next) => {
  const { world, leadId } = await submitted(custom);
  await world.settle();
  world.pass('5m');
  const [first, second] = await said(world, leadId);
  expect(first).toMatch(line);
  expect(second).toMatch(next);
});

test('a lead of the night says when the shift begins', async () => {
  const hours = 'manager: mia, timezone: UTC, hours: { mon-fri: ["14:00-18:00"] } }';
  const { world, leadId } = await submitted({}, ROSTER.replaceAll('manager: mia }', hours));
  await world.settle();
  const [line, next] = await said(world, leadId);
  expect(line).toMatch(/^globex\.test waits for a shift since 10:00: .*14:00 UTC\.$/);
  expect(next).toBe('Next: a rep is asked at 14:00.');
  const inMadrid = await showLead(world.ctx, { leadId, timeZone: 'Europe/Madrid', actor: MIA });
  expect(english(inMadrid?.standing.why ?? '')).toMatch(/ at Mon 23 Nov 15:00$/);
});

test('from the second rep asked over the claim to the close', async () => {
  const world = await createWorld({ policy: RULES });
  const first = await offeredLead(world);
  const decline = { offerId: first.offerId, reasonId: 'wrong_language', note: null };
  await declineOffer(world.ctx, { ...decline, actor: first.actor });
  await world.settle();
  const { leadId, offerId, actor } = await askedAbout(world, first.leadId);
  const [offered, then] = await said(world, leadId);
  expect(offered).toMatch(/^globex\.test is offered to \w+ \w+ until 10:15, the 2nd asked\.$/);
  expect(then).toBe('Next: the next rep is asked at 10:17.');

  world.pass('1m');
  await claimOffer(world.ctx, { offerId, actor });
  const [claimed, due] = await said(world, leadId);
  expect(claimed).toMatch(/has been with \w+ \w+ since 10:01\.$/);
  expect(due).toBe('Next: first touch is due by 14:01.');

  world.pass('1h');
  await logTouch(world.ctx, { leadId, actor });
  const [working, stale] = await said(world, leadId);
  expect(working).toMatch(/is worked on by \w+ \w+, last touch at 11:01\.$/);
  expect(stale).toBe('Next: closed as stale 7 Dec 11:01 if nothing happens.');

  await closeLead(world.ctx, { leadId, closeAs: 'bad', reason: 'no budget', actor: MIA });
  const [closed] = await said(world, leadId);
  expect(closed).toMatch(
    /^globex\.test was closed at 11:01 as bad lead, by Mia Chen, while \w+ \w+ had it: no budget\.$/,
  );
});

test('repeats, language, consent and a meeting are shown where they are known', async () => {
  const world = await createWorld();
  const more = { language: 'es', consent: false };
  const leadId = await world.submit('dana@globex.test', more);
  const meeting = { host: 'ana@acme.test', starts_at: '2026-11-24T09:00:00Z' };
  world.pass('5m');
  await world.submit('dana@globex.test', { meeting });
  expect(await showLead(world.ctx, { leadId, actor: MIA })).toMatchObject({
    lead: { language: 'es', consent: false, meetingAt: new Date(meeting.starts_at) },
    meetingHost: 'ana@acme.test',
    standing: { touches: 2, lastTouchAt: world.ctx.clock.now(), alias: null },
  });
});

test('contact data is for the owner and for managers, before the claim and after', async () => {
  const world = await createWorld();
  const { leadId, repId, actor } = await offeredLead(world);
  const emailFor = async (by: Actor) => (await showLead(world.ctx, { leadId, actor: by }))?.email;
  expect([await emailFor(MIA), await emailFor(actor), await emailFor(GUEST)]).toEqual([
    'dana@globex.test',
    null,
    null,
  ]);
  await claimOffer(world.ctx, await askedAbout(world, leadId));
  const other = rep(repId === 'ana' ? 'ben' : 'ana');
  expect([await emailFor(actor), await emailFor(other)]).toEqual(['dana@globex.test', null]);
});
