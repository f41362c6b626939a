import { describe, expect, it } from 'vitest';
import { findPolicy, listPolicies } from '../../../src/db/workspace/policy-store.ts';
import { readSetting } from '../../../src/db/workspace/settings-store.ts';
import { AppError } from '../../../src/errors.ts';
import type { SlackGroup } from '../../../src/ports.ts';
import { fillGroups } from '../../../src/services/groups/fill-groups.ts';
import { followDueGroups } from '../../../src/services/groups/follow-due-groups.ts';
import { followGroups } from '../../../src/services/groups/follow-groups.ts';
import { requestGroups } from '../../../src/services/groups/request-groups.ts';
import { followSlackUser } from '../../../src/services/people/follow-slack-user.ts';
import { rejectPolicy } from '../../../src/services/policy/reject-policy.ts';
import { loadLivePolicy } from '../../../src/services/workspace/load-policy.ts';
import { auditActions, rep, withoutTrace } from '../../support/cast.ts';
import { inEnglish } from '../../support/in-english.ts';
import { createWorld, POLICY, ROSTER, type World } from '../../support/world.ts';

const FOLLOWING = POLICY.replace(
  'members: { ana: 100, ben: 100, cleo: 100 }',
  'follows: S0EMEA, members: { ana: 100, ben: 50 }',
).replace('channel: C0EMEA }', 'channel: C0EMEA } # the desk');
const APPROVED = FOLLOWING.replace('version: 1', 'version: 1\ngovernance: { approvals: 1 }');

const groupOf = (...users: string[]): SlackGroup => ({ users, handle: 'emea-reps' });

async function open(policy = FOLLOWING) {
  const world = await createWorld({ policy });
  let group: SlackGroup | Error = groupOf('U0ANA', 'U0BEN');
  let calls = 0;
  const messenger = {
    async readGroup() {
      calls += 1;
      if (group instanceof Error) throw group;
      return group;
    },
  };
  const follow = (next: SlackGroup | Error) => {
    group = next;
    return followGroups(world.ctx, { messenger });
  };
  const due = (next: SlackGroup | Error) => {
    group = next;
    return followDueGroups(world.ctx, { messenger });
  };
  return { world, follow, due, messenger, calls: () => calls };
}

const membersOf = async ({ ctx }: World) =>
  (await loadLivePolicy(ctx))?.compiled.policy.pools[0]?.members;
const notices = ({ posts }: World) =>
  inEnglish(posts).flatMap(({ to, card }) => (card.kind === 'notice' ? [{ to, ...card }] : []));

describe('a user group that a pool follows', () => {
  it('changes nothing while its people are the members', async () => {
    const { world, follow } = await open();
    await follow(groupOf('U0ANA', 'U0BEN'));
    const again = await withoutTrace(world, () => follow(groupOf('U0BEN', 'U0ANA')));
    expect(again).toEqual({ outcome: 'unchanged' });
  });

  it('makes a new version by Baton, with what changed as its message', async () => {
    const { world, follow } = await open();
    expect(await follow(groupOf('U0ANA', 'U0CLEO'))).toEqual({ outcome: 'published', version: 2 });
    expect(await membersOf(world)).toEqual({ ana: 100, cleo: 100 });
    expect(await findPolicy(world.db.read, 2)).toMatchObject({
      author: 'system:slack',
      message: 'emea follows @emea-reps: + Cleo Wu, − Ben Koch',
      text: FOLLOWING.replace('ana: 100, ben: 50', 'ana: 100, cleo: 100'),
    });
    expect(await auditActions(world)).toContain('policy.published');
  });

  it('asks for approval where the policy says so, and once for each change', async () => {
    const { world, follow } = await open(APPROVED);
    const bigger = groupOf('U0ANA', 'U0BEN', 'U0CLEO');
    expect(await follow(bigger)).toEqual({ outcome: 'proposed', version: 2 });
    expect(await membersOf(world)).toEqual({ ana: 100, ben: 50 });
    expect(await follow(bigger)).toEqual({ outcome: 'unchanged' });
    const actor = rep('mia');
    await rejectPolicy(world.ctx, { version: 2, reason: 'not yet', actor });
    expect(await follow(bigger)).toEqual({ outcome: 'unchanged' });
    expect(await follow(groupOf('U0ANA', 'U0CLEO'))).toMatchObject({ outcome: 'proposed' });
    const waiting = await listPolicies(world.db.read, { state: 'proposed', limit: 9 });
    expect(waiting).toHaveLength(1);
  });

  it('loses at once whoever left Slack, though the group still names them', async () => {
    const { world, follow } = await open();
    await followSlackUser(world.ctx, { userId: 'U0BEN', deleted: true });
    await follow(groupOf('U0ANA', 'U0BEN'));
    expect(await membersOf(world)).toEqual({ ana: 100 });
  });

  it.each(['missing_scope', 'unknown_method', 'plan_upgrade_required', 'no_such_subteam'])(
    'changes nothing when Slack says %s, and remembers it',
    async (refused) => {
      const { world, follow } = await open();
      expect(await follow({ refused })).toEqual({ outcome: 'unchanged' });
      expect(await membersOf(world)).toEqual({ ana: 100, ben: 50 });
      expect(await readSetting(world.db.read, 'groups')).toMatchObject({
        S0EMEA: { fault: refused },
      });
    },
  );

  it('changes nothing when nobody of it is on the roster', async () => {
    const { world, follow } = await open();
    expect(await follow(groupOf('U0ZED'))).toEqual({ outcome: 'unchanged' });
    expect(await membersOf(world)).toEqual({ ana: 100, ben: 50 });
    expect(await readSetting(world.db.read, 'groups')).toMatchObject({
      S0EMEA: { fault: 'nobody' },
    });
  });

  it('names to an admin whom the roster does not know, once for each change', async () => {
    const { world, follow } = await open();
    for (const users of [['U0ZED'], ['U0ZED'], ['U0YAN', 'U0ZED'], ['U0ZED'], []]) {
      await follow(groupOf('U0ANA', 'U0BEN', ...users));
      await world.settle();
    }
    expect(notices(world)).toMatchObject([
      { to: 'U0LOU', title: '@emea-reps has people who are not on the roster', people: ['U0ZED'] },
      { to: 'U0LOU', people: ['U0YAN', 'U0ZED'] },
    ]);
  });
});

