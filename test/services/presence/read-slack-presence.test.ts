import { describe, expect, test } from 'vitest';
import {
  findSlackPresence,
  loadSlackPresence,
} from '../../../src/db/workspace/availability-store.ts';
import { deactivateRep } from '../../../src/services/people/deactivate-rep.ts';
import { checkPresence } from '../../../src/services/presence/check-presence.ts';
import {
  type PresenceReader,
  readSlackPresence,
} from '../../../src/services/presence/read-slack-presence.ts';
import { loadTeam } from '../../../src/services/steps/placing/load-team.ts';
import {
  auditActions,
  offeredLead,
  offerStates,
  slackFault,
  withoutTrace,
} from '../../support/cast.ts';
import { createWorld, MONDAY, ROSTER, type World } from '../../support/world.ts';
import { quiet, slackThat, status, TWO, tell, withTerms } from './telling.ts';

const read = (world: World, messenger: PresenceReader) =>
  readSlackPresence(world.ctx, { messenger });
const shiftOf = async (world: World, repId: string) =>
  (await loadTeam(world.db.read, world.ctx.clock.now())).get(repId)?.shift;

describe('Slack is asked', () => {
  test('about each rep the first time, in one call for quiet, and each hour', async () => {
    const world = await createWorld();
    const slack = slackThat({ ana: { status: status(world, ':palm_tree:') } });
    expect(await read(world, slack)).toBe(5);
    expect(slack.asked[0]).toBe('quiet of U0ANA U0BEN U0CLEO U0LOU U0MIA');
    expect(slack.asked).toHaveLength(6);
    expect(await shiftOf(world, 'ana')).toMatchObject({ state: 'unavailable' });
    expect(await read(world, slack)).toBe(0);
    world.pass('59m');
    expect(await read(world, slack)).toBe(0);
    world.pass('1m');
    expect(await read(world, slack)).toBe(5);
  });

  test('about six at a time, who waited longest first, until all are known', async () => {
    const many = Array.from(
      { length: 15 },
      (_, n) => `  - { id: r${n}, name: R${n}, slack: U0R${n} }`,
    );
    const world = await createWorld({ roster: `${ROSTER}${many.join('\n')}\n` });
    const slack = slackThat({});
    const rounds = [];
    for (let round = 0; round < 5; round++) rounds.push(await read(world, slack));
    expect(rounds).toEqual([6, 6, 6, 2, 0]);
    expect((await loadSlackPresence(world.db.read)).size).toBe(20);
    expect(new Set(slack.asked).size).toBe(slack.asked.length);
  });

  test('about nobody again while somebody was never asked about', async () => {
    const more = Array.from(
      { length: 3 },
      (_, n) => `  - { id: z${n}, name: Z${n}, slack: U0Z${n} }`,
    );
    const world = await createWorld({ roster: `${ROSTER}${more.join('\n')}\n` });
    const slack = slackThat({});
    await read(world, slack);
    world.pass('2h');
    await read(world, slack);
    expect(slack.asked.filter((asked) => asked.startsWith('quiet'))).toEqual([
      'quiet of U0ANA U0BEN U0CLEO U0LOU U0MIA U0Z0',
      'quiet of U0Z1 U0Z2 U0ANA U0BEN U0CLEO U0LOU',
    ]);
  });

  test('about nobody who left, and nobody without a Slack user', async () => {
    const roster = ROSTER.replace(', slack: U0BEN', '');
    const world = await createWorld({ roster });
    await deactivateRep(world.ctx, { repId: 'cleo', actor: { kind: 'cli', osUser: 'kim' } });
    const slack = slackThat({});
    await read(world, slack);
    expect(slack.asked[0]).toBe('quiet of U0ANA U0LOU U0MIA');
  });

  test('about whoever it told of late, at once', async () => {
    const world = await createWorld(TWO);
    const slack = slackThat({ ana: { status: status(world, '') } });
    await read(world, slack);
    await tell(world, 'ana', { status: status(world, ':palm_tree:'), isLate: true });
    expect(await read(world, slack)).toBe(1);
    expect(slack.asked.at(-1)).toBe('status of U0ANA');
    expect(await shiftOf(world, 'ana')).toEqual({ state: 'on_shift' });
  });
});

