import { expect, it } from 'vitest';
import { renderCard } from '../../../src/blocks/render-card.ts';
import type { JoinCard } from '../../../src/routing/model/cards/deed-card.ts';
import { expectGolden } from '../golden.ts';
import { at } from '../views.ts';

const draw = (over: Partial<JoinCard>) => {
  const asker = { name: 'Ben Koch', userId: 'U0BEN' };
  return renderCard({ kind: 'join', asker, mayEdit: true, admins: ['Lou Adam'], ...over }, at(0));
};

it('who asks for leads is named first, and an admin can put them into a pool at once', () => {
  const drawn = draw({});
  expect(drawn.text).toMatch(/^Ben Koch asks for leads\. They are in no pool yet/);
  expectGolden('join', drawn);
});

it('a manager reads who can, and of a stranger that an engineer adds them', () => {
  const forManager = draw({ mayEdit: false });
  expect(forManager.text).toContain('Add them to a pool: Lou Adam can.');
  expect(JSON.stringify(forManager)).not.toContain('policy_edit');
  const stranger = draw({ asker: { name: null, userId: 'U0DANA' } });
  expect(stranger.text).toContain('<@U0DANA> is not on the roster');
  expect(JSON.stringify(stranger)).not.toContain('policy_edit');
  expectGolden('join-stranger', stranger);
});
