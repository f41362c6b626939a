import { describe, expect, test } from 'vitest';
import { findLead } from '../../../src/db/leads/lead-store.ts';
import { countMisses, findOffer } from '../../../src/db/leads/offer-store.ts';
import { takeMissBack } from '../../../src/services/offer/take-miss-back.ts';
import { sendTestLead } from '../../../src/services/people/send-test-lead.ts';
import { setAvailability } from '../../../src/services/people/set-availability.ts';
import { proposePolicy } from '../../../src/services/policy/propose-policy.ts';
import { advanceSlas } from '../../../src/services/sla/advance-slas.ts';
import { askedAbout, auditActions, lagSums, offerStates, rep } from '../../support/cast.ts';
import { inEnglish } from '../../support/in-english.ts';
import { createWorld, MONDAY, POLICY, type World } from '../../support/world.ts';
import {
  ALONE,
  ANA,
  anaAlone,
  back,
  isAway,
  miss,
  missed,
  offered,
  stateOf,
  unseen,
} from './misses.ts';

async function publish(world: World, more: string): Promise<void> {
  const actor = { kind: 'cli', osUser: 'kim' } as const;
  const text = `${ALONE}${more}`;
  const message = 'Stricter';
  const asked = { text, message, onto: 1, whenFree: 'publish', actor } as const;
  expect(await proposePolicy(world.ctx, asked)).toMatchObject({ outcome: 'published' });
}
const told = (world: World) =>
  world.posts.filter(({ card }) => card.kind === 'notice' && card.comesBack);

describe('a rep who misses three leads in a row', () => {
  test('is Away without end from the third on, and is told once how to come back', async () => {
    const world = await anaAlone();
    await miss(world, 2);
    expect(await isAway(world)).toBe(false);
    await missed(world);
    expect(await stateOf(world)).toMatchObject({
      away: true,
      awayUntil: null,
      awayForMisses: true,
      setBy: 'system:sla',
    });
    expect(inEnglish(told(world))).toMatchObject([
      {
        to: 'U0ANA',
        card: {
          title: 'You are Away',
          text: 'You missed 3 leads in a row, so I set you to Away. No new leads until you are back.',
        },
      },
    ]);
    expect(await auditActions(world)).toContain('rep.away');
  });

  test('gets nothing more, though nobody else is there: the lead waits and the managers hear', async () => {
    const world = await anaAlone();
    await miss(world, 3);
    const leadId = await offered(world);
    expect((await findLead(world.db.read, leadId))?.state).toBe('held');
    const pages = world.posts.filter(({ card }) => card.kind === 'escalation');
    expect(pages.at(-1)?.card).toMatchObject({ cause: 'nobody' });
  });

  test('hands the other open offers on without blame, in the same step', async () => {
    const world = await createWorld({ policy: POLICY.replace(', cleo: 100', '') });
    const awayBen = (until: Date | null) =>
      setAvailability(world.ctx, { repId: 'ben', away: until && { until }, actor: rep('ben') });
    await awayBen(new Date(MONDAY.getTime() + 240_000));
    for (let n = 0; n < 3; n++) {
      await offered(world);
      await world.advance('1m');
    }
    const last = await offered(world);
    expect(await askedAbout(world, last)).toMatchObject({ repId: 'ana' });
    const { offerId } = await askedAbout(world, last);
    await world.advance('16m');
    expect(await isAway(world)).toBe(true);
    expect(await findOffer(world.db.read, offerId)).toMatchObject({
      state: 'withdrawn',
      reason: 'away',
      settledAt: (await stateOf(world))?.updatedAt,
    });
    expect(await askedAbout(world, last)).toMatchObject({ repId: 'ben' });
    expect(await lagSums(world.db)).toEqual([0]);
  });

  test('comes back with one press, and a new row begins', async () => {
    const world = await anaAlone();
    const [first = ''] = await miss(world, 3);
    expect(await back(world)).toMatchObject({ outcome: 'back' });
    expect(await stateOf(world)).toMatchObject({ away: false, awayForMisses: false });
    await world.settle();
    // What waited is asked about again.
    expect(await offerStates(world, first)).toEqual(['expired', 'made']);
    await world.advance('1s');
    expect(await isAway(world)).toBe(false);
  });

  test('who goes Away by hand meanwhile is not Away for misses', async () => {
    const world = await anaAlone();
    await miss(world, 3);
    await setAvailability(world.ctx, { repId: 'ana', away: { until: null }, actor: ANA });
    expect(await stateOf(world)).toMatchObject({ away: true, awayForMisses: false });
  });

  test('the message is not sent to somebody who is back already', async () => {
    const world = await anaAlone();
    await miss(world, 2);
    await offered(world);
    world.pass('17m');
    await advanceSlas(world.ctx);
    expect(await isAway(world)).toBe(true);
    await back(world);
    await world.settle();
    expect(told(world)).toEqual([]);
  });
});

