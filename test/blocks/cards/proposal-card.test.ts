import { describe, expect, it } from 'vitest';
import { proposalCard } from '../../../src/blocks/cards/policy/proposal-card.ts';
import { expectGolden } from '../golden.ts';
import { aProposal } from '../policy-views.ts';
import { at, LONG, MADRID } from '../views.ts';

const card = (over: Parameters<typeof aProposal>[0] = {}) =>
  ({ ...aProposal(over), kind: 'proposal', timeZone: MADRID }) as const;

describe('a proposal', () => {
  it('says who wants what and why, what it changes and what would have gone elsewhere', () => {
    const drawn = proposalCard(card(), at(0));
    expect(drawn.text).toBe(
      'Policy v13 by Leo Park: “Iberia needs Spanish” • rule iberia: needs the skill es now In the last 30 days 14 of 310 leads would go elsewhere. Approve, Reject or See changes?',
    );
    expectGolden('proposal', drawn);
  });

  it('says Publish where nobody else has to agree, and that others were quicker', () => {
    const drawn = proposalCard(card({ approvals: 0, live: 14, message: null, moved: null }), at(0));
    expect(drawn.text).toContain('It was written on v12, and v14 is live by now.');
    expectGolden('proposal-free', drawn);
  });

  it('fits the longest names and a hundred changes, five of them shown', () => {
    const changes = Array.from({ length: 100 }, () => LONG);
    const names = { author: LONG, message: LONG, moved: LONG };
    const drawn = proposalCard(card({ ...names, changes, live: 14 }), at(0));
    expect(JSON.stringify(drawn.blocks)).toContain('and 95 more');
    expectGolden('proposal-full', drawn);
  });

  it.each([
    ['approved', null, 'Approved: policy v13. Mia Chen approved it at 10:05.'],
    ['published', null, 'Published: policy v13. Mia Chen published it at 10:05.'],
    ['rejected', 'Too quick', 'Rejected: policy v13. Mia Chen rejected it at 10:05: “Too quick”'],
    ['withdrawn', null, 'Withdrawn: policy v13. Mia Chen withdrew it at 10:05.'],
    [
      'break_glass',
      'Leads rot',
      'Published without an approval: policy v13. Mia Chen published it without an approval at 10:05: “Leads rot”',
    ],
  ] as const)('shrinks to a line once it is %s', (as, reason, text) => {
    const drawn = proposalCard(card({ settled: { as, by: 'Mia Chen', at: at(5), reason } }), at(6));
    expect(drawn.text).toBe(`${text} Policy v13 by Leo Park: “Iberia needs Spanish”`);
    expect(JSON.stringify(drawn.blocks)).not.toContain('policy_approve');
    expectGolden(`proposal-${as}`, drawn);
  });
});