describe('the loop that follows groups', () => {
  it('reads them when Slack told of a change, and not before', async () => {
    const { world, due, calls } = await open();
    expect(await due(groupOf('U0CLEO'))).toBe(0);
    expect(await requestGroups(world.ctx, { groupId: 'S0OTHER' })).toEqual({
      outcome: 'unfollowed',
    });
    expect(await due(groupOf('U0CLEO'))).toBe(0);
    expect(await requestGroups(world.ctx, { groupId: 'S0EMEA' })).toEqual({ outcome: 'requested' });
    expect(await due(groupOf('U0ANA', 'U0CLEO'))).toBe(1);
    expect(await membersOf(world)).toEqual({ ana: 100, cleo: 100 });
    expect(await due(groupOf('U0BEN'))).toBe(0);
    expect(calls()).toBe(1);
  });

  it('tries again five minutes after Slack did not answer', async () => {
    const { world, due } = await open();
    await requestGroups(world.ctx, { groupId: null });
    const silence = new AppError('upstream.unreachable', 'No answer.', { retryable: true });
    expect(await due(silence)).toBe(1);
    expect(await due(groupOf('U0CLEO'))).toBe(0);
    world.pass('5m');
    expect(await due(groupOf('U0CLEO'))).toBe(1);
    expect(await membersOf(world)).toEqual({ cleo: 100 });
  });

  it('asks Slack nothing where no pool follows a group', async () => {
    const { world, due, calls } = await open(POLICY);
    expect(await requestGroups(world.ctx, { groupId: null })).toEqual({ outcome: 'unfollowed' });
    expect(await due(groupOf())).toBe(0);
    expect(calls()).toBe(0);
  });
});

describe('files that are applied', () => {
  const files = { policy: FOLLOWING, roster: ROSTER };

  it('get the people of the group, and say what that changed', async () => {
    const { world, messenger, follow } = await open();
    await follow(groupOf('U0ANA', 'U0CLEO'));
    const filled = await fillGroups(world.ctx, files, messenger);
    expect(filled.files.policy).toBe(FOLLOWING.replace('ana: 100, ben: 50', 'ana: 100, cleo: 100'));
    expect(filled.notes).toEqual(['emea follows @emea-reps: + Cleo Wu, − Ben Koch']);
  });

  it('stay as they are where the group cannot be read', async () => {
    const { world } = await open();
    const refused = await fillGroups(world.ctx, files, world.couriers.messenger);
    expect(refused).toEqual({
      files,
      notes: [
        'The user group S0EMEA could not be read (missing_scope): its pools keep the members of the file.',
      ],
    });
    const broken = { ...files, policy: 'pools: 3' };
    expect(await fillGroups(world.ctx, broken, world.couriers.messenger)).toEqual({
      files: broken,
      notes: [],
    });
  });
});
