/** Checks an installation by what is stored: each line is fine, or says what to do. */
import type { Reader } from '../../db/database.ts';
import { countMessages } from '../../db/outbox-store.ts';
import { readSetting } from '../../db/settings-store.ts';
import { listRepRecords, loadRepStates, type RepRecord } from '../../db/team-store.ts';
import { countAccountsOf, listSources } from '../../db/workspace-store.ts';
import type { HomeView } from '../../routing/model/cards.ts';
import type { Context } from '../context.ts';
import { loadLivePolicy } from '../workspace/load-policy.ts';

type Check = HomeView['checks'][number];

export async function loadSetUp(ctx: Context): Promise<Check[]> {
  const from = ctx.db.read;
  const live = await loadLivePolicy(ctx);
  const people = await listRepRecords(from);
  const unlinked = people.filter((one) => !one.slackUserId).map((one) => one.profile.name);
  const channels = await readSetting(from, 'channels');
  const dead = (await countMessages(from)).filter((one) => one.state === 'dead');
  const deadCount = dead.reduce((sum, one) => sum + one.n, 0);
  return [
    check('Policy', live !== null, 'No policy is published. Run baton apply DIR.'),
    check('People', people.length > 0, 'Nobody is on the roster. Run baton apply DIR.'),
    check(
      'Slack users',
      unlinked.length === 0,
      `Not found in Slack: ${unlinked.join(', ')}. Check slack or email in roster.yml.`,
    ),
    check(
      'Lead source',
      (await listSources(from)).length > 0,
      'No lead source yet. Add one to sources.yml and run baton apply DIR.',
    ),
    check(
      'Managers channel',
      channels?.managers !== undefined,
      'Set channels.managers in roster.yml, so that unclaimed leads are told there.',
    ),
    await checkAccounts(from, people),
    check(
      'Deliveries',
      deadCount === 0,
      `${deadCount} messages could not be delivered. See baton outbox list --status dead.`,
    ),
  ];
}

/** An account of somebody who left goes to their cover, else to whoever the next rule finds. */
async function checkAccounts(from: Reader, people: RepRecord[]): Promise<Check> {
  const states = await loadRepStates(from);
  const gone = people.filter(({ id }) => states.get(id)?.deactivatedAt);
  const counts = await countAccountsOf(
    from,
    gone.map(({ id }) => id),
  );
  const owners = gone.flatMap(({ id, profile }) => {
    const count = counts.get(id);
    return count ? [`${profile.name} (${count})`] : [];
  });
  const mend = `No longer in Slack: ${owners.join(', ')}. Name other owners in accounts.csv.`;
  return check('Accounts of people who left', owners.length === 0, mend);
}

function check(name: string, fine: boolean, mend: string): Check {
  return { name, fine, mend: fine ? null : mend };
}