describe('the row', () => {
  test('is as long as the live policy says, whatever was live when the clock started', async () => {
    const world = await anaAlone();
    await offered(world);
    await publish(world, 'away_after_misses: 1\n');
    await world.advance('17m');
    expect(await isAway(world)).toBe(true);
    expect(told(world)).toMatchObject([{ card: { text: /^You missed 1 lead, so/ } }]);
  });

  test('never ends in Away where the policy says 0', async () => {
    const world = await anaAlone('away_after_misses: 0\n');
    await miss(world, 6);
    expect(await isAway(world)).toBe(false);
  });

  test('is not lengthened by test leads, files and cards that did not arrive', async () => {
    const world = await anaAlone('away_after_misses: 1\n');
    await sendTestLead(world.ctx, { repId: 'ana', actor: ANA });
    await world.advance('17m');
    const { leads } = world.db.t;
    const fromFile = await offered(world);
    await world.db.tx((tx) => tx.update(leads).set({ bulk: true }));
    await world.advance('17m');
    expect(await offerStates(world, fromFile)).toEqual(['expired']);
    expect(await isAway(world)).toBe(false);
  });

  test('begins anew when time off ends', async () => {
    const world = await anaAlone();
    await miss(world, 2);
    const now = world.ctx.clock.now();
    const row = {
      id: 'abs_1',
      repId: 'ana',
      startsAt: new Date(now.getTime() - 60_000),
      endsAt: now,
      coverId: null,
      setBy: 'slack:U0ANA',
      setAt: now,
      begunAt: now,
      cancelledAt: null,
    };
    await world.db.tx((tx) => tx.insert(world.db.t.absences).values(row));
    await miss(world, 2);
    expect(await isAway(world)).toBe(false);
    await missed(world);
    expect(await isAway(world)).toBe(true);
  });
});

describe('who says that no card was seen', () => {
  test('has missed nothing, and is back', async () => {
    const world = await anaAlone();
    const [, , third = ''] = await miss(world, 3);
    expect(await unseen(world, third)).toEqual({ outcome: 'taken_back', isBack: true });
    expect(await stateOf(world)).toMatchObject({ away: false, awayForMisses: false });
    const misses = await countMisses(world.db.read, MONDAY);
    expect(misses.get('ana')).toBe(2);
    expect(await auditActions(world, third)).toContain('offer.unseen');
    await world.settle();
    expect(await askedAbout(world, third)).toMatchObject({ repId: 'ana' });
  });

  test('stays Away where there are too many misses without that one', async () => {
    const world = await anaAlone('away_after_misses: 3\n');
    const misses = await miss(world, 3);
    await publish(world, 'away_after_misses: 2\n');
    const [first = '', second = ''] = misses;
    expect(await unseen(world, first)).toEqual({ outcome: 'taken_back', isBack: false });
    expect(await unseen(world, second)).toEqual({ outcome: 'taken_back', isBack: true });
  });

  test('says so once, within a day, and of their own offers of real leads', async () => {
    const world = await anaAlone();
    const leadId = await missed(world);
    const byBen = { leadId, actor: rep('ben') };
    expect(await takeMissBack(world.ctx, byBen)).toEqual({ outcome: 'unchanged' });
    expect(await unseen(world, 'lead_0')).toEqual({ outcome: 'unchanged' });
    expect(await unseen(world, leadId)).toEqual({ outcome: 'taken_back', isBack: false });
    expect(await unseen(world, leadId)).toEqual({ outcome: 'unchanged' });
    const late = await missed(world);
    await world.advance('25h');
    expect(await unseen(world, late)).toEqual({ outcome: 'unchanged' });
  });
});
