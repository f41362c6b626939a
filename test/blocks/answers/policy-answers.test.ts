import { describe, expect, it } from 'vitest';
import * as deeds from '../../../src/blocks/answers/policy/policy-deeds.ts';
import { policyPage, versionAnswer } from '../../../src/blocks/answers/policy/policy-page.ts';
import { expectGolden } from '../golden.ts';
import { aPolicyPage, aProposal, aProposalRow, aPublication } from '../policy-views.ts';
import { at, LONG, READER } from '../views.ts';

const many = <T>(count: number, make: (n: number) => T): T[] =>
  Array.from({ length: count }, (_, n) => make(n));

describe('how the policy stands', () => {
  it('begins with what is live, then what waits with what this reader may do, then what was', () => {
    const proposals = [aProposalRow(), aProposalRow({ version: 14, may: 'own', isOwn: true })];
    const history = [aPublication(), aPublication({ version: 11, how: 'published' })];
    const drawn = policyPage(aPolicyPage({ proposals, history }), READER);
    expect(drawn.text).toBe(
      'Policy v12 is live since 09:00, by Leo Park: “Cleo joins”. Approved by Mia Chen. 2 versions waiting.',
    );
    expect(JSON.stringify(drawn.blocks)).toContain(
      'You proposed v14, so somebody else has to approve it. Mia Chen can.',
    );
    expectGolden('policy-page', drawn);
  });

  it('offers nothing to whoever may only read', () => {
    const proposals = [aProposalRow({ may: 'read', approvers: [] })];
    const rights = { mayEdit: false, mayRollBack: false };
    const drawn = policyPage(aPolicyPage({ ...rights, proposals }), READER);
    expect(JSON.stringify(drawn.blocks)).not.toMatch(/policy_(approve|reject|edit|rollback)/);
    expectGolden('policy-page-reader', drawn);
  });

  it.each([
    ['rolled_back', 'Policy v12 is live again since 09:00. Mia Chen rolled back to it: “Wrong”.'],
    [
      'break_glass',
      'Policy v12 is live since 09:00, by Leo Park: “Cleo joins”. Published without an approval by Mia Chen: “Wrong”.',
    ],
  ] as const)('says how a %s version became live', (how, text) => {
    const live = aPublication({ how, reason: 'Wrong' });
    expect(policyPage(aPolicyPage({ live }), READER).text).toBe(text);
  });

  it('says what to do while no policy is live', () => {
    const rights = { mayEdit: false, mayRollBack: false };
    const drawn = policyPage(aPolicyPage({ ...rights, live: null, history: [] }), READER);
    expect(drawn.text).toBe(
      'No policy is live yet. Ask whoever runs the server to run baton apply DIR.',
    );
    expectGolden('policy-page-empty', drawn);
  });

  it('fits twenty proposals of a hundred changes with the longest names', () => {
    const names = { author: LONG, message: LONG, moved: LONG };
    const changes = many(100, () => LONG);
    const proposals = many(20, (n) =>
      aProposalRow({
        ...names,
        version: n + 1,
        changes,
        may: 'own',
        approvers: many(30, () => LONG),
      }),
    );
    const live = aPublication({ author: LONG, message: LONG, by: LONG, reason: LONG });
    const history = many(5, () => live);
    expectGolden('policy-page-full', policyPage(aPolicyPage({ live, proposals, history }), READER));
  });
});

describe('one version', () => {
  const how = { mayRollBack: true, reader: READER };

  it('says what became of it, and leads back to it', () => {
    const settled = { as: 'approved', by: 'Mia Chen', at: at(0), reason: null } as const;
    const drawn = versionAnswer(aProposalRow({ version: 11, basedOn: 10, settled }), how);
    expect(drawn.text).toBe(
      'Policy v11 by Leo Park: “Iberia needs Spanish” Written at 09:30 on v10. Mia Chen approved it at 10:00.',
    );
    expect(JSON.stringify(drawn.blocks)).toContain('policy_rollback');
    expectGolden('policy-version', drawn);
  });

  it('that was never live leads nowhere', () => {
    const settled = { as: 'rejected', by: 'Mia Chen', at: at(0), reason: 'No' } as const;
    const drawn = versionAnswer(aProposalRow({ settled }), how);
    expect(JSON.stringify(drawn.blocks)).not.toContain('policy_rollback');
  });

  it('that waits can be approved here too', () => {
    expectGolden('policy-version-waiting', versionAnswer(aProposalRow(), how));
  });

  it.each(['read', 'own'] as const)('that waits says once for whom (%s)', (may) => {
    const drawn = versionAnswer(aProposalRow({ may, approvers: ['Mia Chen'] }), how);
    expect(drawn.text.match(/Mia Chen can/g)).toHaveLength(1);
    expect(JSON.stringify(drawn.blocks).match(/Mia Chen can/g)).toHaveLength(1);
  });
});

const text = (allowed: string[]) => deeds.ownProposal({ version: 13, allowed }).text;

describe('what becomes of a policy', () => {
  const moved = {
    version: 13,
    basedOn: 12,
    live: 14,
    theirs: ['tier standard: first touch 2h now (was 4h)'],
    yours: ['tier standard: claim 10m now (was 15m)'],
  };

  it('shows both differences where others were quicker, and asks once', () => {
    const drawn = deeds.overtaken(moved);
    expect(drawn.text).toBe(
      'v14 became live after v13 was written, so nothing is changed yet. Published all the same, v13 takes back what v14 changed.',
    );
    expectGolden('policy-overtaken', drawn);
    expectGolden('policy-edit-overtaken', deeds.editOvertaken(moved, 'pool:emea'));
  });

  it('names who can approve one’s own, or what to do where nobody can', () => {
    expect(text(['Leo'])).toBe('You proposed v13, so somebody else has to approve it. Leo can.');
    expect(text(['Leo', 'Mia'])).toMatch(/Leo and Mia can\.$/);
    expect(text([])).toMatch(
      /Nobody else can. Ask whoever runs the server to make somebody a manager/,
    );
  });

  it('says what happens next after an edit, with Publish where nobody has to agree', () => {
    expectGolden(
      'policy-edited',
      deeds.editProposed(aProposal(), { approvers: ['Mia Chen'], warnings: ['line 7: nobody'] }),
    );
    const free = aProposal({ approvals: 0, moved: null });
    expectGolden('policy-edited-free', deeds.editProposed(free, { approvers: [], warnings: [] }));
  });

  it('fits the longest faults and differences', () => {
    const lines = many(100, () => LONG);
    expectGolden('policy-unfit-full', deeds.doesNotFit(13, lines));
    expectGolden(
      'policy-overtaken-full',
      deeds.overtaken({ ...moved, theirs: lines, yours: lines }),
    );
    const full = aProposal({ changes: lines, moved: LONG });
    expectGolden(
      'policy-edited-full',
      deeds.editProposed(full, { approvers: lines, warnings: lines }),
    );
  });
});
