import { expect, test } from 'vitest';
import { closeLead } from '../../../src/services/closing/close-lead.ts';
import { deliverOutbox } from '../../../src/services/delivery/deliver-outbox.ts';
import { claimOffer } from '../../../src/services/offer/claim-offer.ts';
import { declineOffer } from '../../../src/services/offer/decline-offer.ts';
import { giveBack } from '../../../src/services/ownership/give-back.ts';
import { logTouch } from '../../../src/services/ownership/log-touch.ts';
import { overrideAssignment } from '../../../src/services/ownership/override-assignment.ts';
import { undoLast } from '../../../src/services/ownership/undo-last.ts';
import { deactivateRep } from '../../../src/services/people/deactivate-rep.ts';
import { setAvailability } from '../../../src/services/people/set-availability.ts';
import { routeLead } from '../../../src/services/placing/route-lead.ts';
import { advanceSlas } from '../../../src/services/sla/advance-slas.ts';
import { type Asked, askedAbout, MIA, rep } from '../../support/cast.ts';
import { expectSound } from '../../support/invariants.ts';
import type { World } from '../../support/world.ts';

type OpenWorld = () => Promise<World>;

/** How many pairs race at the same time. */
const ABREAST = 8;

/** Every lead is routed and its card is delivered. */
async function ask(world: World, count: number): Promise<Asked[]> {
  const ids: string[] = [];
  for (let n = 0; n < count; n++) ids.push(await world.submit(`p${n}@c${n}.test`));
  await world.settle();
  const asked: Asked[] = [];
  for (const id of ids) asked.push(await askedAbout(world, id));
  return asked;
}

async function inGroups<T>(list: T[], work: (one: T) => Promise<void>): Promise<void> {
  for (let from = 0; from < list.length; from += ABREAST) {
    await Promise.all(list.slice(from, from + ABREAST).map(work));
  }
}

const decline = (world: World, { offerId, actor }: Asked) =>
  declineOffer(world.ctx, { offerId, actor, reasonId: 'full', note: null });
const give = (world: World, { leadId, repId }: Asked) =>
  overrideAssignment(world.ctx, {
    leadId,
    toRepId: repId === 'ana' ? 'ben' : 'ana',
    reason: 'x',
    final: true,
    actor: MIA,
  });

/** Many at once on every engine: what no two of them are enough for. */
export function crowdStories(openWorld: OpenWorld, rounds: number): void {
  test('a lead is given back, overridden and touched at once, and stays sound', async () => {
    const world = await openWorld();
    await inGroups(await ask(world, rounds), async (asked) => {
      const { leadId, actor } = asked;
      await claimOffer(world.ctx, asked);
      await Promise.all([
        giveBack(world.ctx, { leadId, reason: null, actor }),
        give(world, asked),
        logTouch(world.ctx, { leadId, actor }),
        undoLast(world.ctx, { leadId, actor: MIA }),
      ]);
    });
    await expectSound(world.db);
  });

  test('two who leave at once leave nothing behind', async () => {
    const world = await openWorld();
    const all = await ask(world, rounds);
    await inGroups(all, async (asked) => {
      await claimOffer(world.ctx, asked);
    });
    const slack = { kind: 'system', part: 'slack' } as const;
    const left = await Promise.all([
      deactivateRep(world.ctx, { repId: 'ana', actor: slack }),
      deactivateRep(world.ctx, { repId: 'ben', actor: slack }),
      deactivateRep(world.ctx, { repId: 'ana', actor: slack }),
    ]);
    const outcomes = left.map(({ outcome }) => outcome).toSorted();
    expect(outcomes).toEqual(['deactivated', 'deactivated', 'unchanged']);
    const leads = await world.db.read.select().from(world.db.t.leads);
    expect(leads.filter(({ ownerId }) => ownerId === 'ana' || ownerId === 'ben')).toEqual([]);
    await expectSound(world.db);
  });

  test('everything at once on the same leads leaves the store sound', async () => {
    const world = await openWorld();
    const all = await ask(world, Math.ceil(rounds / 4));
    world.pass('17m');
    const deliver = () =>
      deliverOutbox(world.ctx, { destination: 'slack', couriers: world.couriers });
    const close = (leadId: string) =>
      closeLead(world.ctx, { leadId, closeAs: 'stale', reason: null, actor: MIA });
    const away = (repId: string, on: boolean) =>
      setAvailability(world.ctx, { repId, away: on ? { until: null } : null, actor: rep(repId) });
    await Promise.all([
      advanceSlas(world.ctx),
      away('ben', true),
      deliver(),
      ...all.map(async (asked, i) => {
        const acts = [decline, give, () => close(asked.leadId), () => away('ben', i % 2 === 0)];
        await Promise.all([claimOffer(world.ctx, asked), acts[i % acts.length]?.(world, asked)]);
      }),
      deliver(),
      advanceSlas(world.ctx),
    ]);
    await expectSound(world.db);
  });

  test('the same lead routed by many at once is offered once', async () => {
    const world = await openWorld();
    const leadId = await world.submit('dana@globex.test');
    const routes = Array.from({ length: 20 }, () => routeLead(world.ctx, { leadId }));
    const placed = (await Promise.all(routes)).filter((one) => one !== null);
    expect(placed).toHaveLength(1);
    await expectSound(world.db);
  });
}
