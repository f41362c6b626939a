import { describe, expect, test } from 'vitest';
import type { Database } from '../../../src/db/database.ts';
import { countLeads, findLead } from '../../../src/db/leads/lead-store.ts';
import { loadLags } from '../../../src/db/leads/ledger-store.ts';
import { removeReps } from '../../../src/db/workspace/roster-store.ts';
import { loadRepStates } from '../../../src/db/workspace/team-store.ts';
import { OWNED_STATES } from '../../../src/routing/model/lead.ts';
import type { Context } from '../../../src/services/context.ts';
import { claimOffer } from '../../../src/services/offer/claim-offer.ts';
import { housekeep } from '../../../src/services/operations/housekeep.ts';
import { logTouch } from '../../../src/services/ownership/log-touch.ts';
import { followSlackUser } from '../../../src/services/people/follow-slack-user.ts';
import { passLeadsOn } from '../../../src/services/people/pass-leads-on.ts';
import { sendTestLead } from '../../../src/services/people/send-test-lead.ts';
import { setAvailability } from '../../../src/services/people/set-availability.ts';
import { loadSetUp } from '../../../src/services/views/set-up.ts';
import { applyWorkspace } from '../../../src/services/workspace/apply-workspace.ts';
import {
  askedAbout,
  auditActions,
  lagSums,
  MIA,
  offeredLead,
  offerStates,
  rep,
  slackFault,
  withoutTrace,
} from '../../support/cast.ts';
import { inEnglish } from '../../support/in-english.ts';
import { expectSound } from '../../support/invariants.ts';
import { createWorld, MONDAY, POLICY, ROSTER, type World } from '../../support/world.ts';

const ACCOUNTS = `id,name,domain,owner
acc1,Umbra,umbra.test,ana
acc2,Initech,initech.test,ana
acc3,Hooli,hooli.test,ben
`;
const OWNERS = POLICY.replace(
  'rules:',
  'rules:\n  - { id: owners, when: { account.matched: true }, assign: { to: account_owner } }',
);

const leave = (world: World, userId = 'U0ANA', deleted = true) =>
  followSlackUser(world.ctx, { userId, deleted });

/** Ana with one lead claimed, one touched and one to answer; all by her accounts. */
async function open() {
  const world = await createWorld({ policy: OWNERS, accounts: ACCOUNTS });
  const claimed = await offeredLead(world, 'a@umbra.test');
  const working = await offeredLead(world, 'b@initech.test');
  for (const one of [claimed, working]) await claimOffer(world.ctx, one);
  await logTouch(world.ctx, working);
  const offered = await offeredLead(world, 'c@umbra.test');
  expect([claimed.repId, working.repId, offered.repId]).toEqual(['ana', 'ana', 'ana']);
  return { world, claimed, working, offered };
}

