/** Tells once a day which names lead nowhere, as long as there are any. */
import type { Reader } from '../../db/database.ts';
import { readSetting, writeSetting } from '../../db/workspace/settings-store.ts';
import { listRepRecords, loadRepStates, type RepRecord } from '../../db/workspace/team-store.ts';
import { localDay } from '../../routing/availability/zone.ts';
import { STALE_KINDS, type StaleMapping } from '../../routing/people/stale-mappings.ts';
import type { Context } from '../context.ts';
import { audit, inStep, promise, type Step } from '../steps/step.ts';
import { opsPath } from '../views/escalation/escalation-path.ts';
import { loadLivePolicyIn } from '../workspace/load-policy.ts';
import { loadStaleMappings } from './load-stale-mappings.ts';

const CLOCK = { kind: 'system', part: 'clock' } as const;
/** By the clock of whoever is told first. */
const MORNING_MS = 8 * 3_600_000;

/** Call it as often as you like: it looks once a day, from eight in the morning on. */
export async function alarmStaleMappings(ctx: Context): Promise<{ told: number }> {
  return inStep(ctx, CLOCK, async (step) => {
    await ctx.db.mutex(step.tx, 'workspace');
    const last = await readSetting(step.tx, 'stale_names');
    if (!(await isDue(step, last?.checkedAt))) return { told: 0 };
    const stale = await loadStaleMappings(step.tx);
    const known = stale.map(staleKey);
    const fresh = known.filter((key) => !last?.known.includes(key));
    const checkedAt = step.now.toISOString();
    await writeSetting(step.tx, 'stale_names', { checkedAt, known, fresh });
    if (stale.length > 0) await tell(step, stale, fresh.length);
    return { told: stale.length };
  });
}

/** One name that is wrong in one way: what makes it news. */
export function staleKey({ kind, repId }: StaleMapping): string {
  return `${kind}:${repId}`;
}

/** The owner of the policy, else the admins; whoever is in Slack. */
async function alarmReaders(from: Reader): Promise<RepRecord[]> {
  const people = await listRepRecords(from);
  const states = await loadRepStates(from);
  const owners = (await loadLivePolicyIn(from))?.compiled.policy.owners;
  const owner = people.filter(({ id }) => id === owners?.policy);
  const admins = people.filter(({ profile }) => profile.role === 'admin');
  return [...owner, ...admins.filter((one) => !owner.includes(one))].filter(
    ({ id, slackUserId }) => slackUserId !== null && !states.get(id)?.deactivatedAt,
  );
}

/** Where they are told, then where the whole installation is. */
export async function adminsFirst(from: Reader): Promise<string[]> {
  const users = (await alarmReaders(from)).flatMap(({ slackUserId }) => slackUserId ?? []);
  return [...new Set([...users, ...(await opsPath(from))])];
}

async function isDue({ tx, now }: Step, checkedAt: string | undefined): Promise<boolean> {
  const [reader] = await alarmReaders(tx);
  const { start } = localDay(reader?.profile.timezone ?? 'UTC', now);
  const isToday = checkedAt !== undefined && new Date(checkedAt) >= start;
  return !isToday && now.getTime() - start.getTime() >= MORNING_MS;
}

async function tell(step: Step, stale: readonly StaleMapping[], fresh: number): Promise<void> {
  const counts = STALE_KINDS.map((kind) => [kind, stale.filter((one) => one.kind === kind).length]);
  const data = { ...Object.fromEntries(counts), fresh };
  await audit(step, { action: 'names.stale', subject: 'names', data });
  await promise(step, {
    destination: 'slack',
    kind: 'notice',
    leadId: null,
    stream: 'stale-names',
    payload: { notice: 'stale_names' },
  });
}
