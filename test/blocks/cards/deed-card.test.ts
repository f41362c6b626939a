import { expect, it } from 'vitest';
import { withAsk } from '../../../src/blocks/answers/asking/ask-answers.ts';
import { notPermitted } from '../../../src/blocks/answers/command-answers.ts';
import { renderCard } from '../../../src/blocks/render-card.ts';
import type { DeedCard } from '../../../src/routing/model/cards/deed-card.ts';
import { say } from '../../../src/words/say.ts';
import { expectGolden, faultsOf } from '../golden.ts';
import { at, LONG, LONG_PERSON } from '../views.ts';

const aDeed = (over: Partial<DeedCard> = {}): DeedCard => ({
  kind: 'deed',
  deedId: 'txt_1',
  leadId: 'lead_7k2',
  company: 'Globex',
  person: 'Dana Ode',
  asker: { name: 'Ana Ruiz', userId: 'U0ANA' },
  asked: { name: 'Mia Chen', repId: 'mia' },
  command: '/lead assign lead_7k2 @ben knows the account',
  expiresAt: at(480),
  state: 'open',
  since: at(0),
  timeZone: 'Europe/Madrid',
  ...over,
});

it('shows exactly what would be done, whole, and in whose name', () => {
  expectGolden('deed', renderCard(aDeed(), at(1)));
  const long = aDeed({
    company: LONG,
    person: LONG_PERSON,
    command: '<&>'.repeat(166),
    asker: { name: LONG, userId: 'U0ANA' },
  });
  const drawn = renderCard(long, at(1));
  expect(faultsOf(drawn)).toEqual([]);
  expect(JSON.stringify(drawn.blocks)).toContain('&lt;&amp;&gt;'.repeat(166));
});

const settled = ['under_way', 'done', 'found_done', 'undone', 'refused', 'expired'] as const;

it.each(settled)('%s leaves no button', (state) => {
  const drawn = renderCard(aDeed({ state, since: at(3) }), at(4));
  expectGolden(`deed-${state}`, drawn);
  expect(drawn.blocks.some(({ type }) => type === 'actions')).toBe(false);
});

it('a refusal that says whom to ask gets the button, unless the deed is too long to be shown', () => {
  const who = ['Mia Chen'];
  const ask = { repId: 'mia', name: 'Mia Chen' };
  const denied = notPermitted({ what: say`Reassigning leads`, needs: say`managers`, who, ask });
  const { command } = aDeed();
  expectGolden('answer-ask', withAsk(denied, { command, lead: 'lead_7k2' }));
  expect(withAsk(denied, { command: 'x'.repeat(501), lead: 'lead_7k2' }).blocks).toHaveLength(1);
});