describe('what it answers', () => {
  test('was missed while Baton was down, and counts from now on', async () => {
    const world = await createWorld(TWO);
    const { leadId, repId } = await offeredLead(world);
    await read(world, slackThat({ [repId]: { quiet: quiet(world, 60) } }));
    expect(await offerStates(world, leadId)).toEqual(['withdrawn', 'made']);
  });

  test('of a night that Slack keeps quiet by itself takes no offer away', async () => {
    const world = await createWorld(TWO);
    await world.advance('475m');
    const { leadId, repId } = await offeredLead(world);
    world.pass('6m');
    await read(world, slackThat({ [repId]: { quiet: quiet(world, 600) } }));
    expect(await offerStates(world, leadId)).toEqual(['made']);
    expect(await shiftOf(world, repId)).toMatchObject({
      reason: { code: 'availability.slack_dnd' },
    });
  });

  test('is old where Slack tells something else meanwhile', async () => {
    const world = await createWorld(TWO);
    const slack = slackThat({ ana: { status: status(world, ':palm_tree:') } });
    const slow: PresenceReader = {
      ...slack,
      async readStatus(userId) {
        const old = await slack.readStatus(userId);
        if (userId === 'U0ANA') await tell(world, 'ana', { status: status(world, ':bus:') });
        return old;
      },
    };
    await read(world, slow);
    expect(await findSlackPresence(world.db.read, 'ana')).toMatchObject({ statusEmoji: 'bus' });
  });

  test('is nothing new the second time: only that it was asked is kept', async () => {
    const world = await createWorld(TWO);
    const slack = slackThat({ ana: { quiet: quiet(world, 600) } });
    await read(world, slack);
    const before = await auditActions(world);
    world.pass('1h');
    await read(world, slack);
    expect(await auditActions(world)).toEqual(before);
    expect(await findSlackPresence(world.db.read, 'ana')).toMatchObject({
      dndFrom: MONDAY,
      seenAt: new Date(MONDAY.getTime() + 3_600_000),
    });
  });
});

describe('where Slack does not tell', () => {
  test('of quiet, without the scope, statuses count all the same and the loop goes on', async () => {
    const world = await createWorld(TWO);
    const says = { ana: { quiet: quiet(world, 60), status: status(world, ':palm_tree:') } };
    const slack = slackThat(says, 'missing_scope');
    expect(await read(world, slack)).toBe(5);
    expect(await findSlackPresence(world.db.read, 'ana')).toMatchObject({
      dndFrom: null,
      statusEmoji: 'palm_tree',
    });
    expect(await checkPresence(world.ctx, slack)).toEqual([
      {
        name: 'Do Not Disturb',
        fine: false,
        found: 'missing_scope',
        mend: expect.stringMatching(/scope dnd:read.*silenced phones/),
      },
    ]);
  });

  test('of quiet that does not matter, nobody asks and nobody complains', async () => {
    const world = await createWorld(withTerms('{ slack_dnd: false }'));
    const slack = slackThat({}, 'missing_scope');
    await read(world, slack);
    expect(slack.asked.filter((asked) => asked.startsWith('quiet'))).toEqual([]);
    expect(await checkPresence(world.ctx, slack)).toEqual([]);
  });

  test('because it asks to wait, the rest is left to the next round', async () => {
    const world = await createWorld(TWO);
    const slack = slackThat({});
    let calls = 0;
    const limited: PresenceReader = {
      ...slack,
      async readStatus(userId) {
        calls += 1;
        if (calls > 2) throw slackFault.rateLimited(5_000);
        return slack.readStatus(userId);
      },
    };
    expect(await read(world, limited)).toBe(2);
    expect(await read(world, slack)).toBe(3);
  });

  test('because it is down, nothing changes and whoever asks hears it', async () => {
    const world = await createWorld(TWO);
    const down: PresenceReader = {
      ...slackThat({}),
      readQuiet: () => Promise.reject(slackFault.unreachable()),
    };
    await withoutTrace(world, () =>
      expect(read(world, down)).rejects.toMatchObject({ code: 'upstream.unreachable' }),
    );
    expect(await checkPresence(world.ctx, down)).toMatchObject([{ fine: false }]);
  });
});