describe('a rep who is no longer in Slack', () => {
  test('loses every lead at once, and each is drawn anew', async () => {
    const { world, claimed, working, offered } = await open();
    expect(await leave(world)).toMatchObject({
      outcome: 'deactivated',
      offers: 1,
      leads: 2,
      accounts: 2,
    });
    for (const { leadId } of [claimed, working, offered]) {
      const lead = await findLead(world.db.read, leadId);
      expect(lead).toMatchObject({ state: 'offered', ownerId: null });
      expect((await askedAbout(world, leadId)).repId).not.toBe('ana');
      expect((await offerStates(world, leadId))[0]).toBe('withdrawn');
    }
    await expectSound(world.db);
    expect(await auditActions(world)).toContain('rep.deactivated');
  });

  test('is told to the managers once, with what went on', async () => {
    const { world } = await open();
    await leave(world);
    expect(await withoutTrace(world, () => leave(world))).toEqual({ outcome: 'unchanged' });
    await world.settle();
    const notices = inEnglish(world.posts).filter(({ card }) => card.kind === 'notice');
    expect(notices).toMatchObject([
      {
        to: 'C0MANAGERS',
        card: {
          title: "I can't reach Ana Ruiz in Slack any more",
          text: '1 open offer and 2 leads in hand went on.\nAna Ruiz owns 2 accounts: name another owner in accounts.csv.',
        },
      },
    ]);
  });

  test('hands claimed leads to the cover, where one is set', async () => {
    const { world, claimed, working } = await open();
    const until = new Date(world.ctx.clock.now().getTime() + 60_000);
    const away = { repId: 'ana', away: { until }, coverId: 'cleo', actor: rep('ana') };
    await setAvailability(world.ctx, away);
    await leave(world);
    for (const { leadId } of [claimed, working]) {
      expect((await findLead(world.db.read, leadId))?.ownerId).toBe('cleo');
    }
    await expectSound(world.db);
  });

  test('gets no leads of their accounts: the next rule decides, and the set-up says so', async () => {
    const { world } = await open();
    const line = async () =>
      inEnglish(await loadSetUp(world.ctx)).find(
        ({ name }) => name === 'Accounts of people who left',
      );
    expect(await line()).toMatchObject({ fine: true, mend: null });
    await leave(world);
    expect((await offeredLead(world, 'd@umbra.test')).repId).not.toBe('ana');
    expect(await line()).toMatchObject({
      fine: false,
      mend: 'No longer in Slack: Ana Ruiz (2). Name other owners in accounts.csv.',
    });
  });

  test('gets leads again when back', async () => {
    const { world } = await open();
    await leave(world);
    expect(await leave(world, 'U0ANA', false)).toEqual({ outcome: 'reactivated' });
    expect((await offeredLead(world, 'd@umbra.test')).repId).toBe('ana');
    expect(await auditActions(world)).toContain('rep.reactivated');
  });

  test('is nobody’s business where the roster does not know them, or nothing changed', async () => {
    const { world } = await open();
    expect(await leave(world, 'U0GUEST')).toEqual({ outcome: 'unknown_rep' });
    expect(await leave(world, 'U0BEN', false)).toEqual({ outcome: 'unchanged' });
  });

  test('is heard of by a card that Slack refuses, too', async () => {
    const world = await createWorld();
    world.failNextPost(slackFault.refused('user_disabled'));
    const leadId = await world.submit('dana@globex.test');
    await world.settle();
    expect(await offerStates(world, leadId)).toEqual(['withdrawn', 'made']);
    expect(await auditActions(world)).toContain('rep.deactivated');
    await expectSound(world.db);
    world.failNextPost(slackFault.refused('messages_tab_disabled'));
    await world.submit('kim@globex.test');
    await world.settle();
    const actions = await auditActions(world);
    expect(actions.filter((action) => action === 'rep.deactivated')).toHaveLength(1);
  });
});

/** As `world.ctx`, in a process that stops before its transaction number `last + 1`. */
function stoppingAfter(world: World, last: number): Context {
  let begun = 0;
  const tx: Database['tx'] = (work, options) => {
    begun += 1;
    if (begun > last) throw new Error('stopped');
    return world.db.tx(work, options);
  };
  return { ...world.ctx, db: { ...world.db, tx } };
}

test('leads go on ten at a time, and what a stop leaves behind goes on within the hour', async () => {
  const world = await createWorld({ policy: OWNERS, accounts: ACCOUNTS });
  for (let n = 0; n < 23; n++) {
    await claimOffer(world.ctx, await offeredLead(world, `p${n}@umbra.test`));
  }
  const ofAna = () => countLeads(world.db.read, { states: OWNED_STATES, ownerId: 'ana' });
  expect(await ofAna()).toBe(23);
  const gone = { userId: 'U0ANA', deleted: true };
  await expect(followSlackUser(stoppingAfter(world, 2), gone)).rejects.toThrow('stopped');
  expect(await ofAna()).toBe(13);
  await housekeep(world.ctx);
  expect(await ofAna()).toBe(0);
  await expectSound(world.db);
});

