import { expect, test } from 'vitest';
import { listClocks } from '../../../src/db/delivery/clock-store.ts';
import { findLead } from '../../../src/db/leads/lead-store.ts';
import { findOpenOffer } from '../../../src/db/leads/offer-store.ts';
import { closeLead } from '../../../src/services/closing/close-lead.ts';
import { keepLead } from '../../../src/services/closing/keep-lead.ts';
import { loadQueue } from '../../../src/services/look-up/list-leads.ts';
import { claimOffer } from '../../../src/services/offer/claim-offer.ts';
import { overrideAssignment } from '../../../src/services/ownership/override-assignment.ts';
import { snoozeLead } from '../../../src/services/ownership/snooze-lead.ts';
import { unsnoozeLead } from '../../../src/services/ownership/unsnooze-lead.ts';
import { setAvailability } from '../../../src/services/people/set-availability.ts';
import { MIA, offeredLead, rep, withoutTrace } from '../../support/cast.ts';
import { inEnglish } from '../../support/in-english.ts';
import { createWorld, MONDAY, type World } from '../../support/world.ts';

const HOUR = 3_600_000;
const hours = (n: number) => new Date(MONDAY.getTime() + n * HOUR);
const REASON = 'the fair is over on Thursday';

const away = async (world: World, is: boolean) => {
  for (const repId of ['ana', 'ben', 'cleo']) {
    await setAvailability(world.ctx, { repId, away: is ? { until: null } : null, actor: MIA });
  }
};
const snooze = ({ ctx }: World, leadId: string, more: { until?: Date; actor?: typeof MIA } = {}) =>
  snoozeLead(ctx, { leadId, until: hours(48), reason: REASON, actor: MIA, ...more });

/** Everybody is away, so it is on hold and the managers were told. */
async function held() {
  const world = await createWorld();
  await away(world, true);
  const leadId = await world.submit('dana@globex.test');
  await world.settle();
  return { world, leadId };
}

test('what is on hold is put off by a manager, and by no rep', async () => {
  const { world, leadId } = await held();
  const refused = await withoutTrace(world, () => snooze(world, leadId, { actor: rep('ana') }));
  expect(refused).toMatchObject({ outcome: 'not_permitted' });
  expect(await snooze(world, leadId)).toMatchObject({ outcome: 'snoozed', left: null });
  const { held: rows } = await loadQueue(world.ctx);
  expect(rows.rows).toMatchObject([{ leadId, snooze: { until: hours(48), reason: REASON } }]);
  const far = () => snooze(world, leadId, { until: hours(24 * 14 + 1) });
  expect(await withoutTrace(world, far)).toMatchObject({ outcome: 'too_long' });
});

test('until then nobody who is back gets it and nobody hears of it; then both', async () => {
  const { world, leadId } = await held();
  await snooze(world, leadId);
  await away(world, false);
  await world.settle();
  const before = world.posts.length;
  await world.advance('47h');
  expect(await findOpenOffer(world.db.read, leadId)).toBeNull();
  expect(world.posts.length).toBe(before);
  await world.advance('1h');
  expect(await findOpenOffer(world.db.read, leadId)).not.toBeNull();
  await world.advance('4s');
  const kinds = world.posts.slice(before).map(({ card }) => card.kind);
  expect(kinds).toContain('offer');
});

test('its end is told to the managers where it is still on hold', async () => {
  const { world, leadId } = await held();
  await snooze(world, leadId);
  const before = world.posts.length;
  await world.advance('48h');
  expect(inEnglish(world.posts.slice(before))).toMatchObject([
    {
      to: 'C0MANAGERS',
      card: {
        title: 'Back: globex.test',
        text: expect.stringContaining(`Mia Chen snoozed it until now because “${REASON}”.`),
      },
    },
  ]);
  expect((await findLead(world.db.read, leadId))?.state).toBe('held');
  await away(world, false);
  await world.settle();
  expect(await findOpenOffer(world.db.read, leadId)).not.toBeNull();
});

test('what a manager was to judge waits for that manager again', async () => {
  const world = await createWorld();
  const asked = await offeredLead(world);
  const { leadId, actor } = asked;
  await claimOffer(world.ctx, asked);
  await closeLead(world.ctx, { leadId, closeAs: 'bad', reason: null, actor });
  await snooze(world, leadId);
  await world.settle();
  await world.advance('48h');
  expect(await findLead(world.db.read, leadId)).toMatchObject({
    state: 'held',
    routeAt: null,
    routeTrigger: 'manager',
    heldFor: { code: 'hold.called_bad' },
  });
  expect(world.posts.at(-1)?.card).toMatchObject({
    text: expect.stringContaining('A manager decides.'),
  });
});

test('woken before, it is decided at once', async () => {
  const { world, leadId } = await held();
  await snooze(world, leadId);
  await away(world, false);
  expect(await unsnoozeLead(world.ctx, { leadId, actor: MIA })).toMatchObject({ outcome: 'woken' });
  await world.settle();
  expect(await findOpenOffer(world.db.read, leadId)).not.toBeNull();
});

test('a person who writes again does not wait for its end', async () => {
  const { world, leadId } = await held();
  await snooze(world, leadId);
  await away(world, false);
  await world.submit('dana@globex.test', { request: { message: 'Are you there?' } });
  await world.settle();
  expect(await findOpenOffer(world.db.read, leadId)).not.toBeNull();
});

test('given by hand or called fine, it sleeps no more', async () => {
  const { world, leadId } = await held();
  await snooze(world, leadId);
  const given = { leadId, toRepId: 'ana', reason: 'knows them', final: false, actor: MIA };
  await overrideAssignment(world.ctx, given);
  const asleep = async (id: string) =>
    (await listClocks(world.db.read, id)).some(
      ({ kind, state }) => kind === 'snooze' && state === 'running',
    );
  expect(await asleep(leadId)).toBe(false);
  await away(world, false);
  await world.settle();
  const bad = await offeredLead(world, 'joe@initech.test');
  await claimOffer(world.ctx, bad);
  await closeLead(world.ctx, {
    leadId: bad.leadId,
    closeAs: 'bad',
    reason: null,
    actor: bad.actor,
  });
  await snooze(world, bad.leadId);
  await keepLead(world.ctx, { leadId: bad.leadId, actor: MIA });
  expect(await asleep(bad.leadId)).toBe(false);
});
