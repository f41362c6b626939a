import { describe, expect, it } from 'vitest';
import { LEAD_TOUCH } from '../../../src/blocks/action-ids.ts';
import { settledOffer } from '../../../src/blocks/cards/settled-offer.ts';
import { renderCard } from '../../../src/blocks/render-card.ts';
import type { OfferCard } from '../../../src/routing/model/cards/cards.ts';
import type { OfferSettlement } from '../../../src/routing/model/cards/offer-settlement.ts';
import { expectGolden } from '../golden.ts';
import { aLead, anOffer, at, fullLead, LONG, READER } from '../views.ts';

const CLAIMED: Extract<OfferSettlement, { as: 'claimed' }> = {
  as: 'claimed',
  at: at(1),
  asHost: false,
  tookMs: 72_000,
  contact: { email: 'dana@globex.test', phone: '+34600000000' },
  firstTouchBy: at(35),
  crm: 'saved',
  closed: null,
  undoUntil: null,
};
const SETTLED: Record<string, OfferSettlement> = {
  claimed: CLAIMED,
  undoable: { ...CLAIMED, undoUntil: at(3) },
  working: { ...CLAIMED, firstTouchBy: null, nextTouchBy: at(24 * 60) },
  snoozed: { ...CLAIMED, snooze: { until: at(48 * 60), reason: 'until the fair' } },
  'sent-on': { as: 'sent_on', at: at(2), by: 'Mia', reason: 'on the phone', next: 'Ben' },
  closed: { ...CLAIMED, contact: null, crm: 'pending', closed: 'not_a_fit' },
  taken: { as: 'claimed_by_other', by: 'Ben', at: at(1) },
  expired: { as: 'expired', at: at(5), next: 'Ben' },
  'expired-away': { as: 'expired', at: at(5), next: 'Ben', isAway: true },
  'expired-held': { as: 'expired', at: at(5), next: null },
  'expired-at-once': {
    as: 'expired',
    at: at(5),
    next: Array.from({ length: 10 }, () => LONG),
    free: true,
  },
  'not-delivered': { as: 'not_delivered', at: at(5), next: ['Ben', 'Cleo'] },
  declined: {
    as: 'declined',
    at: at(2),
    reason: 'Wrong language',
    next: 'Ben',
    refunded: true,
    cameBack: null,
    undoUntil: at(4),
  },
  'declined-long-ago': {
    as: 'declined',
    at: at(2),
    reason: 'I am full',
    next: null,
    refunded: false,
    cameBack: null,
    undoUntil: null,
  },
  'declined-too-often': {
    as: 'declined',
    at: at(2),
    reason: 'Wrong language',
    next: 'Ben',
    refunded: false,
    cameBack: 5,
    undoUntil: at(4),
  },
  'given-back': { as: 'given_back', at: at(20), next: 'Ben' },
  'given-back-free': { as: 'given_back', at: at(20), next: 'Ben', free: true },
  'taken-back': { as: 'taken_back', at: at(3), by: 'Ana' },
  away: { as: 'away', at: at(2), next: 'Ben' },
  'account-found': { as: 'account_found', at: at(2), next: 'Ben' },
  overridden: { as: 'overridden', at: at(2), by: 'Mia', to: 'Ben', reason: 'knows the account' },
  merged: { as: 'merged', at: at(2), holder: 'Ana', own: false, since: at(-14_400) },
  'merged-own': { as: 'merged', at: at(2), holder: 'Ana', own: true, since: at(-14_400) },
  'merged-waiting': { as: 'merged', at: at(2), holder: null, own: false, since: at(-60) },
  withdrawn: { as: 'withdrawn', at: at(2) },
};
const isInWork = (settled: OfferSettlement) => settled.as === 'claimed' && !settled.closed;
const draw = (settled: OfferSettlement, lead = aLead()) =>
  renderCard(anOffer({ lead, settled }), at(6));

describe('a settled offer', () => {
  it.each(Object.entries(SETTLED))('%s is a header and a line', (name, settled) => {
    expectGolden(`settled-${name}`, draw(settled));
  });

  it.each(Object.entries(SETTLED))('%s is heard without who asked', (_, settled) => {
    expect(draw(settled).text).not.toMatch(/Dana|Madrid|pricing/i);
  });

  it.each(Object.entries(SETTLED).filter(([, settled]) => !isInWork(settled)))(
    '%s is two blocks, and names nobody who asked',
    (_, settled) => {
      const drawn = draw(settled);
      expect(drawn.blocks.map(({ type }) => type)).toEqual(['header', 'section']);
      expect(JSON.stringify(drawn)).not.toMatch(/Dana|Madrid|pricing/i);
    },
  );

  it.each(Object.entries(SETTLED))('%s fits with the longest names', (name, settled) => {
    const long = Object.fromEntries(
      Object.entries(settled).map(([key, value]) => [
        key,
        ['by', 'to', 'reason', 'next', 'holder'].includes(key) && value ? LONG : value,
      ]),
    ) as OfferSettlement;
    expectGolden(`settled-${name}-full`, draw(long, fullLead()));
  });

  it.each([
    ['expired', { as: 'expired', at: at(5), next: null }],
    ['declined', { ...SETTLED.declined, next: null } as OfferSettlement],
  ] as const)('a test that was %s bothers nobody else', (_, settled) => {
    const { text } = draw(settled, aLead({ test: true }));
    expect(text).toMatch(/It was a test, so nobody else is asked\.$/);
    expect(draw(settled).text).not.toContain('test');
  });

  it('is heard without any markup', () => {
    expect(draw(SETTLED.declined ?? CLAIMED).text).toBe(
      'Declined: Globex. At 10:02: wrong language. Ben has it. Your turn came back.',
    );
  });
});

