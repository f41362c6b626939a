import { describe, expect, it } from 'vitest';
import { renderHome } from '../../../src/blocks/home/home.ts';
import { expectGolden } from '../golden.ts';
import { aGlance, aProposalRow, aPublication } from '../policy-views.ts';
import { aHome, at, LONG, MADRID } from '../views.ts';

const viewer = { name: 'Mia Chen', role: 'manager', repId: 'mia', timeZone: MADRID } as const;
const manager = (policy: ReturnType<typeof aGlance>) =>
  aHome({ viewer, inPool: false, availability: null, policy });

describe('the policy in Home', () => {
  it('waits for whoever may approve, with what it would change', () => {
    const policy = aGlance({ mayEdit: false, waiting: [aProposalRow()] });
    const view = renderHome(manager(policy), at(0));
    const drawn = JSON.stringify(view);
    expect(drawn).toContain('Waiting for your approval: 1');
    expect(drawn).not.toContain('policy_edit');
    expectGolden('home-approvals', view);
  });

  it('is no section while nothing waits', () => {
    const drawn = JSON.stringify(renderHome(manager(aGlance({ mayEdit: false })), at(0)));
    expect(drawn).not.toMatch(/approval|policy_/);
  });

  it('is a line with Edit and Roll back for admins', () => {
    const admin = { ...manager(aGlance()), viewer: { ...viewer, role: 'admin' as const } };
    const drawn = JSON.stringify(renderHome(admin, at(0)));
    expect(drawn).toMatch(/Policy v12 is live\*.*policy_edit.*policy_rollback/);
    expectGolden('home-policy', renderHome(admin, at(0)));
  });

  it('asks the rep who looks after the policy as well', () => {
    const policy = aGlance({ mayEdit: false, waiting: [aProposalRow()] });
    const drawn = JSON.stringify(renderHome(aHome({ policy }), at(0)));
    expect(drawn).toContain('policy_approve');
  });

  it('fits twenty versions with the longest names, two of them shown', () => {
    const waiting = Array.from({ length: 20 }, (_, n) =>
      aProposalRow({
        version: n + 1,
        author: LONG,
        message: LONG,
        moved: LONG,
        changes: Array.from({ length: 100 }, () => LONG),
      }),
    );
    const live = aPublication({ author: LONG, message: LONG, by: LONG });
    const view = renderHome(manager(aGlance({ waiting, live })), at(0));
    expect(JSON.stringify(view)).toContain('and 18 more: /routing policy');
    expectGolden('home-policy-full', view);
  });
});
