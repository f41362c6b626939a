import { expect, test } from 'vitest';
import { loadSnoozeForm } from '../../../src/services/cards/load-snooze-form.ts';
import { loadTouchForm } from '../../../src/services/cards/load-touch-form.ts';
import { closeLead } from '../../../src/services/closing/close-lead.ts';
import { giveBack } from '../../../src/services/ownership/give-back.ts';
import { logTouch } from '../../../src/services/ownership/log-touch.ts';
import { snoozeLead } from '../../../src/services/ownership/snooze-lead.ts';
import { unsnoozeLead } from '../../../src/services/ownership/unsnooze-lead.ts';
import { type Asked, offeredLead, rep, withoutTrace } from '../../support/cast.ts';
import { createWorld, ROSTER, type World } from '../../support/world.ts';

type Verb = (world: World, asked: Pick<Asked, 'leadId' | 'actor'>) => Promise<{ outcome: string }>;

const VERBS: [string, Verb][] = [
  ['touch', ({ ctx }, asked) => logTouch(ctx, asked)],
  ['wake', ({ ctx }, asked) => unsnoozeLead(ctx, asked)],
  ['giveback', ({ ctx }, asked) => giveBack(ctx, { ...asked, reason: null })],
  ['close', ({ ctx }, asked) => closeLead(ctx, { ...asked, closeAs: 'bad', reason: null })],
  ['the form of a touch', ({ ctx }, asked) => loadTouchForm(ctx, asked)],
  ['the form of a snooze', ({ ctx }, asked) => loadSnoozeForm(ctx, asked)],
  [
    'snooze',
    ({ ctx }, asked) =>
      snoozeLead(ctx, { ...asked, until: new Date(ctx.clock.now().getTime() + 1), reason: 'x' }),
  ],
];

test.each(VERBS)('%s: whom a lead is offered to has to claim it first', async (_, verb) => {
  const world = await createWorld({ roster: ROSTER.replaceAll('manager: mia', 'manager: lou') });
  const { leadId, offerId, actor, repId } = await offeredLead(world);
  expect(await withoutTrace(world, () => verb(world, { leadId, actor }))).toMatchObject({
    outcome: 'offered_to_you',
    offerId,
    leadId,
  });
  const other = rep(repId === 'ana' ? 'ben' : 'ana');
  expect(await verb(world, { leadId, actor: other }), 'others ask their own manager').toMatchObject(
    {
      outcome: 'not_permitted',
      ask: { repId: 'lou' },
    },
  );
});