const pressed = (settled: OfferSettlement) => {
  const row = draw(settled).blocks.find((block) => block.type === 'actions');
  return row?.elements.map((one) => ('action_id' in one ? one.action_id : ''));
};
describe('a booked meeting', () => {
  const host: OfferSettlement = { ...CLAIMED, asHost: true, tookMs: 0, at: at(0) };

  it('is theirs without a claim, and the first they hear of the person', () => {
    const lead = aLead({ meetingAt: at(300), language: 'pt-BR', consent: true });
    expectGolden('settled-meeting', draw(host, lead));
    expect(draw(host, lead).text).toBe(
      'Meeting booked: Globex. Meeting with you 15:00: yours without a claim · first touch by 10:35 · CRM: saved',
    );
  });

  it('is heard without its name by who hides names', () => {
    const drawn = renderCard({ ...anOffer({ settled: host }), hidesNames: true }, at(2));
    expect(drawn.text).toMatch(/^Meeting booked: a lead\. Meeting with you/);
    expect(JSON.stringify(drawn.blocks)).toContain('Globex');
  });

  it('fits with the longest names, and does without a time', () => {
    expectGolden('settled-meeting-full', draw(host, fullLead()));
  });
});

const blocksOf = (settled: OfferSettlement) => JSON.stringify(draw(settled).blocks);

describe('a claimed card', () => {
  it('says how to reach the person, in the card alone', () => {
    expect(blocksOf(CLAIMED)).toContain('Dana Ode · dana@globex.test · +34600000000\\n');
    const hidden = renderCard({ ...anOffer({ settled: CLAIMED }), hidesNames: true }, at(2));
    expect(hidden.text).not.toMatch(/dana|600000000/i);
    const values = blocksOf(CLAIMED).match(/"(value|block_id)":"(\\\\.|[^"])*"/g);
    expect(values).not.toHaveLength(0);
    expect(values?.join()).not.toContain('dana@');
  });

  it('does without what is not known', () => {
    const phone = '+34600000000';
    expect(blocksOf({ ...CLAIMED, contact: { email: null, phone } })).toContain(
      'Dana Ode · +34600000000',
    );
    expect(blocksOf({ ...CLAIMED, contact: { email: null, phone: null } })).not.toContain('Dana');
  });

  it('tells all of the person after a claim in a channel, which told nothing', () => {
    const told = draw({ ...CLAIMED, firstSeen: true });
    expect(told.blocks).toHaveLength(3);
    expect(JSON.stringify(told.blocks)).toMatch(
      /\*Dana Ode\*, CTO.*\\ndana@globex\.test · \+34600000000\\n/,
    );
  });

  it('says who gave the lead and why, unless whoever has it took it', () => {
    const told = (givenBy: OfferCard['givenBy'], was: OfferSettlement = CLAIMED) =>
      JSON.stringify(settledOffer({ lead: aLead(), offerId: 'ofr_1', givenBy }, was, READER));
    const gift = { name: 'Mia', reason: 'Workload: until Friday' };
    expect(told(gift).match(/Mia gave you this lead: “Workload: until Friday”/g)).toHaveLength(2);
    expect(told({ ...gift, reason: '' })).toContain('Mia gave you this lead.');
    expect(told({ ...gift, self: true })).not.toContain('gave');
    expect(told(gift, { ...CLAIMED, closed: 'converted' })).not.toContain('gave');
  });

  it('has Why me? in the place of Claim, and Give it back where Undo was', () => {
    expect(pressed({ ...CLAIMED, undoUntil: at(3) })).toEqual([
      'lead_why',
      'offer_undo',
      'home_lead',
    ]);
    expect(pressed(CLAIMED)).toEqual(['lead_why', 'lead_giveback', 'home_lead']);
  });

  it('asks before it is given back, and ends the lead by its menu', () => {
    const drawn = JSON.stringify(draw(CLAIMED));
    expect(drawn).toContain('Globex goes to the next rep. Your turn stays used.');
    for (const value of ['qualified', 'converted', 'not_a_fit', 'bad']) {
      expect(drawn).toContain(`"value":"${value}"`);
    }
    expect(JSON.stringify(draw(CLAIMED))).toContain(LEAD_TOUCH);
  });

  it('tells after a test that it works', () => {
    const drawn = draw(CLAIMED, aLead({ test: true }));
    expect(JSON.stringify(drawn)).toContain('It works. Real leads look the same.');
  });
});
