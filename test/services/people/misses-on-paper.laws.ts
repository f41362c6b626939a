import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { closeLead } from '../../../src/services/closing/close-lead.ts';
import { claimOffer } from '../../../src/services/offer/claim-offer.ts';
import { declineOffer } from '../../../src/services/offer/decline-offer.ts';
import { sendTestLead } from '../../../src/services/people/send-test-lead.ts';
import { askedAbout, MIA, offerStates } from '../../support/cast.ts';
import type { World } from '../../support/world.ts';
import { ANA, anaAlone, back, isAway, offered, unseen } from './misses.ts';

type Deed = 'miss' | 'claim' | 'decline' | 'test' | 'back' | 'unseen';

/** Said without a store: how long the row is, and when it ends in Away. */
function foretell(deeds: readonly Deed[], allowed: number): boolean[] {
  let row: number[] = [];
  let away = false;
  let last: number | null = null;
  return deeds.map((deed, at) => {
    if (deed === 'unseen' && last !== null) {
      const counted = row.includes(last);
      row = row.filter((one) => one !== last);
      last = null;
      if (away && counted && row.length < allowed) {
        away = false;
        row = [];
      }
    }
    if (deed === 'back') {
      away = false;
      row = [];
    }
    if (away) return true;
    if (deed === 'claim' || deed === 'decline') row = [];
    if (deed === 'miss') {
      row = [...row, at];
      last = at;
      away = row.length >= allowed;
    }
    return away;
  });
}

test('what was missed before the rep was back is no part of the row that a miss is taken out of', async () => {
  const world = await anaAlone('away_after_misses: 3\n');
  const found = await play(world, ['miss', 'back', 'miss', 'miss', 'miss', 'unseen']);
  expect(found).toEqual([false, false, false, false, true, false]);
});

test('whatever a rep does, the store counts as a person would on paper', async () => {
  const deed = fc.constantFrom<Deed>(
    'miss',
    'miss',
    'miss',
    'claim',
    'decline',
    'test',
    'back',
    'unseen',
  );
  await fc.assert(
    fc.asyncProperty(fc.array(deed, { minLength: 4, maxLength: 10 }), async (deeds) => {
      const world = await anaAlone('away_after_misses: 3\n');
      expect(await play(world, deeds)).toEqual(foretell(deeds, 3));
    }),
    { numRuns: 8 },
  );
});

/** Whether the rep is Away for misses after each. */
async function play(world: World, deeds: readonly Deed[]): Promise<boolean[]> {
  const found: boolean[] = [];
  let last = '';
  for (const one of deeds) {
    last = (await doDeed(world, one, last)) ?? last;
    found.push(await isAway(world));
  }
  return found;
}

/** Each lead is closed afterwards, so that none comes back from hold. */
async function doDeed(world: World, deed: Deed, last: string): Promise<string | null> {
  if (deed === 'back') await back(world);
  if (deed === 'unseen') await unseen(world, last);
  if (deed === 'test') {
    await sendTestLead(world.ctx, { repId: 'ana', actor: ANA });
    await world.advance('17m');
  }
  if (deed !== 'miss' && deed !== 'claim' && deed !== 'decline') return null;
  const leadId = await offered(world);
  const [state] = await offerStates(world, leadId);
  if (state === 'made') await answer(world, leadId, deed);
  await closeLead(world.ctx, { leadId, closeAs: 'not_a_fit', reason: null, actor: MIA });
  await world.advance('1m');
  return state === 'made' && deed === 'miss' ? leadId : null;
}

async function answer(world: World, leadId: string, deed: 'miss' | 'claim' | 'decline') {
  const asked = await askedAbout(world, leadId);
  if (deed === 'claim') await claimOffer(world.ctx, asked);
  if (deed === 'decline') await declineOffer(world.ctx, { ...asked, reasonId: 'full', note: null });
  if (deed === 'miss') await world.advance('17m');
}
