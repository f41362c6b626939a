import { describe, expect, it } from 'vitest';
import {
  LEAD_TOUCH,
  OFFER_CLAIM,
  OFFER_DECLINE,
  OFFER_UNDO,
} from '../../../src/blocks/action-ids.ts';
import { renderCard } from '../../../src/blocks/render-card.ts';
import type { BundleRow } from '../../../src/routing/model/cards/cards.ts';
import type { OfferSettlement } from '../../../src/routing/model/cards/offer-settlement.ts';
import { expectGolden, faultsOf } from '../golden.ts';
import { aBundle, aBundleRow, aLead, at, bareLead, fullLead, LONG } from '../views.ts';

const many = <T>(count: number, make: (n: number) => T): T[] =>
  Array.from({ length: count }, (_, n) => make(n + 1));
const MOST = 15;

const CLAIMED = {
  as: 'claimed',
  at: at(1),
  asHost: false,
  tookMs: 72_000,
  contact: { email: 'dana@globex.test', phone: '+34600000000' },
  firstTouchBy: at(35),
  crm: 'saved',
  closed: null,
  undoUntil: null,
} satisfies OfferSettlement;
const SETTLED: OfferSettlement[] = [
  CLAIMED,
  { ...CLAIMED, contact: null, closed: 'not_a_fit' },
  { as: 'claimed_by_other', by: 'Ben', at: at(1) },
  {
    as: 'declined',
    at: at(2),
    reason: 'Wrong language',
    next: 'Ben',
    refunded: true,
    cameBack: null,
    undoUntil: null,
  },
  { as: 'expired', at: at(5), next: 'Ben' },
  { as: 'away', at: at(2), next: null },
  { as: 'overridden', at: at(2), by: 'Mia', to: 'Ben', reason: 'knows the account' },
  { as: 'withdrawn', at: at(2) },
];
const draw = (rows: BundleRow[], over: Parameters<typeof aBundle>[1] = {}) =>
  renderCard(aBundle(rows, over), at(0));
const actionsAt = (drawn: ReturnType<typeof draw>, row: number) => {
  const block = drawn.blocks[2 + 2 * row + 1];
  const elements = block && 'elements' in block ? block.elements : [];
  return elements.map((one) => ('action_id' in one ? one.action_id : ''));
};

const withLongNames = (settled: OfferSettlement) => {
  const words = Object.entries(settled).map(([key, value]) =>
    ['by', 'to', 'next', 'reason'].includes(key) && value !== null ? [key, LONG] : [key, value],
  );
  return Object.fromEntries(words) as OfferSettlement;
};

describe('a bundle of offers', () => {
  it('has one line and three buttons for each lead', () => {
    const drawn = draw(many(12, (n) => aBundleRow(n)));
    expect(drawn.blocks).toHaveLength(2 + 24);
    expect(drawn.text).toBe(
      '12 leads are yours, claim the first by 10:15. ' +
        'Company 1, Company 2, Company 3 and 9 more. Claim, Decline or Why me? for each.',
    );
    expectGolden('bundle', drawn);
  });

  it('shrinks what is over to a line, in its place', () => {
    const rows = [
      aBundleRow(1),
      ...SETTLED.map((settled, n) => aBundleRow(n + 2, { settled })),
      aBundleRow(20, { lead: aLead({ test: true }) }),
    ];
    const drawn = draw(rows);
    expect(drawn.text).toMatch(/^2 of 10 leads wait for you, claim the first by 10:15\./);
    expectGolden('bundle-settled', drawn);
  });

  it('moves no row when one is answered, and puts nothing that acts under a double click', () => {
    const before = draw(many(3, (n) => aBundleRow(n)));
    for (const settled of SETTLED) {
      const rows = many(3, (n) => aBundleRow(n, n === 2 ? { settled } : {}));
      const after = draw(rows);
      expect(after.blocks).toHaveLength(before.blocks.length);
      expect(actionsAt(after, 2)).toEqual(actionsAt(before, 2));
      expect(actionsAt(after, 1)[0]).toBe('lead_why');
      expect(actionsAt(after, 1)).not.toContain(OFFER_CLAIM);
      expect(actionsAt(after, 1)).not.toContain(OFFER_DECLINE);
    }
  });

  it('keeps what a rep does next with a lead they claimed', () => {
    const drawn = draw([aBundleRow(1, { settled: CLAIMED }), aBundleRow(2)]);
    expect(actionsAt(drawn, 0)).toContain(LEAD_TOUCH);
    expect(JSON.stringify(drawn.blocks)).toContain('· dana@globex.test · +34600000000');
    expect(drawn.text).not.toContain('dana@');
  });

  it('lets an answer be taken back while that is possible', () => {
    const declined = SETTLED.find((one) => one.as === 'declined') ?? CLAIMED;
    const rows = [CLAIMED, declined].flatMap((settled, n) => [
      aBundleRow(2 * n, { settled: { ...settled, undoUntil: at(3) } }),
      aBundleRow(2 * n + 1, { settled }),
    ]);
    const drawn = draw(rows);
    const may = rows.map((_, n) => actionsAt(drawn, n).includes(OFFER_UNDO));
    expect(may).toEqual([true, false, true, false]);
  });

  it('names nobody who asked in what is over', () => {
    const over = SETTLED.filter((settled) => settled !== CLAIMED);
    expect(JSON.stringify(draw(over.map((settled, n) => aBundleRow(n, { settled }))))).not.toMatch(
      /Dana|Madrid|pricing/i,
    );
    const drawn = draw(SETTLED.map((settled, n) => aBundleRow(n, { settled })));
    expect(drawn.text).toBe('8 leads: nothing left to answer.');
    expectGolden('bundle-over', drawn);
  });

  it('reminds with the same rows', () => {
    const rows = [aBundleRow(1, { settled: CLAIMED }), aBundleRow(2), aBundleRow(3)];
    const drawn = draw(rows, { reminder: true, repeated: true });
    expect(drawn.text).toMatch(
      /^Reminder: 2 of 3 leads still wait, claim the first by 10:15, sent again\. Company 2, /,
    );
    expectGolden('bundle-reminder', drawn);
  });

  it('shrinks to a line once a reminder carries the buttons', () => {
    const drawn = draw(
      many(2, (n) => aBundleRow(n)),
      { remindedAt: at(8) },
    );
    expect(drawn.blocks).toHaveLength(1);
    expectGolden('bundle-reminded', drawn);
  });

  it.each([
    ['empty', bareLead()],
    ['full', fullLead()],
  ])('fits the most leads when each is %s', (name, lead) => {
    const drawn = draw(
      many(MOST, (n) => aBundleRow(n, { lead: { ...lead, leadId: `lead_${n}` } })),
    );
    expect(drawn.text.indexOf('10:15')).toBeLessThan(90);
    expectGolden(`bundle-${name}`, drawn);
  });

  it('fits the longest names in whatever became of them', () => {
    const rows = many(MOST, (n) => {
      const settled = SETTLED[n % SETTLED.length];
      return aBundleRow(n, { lead: fullLead(), settled: settled ? withLongNames(settled) : null });
    });
    expect(faultsOf(draw(rows))).toEqual([]);
  });
});
