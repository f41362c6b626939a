/** Remembers what Slack said of each group, and tells admins of its people nobody knows. */
import { type GroupState, readSetting, writeSetting } from '../../db/workspace/settings-store.ts';
import type { Context } from '../context.ts';
import { audit, inStep, promise, type Step } from '../steps/step.ts';
import type { FollowedPools, GroupPerson, Groups } from './follow-all.ts';

const SLACK = { kind: 'system', part: 'slack' } as const;

interface Compared {
  people: readonly GroupPerson[];
  found: FollowedPools;
}

/**
 * True when there is a change that was not asked for yet: whoever rejected it is not asked for the
 * same again.
 */
export async function keepGroups(
  ctx: Context,
  groups: Groups,
  { people, found }: Compared,
): Promise<boolean> {
  const users = new Set(people.map(({ slackUserId }) => slackUserId));
  return inStep(ctx, SLACK, async (step) => {
    const before = (await readSetting(step.tx, 'groups')) ?? {};
    const next: Record<string, GroupState> = {};
    for (const [id, group] of groups) {
      const last = before[id];
      const changes = found.changes.filter((one) => one.group === id).map(({ words }) => words);
      const asked = changes.length > 0 ? changes.join('; ') : null;
      const fault = found.faults.get(id) ?? null;
      if ('refused' in group) {
        next[id] = { handle: null, strangers: [], asked: null, ...last, fault };
        continue;
      }
      const strangers = group.users.filter((user) => !users.has(user));
      next[id] = { handle: group.handle, strangers, asked, fault };
      await tellOfStrangers(step, id, { strangers, before: last?.strangers ?? [] });
    }
    if (JSON.stringify(next) !== JSON.stringify(before))
      await writeSetting(step.tx, 'groups', next);
    return found.changes.some(({ group }) => next[group]?.asked !== before[group]?.asked);
  });
}

/** Once for each change. */
async function tellOfStrangers(
  step: Step,
  group: string,
  { strangers, before }: { strangers: string[]; before: string[] },
): Promise<void> {
  const fresh = strangers.filter((user) => !before.includes(user));
  if (fresh.length === 0) return;
  const data = { unknown: strangers.length, fresh: fresh.length };
  await audit(step, { action: 'group.strangers', subject: group, data });
  await promise(step, {
    destination: 'slack',
    kind: 'notice',
    leadId: null,
    stream: `group:${group}`,
    payload: { notice: 'group_strangers', group },
  });
}