test('somebody who is back before the last lead went keeps the rest', async () => {
  const { world, claimed } = await open();
  const gone = { userId: 'U0ANA', deleted: true };
  await expect(followSlackUser(stoppingAfter(world, 1), gone)).rejects.toThrow('stopped');
  await leave(world, 'U0ANA', false);
  await passLeadsOn(world.ctx, { repId: 'ana', actor: MIA });
  expect((await findLead(world.db.read, claimed.leadId))?.ownerId).toBe('ana');
});

describe('a person who writes again to an owner who is gone', () => {
  test('is heard by somebody else, with all that was said before', async () => {
    const { world, claimed } = await open();
    await world.db.tx((tx) => removeReps(tx, ['ana'], world.ctx.clock.now()));
    const again = await world.submit('a@umbra.test', { request: { message: 'Hello?' } });
    expect(again).toBe(claimed.leadId);
    const asked = await askedAbout(world, claimed.leadId);
    expect(asked.repId).not.toBe('ana');
    expect(await findLead(world.db.read, claimed.leadId)).toMatchObject({
      state: 'offered',
      touchCount: 2,
      submission: { request: { message: 'Hello?' } },
    });
    await expectSound(world.db);
  });
});

async function unequal() {
  const world = await createWorld();
  for (let n = 0; n < 4; n++) await offeredLead(world, `p${n}@c${n}.test`);
  await setAvailability(world.ctx, { repId: 'ben', away: { until: null }, actor: MIA });
  await leave(world);
  const lags = async () => (await loadLags(world.db.read)).emea ?? {};
  return { world, lags };
}

describe('what a leaver was owed', () => {
  test('stays as it is for 90 days and goes to the others then, to the last unit', async () => {
    const { world, lags } = await unequal();
    const before = await lags();
    expect(before.ana).not.toBe(0);
    world.pass('89d');
    world.pass('17h');
    await housekeep(world.ctx);
    expect(await lags()).toEqual(before);
    world.pass('24h');
    await housekeep(world.ctx);
    expect((await lags()).ana).toBe(0);
    expect(await lagSums(world.db)).toEqual([0]);
    expect(await auditActions(world)).toContain('ledger.settled');
    const once = (await auditActions(world)).length;
    await housekeep(world.ctx);
    expect((await auditActions(world)).length).toBe(once);
  });

  test('is theirs again when they are back in time', async () => {
    const { world, lags } = await unequal();
    const before = await lags();
    world.pass('80d');
    await leave(world, 'U0ANA', false);
    world.pass('20d');
    world.pass('17h');
    await housekeep(world.ctx);
    expect(await lags()).toEqual(before);
  });
});

test('a wrong Slack id in the roster is mended by the right one', async () => {
  const world = await createWorld();
  const gone = async () => (await loadRepStates(world.db.read)).get('ana')?.deactivatedAt ?? null;
  await leave(world);
  expect(await gone()).not.toBeNull();
  const apply = (roster: string) =>
    applyWorkspace(world.ctx, {
      files: { roster, policy: POLICY },
      dryRun: false,
      prune: false,
      onto: null,
      actor: { kind: 'cli', osUser: 'test' },
    });
  await apply(ROSTER.replace('Ana Ruiz', 'Ana R. Ruiz'));
  expect(await gone()).not.toBeNull();
  await apply(ROSTER.replace('U0ANA', 'U1ANA'));
  expect(await gone()).toBeNull();
  expect(await auditActions(world)).toContain('rep.reactivated');
});

test('a test lead of somebody who leaves ends, cover or not', async () => {
  const world = await createWorld();
  await setAvailability(world.ctx, {
    repId: 'ana',
    away: { until: new Date(MONDAY.getTime() + 60_000) },
    coverId: 'ben',
    actor: MIA,
  });
  await sendTestLead(world.ctx, { repId: 'ana', actor: rep('ana') });
  await world.settle();
  const [lead] = await world.db.read.select().from(world.db.t.leads);
  await claimOffer(world.ctx, await askedAbout(world, lead?.id ?? ''));
  await leave(world);
  expect(await findLead(world.db.read, lead?.id ?? '')).toMatchObject({ state: 'closed' });
});
