/** Says what is left of setting Baton up in Slack; nothing before somebody was asked to. */

import { readSetting } from '../../../db/workspace/settings-store.ts';
import { listRepRecords, type RepRecord } from '../../../db/workspace/team-store.ts';
import { isMember } from '../../../routing/model/policy/policy.ts';
import type { SetUp } from '../../../routing/model/workspace/set-up.ts';
import { chained } from '../../../words/lists.ts';
import { say } from '../../../words/say.ts';
import type { Context } from '../../context.ts';
import { listUntold } from '../../steps/onboarding/list-untold.ts';
import { check, type FoundCheck } from '../../views/check.ts';
import { loadLivePolicy } from '../../workspace/load-policy.ts';
import { asksForHours } from '../asks-for-hours.ts';
import { loadSetUpSteps } from '../load-set-up-steps.ts';

const DAY_MS = 86_400_000;
/** A copy that is older is no copy. */
const BACKUP_LASTS_MS = 7 * DAY_MS;
const MOST_NAMED = 10;

export async function checkOnboarding(ctx: Context): Promise<FoundCheck[]> {
  const setUp = await readSetting(ctx.db.read, 'set_up');
  if (!setUp) return [];
  const { source, testedAt, testSentAt } = setUp;
  const untested = testSentAt
    ? say`No test lead was claimed yet. It was sent: press Claim on it.`
    : say`No test lead was claimed yet. Send one to yourself.`;
  return [
    ...(setUp.closedAt ? [] : [await checkChannel(ctx, setUp)]),
    check(say`First lead`, source !== null, say`No source has sent a lead yet.`, {
      press: 'connect',
    }),
    check(say`Test lead`, testedAt !== null, untested, { press: 'test_lead' }),
    await checkHours(ctx),
    await checkTold(ctx),
    await checkBackup(ctx, source?.at ?? null),
  ];
}

/** Once all is set up a lost channel has a line of its own. */
async function checkChannel(ctx: Context, setUp: SetUp): Promise<FoundCheck> {
  const { channel } = await loadSetUpSteps(ctx.db.read, setUp);
  const name = say`Manager channel`;
  if (channel.is !== 'refused') {
    const mend = say`None yet, so admins and managers hear of unclaimed leads one by one.`;
    return check(name, channel.is === 'done', mend, { press: 'pick_channel' });
  }
  const press = channel.word === 'is_archived' ? 'pick_channel' : 'check_channel';
  const mend = say`I can't write there (${channel.word}). Type /invite @Baton in it, or pick another.`;
  return check(name, false, mend, { press, channel: channel.channel });
}

async function checkHours(ctx: Context): Promise<FoundCheck> {
  const names: string[] = [];
  for (const rep of await listMembers(ctx)) {
    if (await asksForHours(ctx.db.read, rep)) names.push(rep.profile.name);
  }
  const rest = names.length - MOST_NAMED;
  const first = chained(names.slice(0, MOST_NAMED), ', ');
  const who = rest > 0 ? say`${first} and ${rest} more` : first;
  const mend = say`Not set, so leads come at any time: ${who}. They set their own in my Home tab.`;
  return check(say`Hours`, names.length === 0, mend);
}

async function listMembers(ctx: Context): Promise<RepRecord[]> {
  const pools = (await loadLivePolicy(ctx))?.compiled.policy.pools ?? [];
  const people = await listRepRecords(ctx.db.read);
  return people.filter(({ id }) => pools.some((pool) => isMember(pool, id)));
}

async function checkTold(ctx: Context): Promise<FoundCheck> {
  const untold = await listUntold(ctx.db.read);
  const told = (await readSetting(ctx.db.read, 'set_up'))?.told ?? null;
  const isFine = untold.length === 0 || told?.how === 'own_words';
  const mend =
    untold.length === 1
      ? say`1 rep does not know of it yet. They would get one message.`
      : say`${untold.length} reps do not know of it yet. Each would get one message.`;
  return check(say`Reps told`, isFine, mend, { press: 'tell_reps' });
}

/** Before a day's leads are in it there is little to lose; PostgreSQL has tools of its own. */
async function checkBackup(ctx: Context, since: string | null): Promise<FoundCheck> {
  const name = say`Backup`;
  if (ctx.db.dialect !== 'sqlite') return check(name, true, '', { found: say`by PostgreSQL` });
  const now = ctx.clock.now().getTime();
  const last = await readSetting(ctx.db.read, 'backup');
  const isDue = since !== null && now - Date.parse(since) > DAY_MS;
  const isFresh = last !== null && (last.elsewhere || now - Date.parse(last.at) < BACKUP_LASTS_MS);
  const found = last?.elsewhere ? say`made elsewhere` : (last?.at ?? say`none yet`);
  const mend = say`No copy of the last seven days is known. Run baton backup FILE each night.`;
  return check(name, isFresh || !isDue, mend, { press: 'kept_elsewhere', found });
}
