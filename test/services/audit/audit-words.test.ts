import { expect, test } from 'vitest';
import { describeEvent } from '../../../src/services/views/events/describe-event.ts';
import { english } from '../../../src/words/say.ts';
import { createWorld } from '../../support/world.ts';
import { listFiles, withoutComments } from '../../tidy/sources.ts';

/** What a promise to be in touch does at its times; it never asks somebody else. */
const DEEDS = ['remind', 'breach', 'escalate'];
const BY_DEED = /\$\{event\.do\}/;
const ACTION = /(['`])((?:lead|offer|sla)\.[a-z_]*(?:\$\{[^}]*\})?)\1/g;

/** Events of the CRM have the same names as what they tell of. */
const written = listFiles('src/services')
  .filter(({ path }) => !path.includes('/views/events/'))
  .flatMap(({ text }) => [...withoutComments(text).matchAll(ACTION)])
  .map(([, , action = '']) => action);

const actions = [
  ...new Set(
    written.flatMap((action) =>
      BY_DEED.test(action) ? DEEDS.map((deed) => action.replace(BY_DEED, deed)) : [action],
    ),
  ),
];

async function wordsFor(action: string): Promise<string> {
  const world = await createWorld();
  const event = { id: 'aud_1', at: world.ctx.clock.now(), actor: 'system:sla', subject: 'x' };
  const data = { rep: 'ana' };
  const row = { ...event, action, leadId: null, data };
  return english(await describeEvent(world.db.read, row, 'UTC'));
}

test('what is written down about a lead, an offer or a clock is found in the code', () => {
  expect(actions).toEqual(
    expect.arrayContaining(['lead.overridden', 'sla.breached', 'sla.first_touch_escalate']),
  );
  expect(actions.length).toBeGreaterThan(25);
  expect(actions.filter((action) => action.includes('$'))).toEqual([]);
});

test.each(actions)('%s has words for people', async (action) => {
  expect(await wordsFor(action)).toMatch(/^[A-Z].* .*\.$/);
});

test('an action without words shows as the bare code it is', async () => {
  expect(await wordsFor('lead.juggled')).toBe('lead.juggled');
});

test('times are the reader’s, outcomes and reasons are words', async () => {
  const world = await createWorld();
  const told = async (action: string, data: Record<string, string>) => {
    const at = new Date('2026-11-23T20:00:00Z');
    const event = { id: 'aud_1', at, actor: 'system:sla', subject: 'x', leadId: null };
    return english(await describeEvent(world.db.read, { ...event, action, data }, 'Europe/Madrid'));
  };
  expect(await told('lead.scheduled', { until: '2026-11-24T08:00:00.000Z' })).toBe(
    'Waits for a shift at Tue 09:00.',
  );
  expect(await told('lead.closed', { outcome: 'not_a_fit' })).toBe('Closed as not a fit by Baton.');
});
