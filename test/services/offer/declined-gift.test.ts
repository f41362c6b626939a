import { describe, expect, test } from 'vitest';
import { findLead } from '../../../src/db/leads/lead-store.ts';
import type { Card } from '../../../src/routing/model/cards/cards.ts';
import { declineOffer } from '../../../src/services/offer/decline-offer.ts';
import { overrideAssignment } from '../../../src/services/ownership/override-assignment.ts';
import { setAvailability } from '../../../src/services/people/set-availability.ts';
import { askedAbout, MIA, offeredLead, rep } from '../../support/cast.ts';
import { inEnglish } from '../../support/in-english.ts';
import { expectSound } from '../../support/invariants.ts';
import { createWorld, POLICY, ROSTER, type World } from '../../support/world.ts';

const LEO = rep('leo');
const roster = `${ROSTER.trimEnd()}
  - { id: leo, name: Leo Brandt, slack: U0LEO, email: leo@acme.test, role: manager }
`;
const nowhere = {
  roster: roster.replace(/^channels: .*\n/m, ''),
  policy: POLICY.replace(', channel: C0EMEA', ''),
};

/** Somebody gives the lead to Ben, who declines it. */
async function declined(files: { roster?: string; policy?: string }, actor: typeof MIA | Root) {
  const world = await createWorld({ roster, ...files });
  const { leadId } = await offeredLead(world);
  const gift = { leadId, toRepId: 'ben', reason: 'workload', final: false, actor };
  await overrideAssignment(world.ctx, gift);
  await world.settle();
  const { offerId } = await askedAbout(world, leadId);
  const before = world.posts.length;
  const answer = { offerId, reasonId: 'full', note: null, actor: rep('ben') };
  expect(await declineOffer(world.ctx, answer)).toMatchObject({ outcome: 'declined', next: null });
  await world.settle();
  return { world, leadId, told: toldSince(world, before) };
}

type Root = { kind: 'cli'; osUser: string };

const toldSince = ({ posts }: World, before: number) =>
  posts.slice(before).map(({ to, card }) => ({ to, kind: card.kind, mention: mentionOf(card) }));
const mentionOf = (card: Card) => (card.kind === 'escalation' ? card.mention : null);
const OPS = { to: 'C0OPS', kind: 'notice', mention: null };

describe('what a manager gave and its rep declined goes back to that manager', () => {
  test('whom the card in the channel of the pool calls', async () => {
    const { world, leadId, told } = await declined({}, MIA);
    expect(told).toEqual([{ to: 'C0EMEA', kind: 'escalation', mention: 'U0MIA' }, OPS]);
    const lead = await findLead(world.db.read, leadId);
    expect(lead).toMatchObject({ state: 'held', heldFor: { code: 'hold.declined_to_giver' } });
    await expectSound(world.db);
  });

  test('who hears it alone as well, where that channel is another manager’s', async () => {
    const { world, told } = await declined({}, LEO);
    expect(told).toEqual([
      { to: 'C0EMEA', kind: 'escalation', mention: 'U0LEO' },
      OPS,
      { to: 'U0LEO', kind: 'notice', mention: null },
    ]);
    expect(inEnglish(world.posts.at(-1)?.card)).toMatchObject({
      title: 'Declined: globex.test',
      text: expect.stringMatching(/^Ben Koch declined it: “I am full right now”\. It is on hold/),
    });
  });

  test('who gets the card where there is no channel', async () => {
    const { told } = await declined(nowhere, LEO);
    expect(told).toEqual([{ to: 'U0LEO', kind: 'escalation', mention: 'U0LEO' }]);
  });
});

test('what the command line gave goes back to the manager of the pool', async () => {
  const { world, leadId, told } = await declined(nowhere, { kind: 'cli', osUser: 'root' });
  expect(told).toEqual([{ to: 'U0MIA', kind: 'escalation', mention: 'U0MIA' }]);
  const lead = await findLead(world.db.read, leadId);
  expect(lead?.heldFor?.code).toBe('hold.declined_to_manager');
});

test('it waits for a person’s word, and no free place moves it', async () => {
  const { world, leadId } = await declined({}, MIA);
  await setAvailability(world.ctx, { repId: 'cleo', away: { until: null }, actor: MIA });
  await setAvailability(world.ctx, { repId: 'cleo', away: null, actor: MIA });
  await world.advance('2h');
  expect((await findLead(world.db.read, leadId))?.state).toBe('held');
});
