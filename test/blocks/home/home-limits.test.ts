import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { LIMITS, SHOWN } from '../../../src/blocks/limits.ts';
import { scale } from '../../support/scale.ts';
import { type Filling, filledWith } from '../surfaces/filling.ts';
import { HOME_SURFACES } from '../surfaces/homes.ts';
import { LONG } from '../views.ts';

/** Up to a hundred of each thing, each as many as it happens to be. */
const uneven = fc.infiniteStream(fc.integer({ min: 0, max: 100 })).map((counts): Filling => {
  const full = filledWith(LONG, 100);
  const many: Filling['many'] = (make) => filledWith('', counts.next().value ?? 0).many(make);
  return { ...full, many };
});

const roles = Object.entries(HOME_SURFACES);

it.each(roles)('Home of a %s keeps below the limit of Slack, however much there is', (_, draw) => {
  fc.assert(
    fc.property(uneven, (filling) => {
      const drawn = draw(filling);
      // At the limit the last blocks would be cut off without a word.
      expect('blocks' in drawn && drawn.blocks.length).toBeLessThan(LIMITS.viewBlocks);
    }),
    { numRuns: scale({ short: 100, full: 10_000 }) },
  );
});

it('what is cut says how many more there are, and where, or opens them all', () => {
  const text = JSON.stringify(HOME_SURFACES.admin?.(filledWith('Globex', 100)));
  const wanted = [
    ...['waiting', 'open', 'risk', 'team'].map((list) => `\\"list\\":\\"${list}\\"`),
    `and ${100 - SHOWN.waitingRows} more"`,
    `and ${100 - SHOWN.riskRows} more"`,
    `and ${100 - SHOWN.teamRows} more"`,
    `and ${100 - SHOWN.weekRows} more pools: /routing report`,
    `and ${100 - SHOWN.approvalRows} more: /routing policy`,
    `and ${100 - SHOWN.poolRows} more: /routing status`,
    // Two thirds of the checks that are not fine are about set-up, the others about health.
    `and ${34 - SHOWN.checkRows} more: ask whoever runs the server for baton doctor`,
    `and ${16 - SHOWN.checkRows} more: ask whoever runs the server for baton doctor`,
    'Quarantine: 200',
    'Open queue',
  ];
  expect(wanted.filter((said) => !text.includes(said))).toEqual([]);
});
