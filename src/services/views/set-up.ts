/** Checks an installation by what is stored: each line is fine, or says what to do. */
import { countMessages } from '../../db/outbox-store.ts';
import { readSetting } from '../../db/settings-store.ts';
import { listRepRecords } from '../../db/team-store.ts';
import { listSources } from '../../db/workspace-store.ts';
import type { HomeView } from '../../routing/model/cards.ts';
import type { Context } from '../context.ts';
import { loadLivePolicy } from '../workspace/load-policy.ts';
import { crmOutageWords } from './outage-words.ts';

type Check = HomeView['checks'][number];

export async function loadSetUp(ctx: Context): Promise<Check[]> {
  const from = ctx.db.read;
  const live = await loadLivePolicy(ctx);
  const people = await listRepRecords(from);
  const unlinked = people.filter((one) => !one.slackUserId).map((one) => one.profile.name);
  const channels = await readSetting(from, 'channels');
  const dead = (await countMessages(from)).filter((one) => one.state === 'dead');
  const crmOutage = await crmOutageWords(ctx);
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
    check(
      'Deliveries',
      deadCount === 0,
      `${deadCount} messages could not be delivered. See baton outbox list --status dead.`,
    ),
    check('CRM', crmOutage === null, `The CRM does not answer ${crmOutage}`),
    check('Pager', ctx.pages, 'Nobody hears of it when Slack is down. Set PAGE_URL and restart.'),
  ];
}

function check(name: string, fine: boolean, mend: string): Check {
  return { name, fine, mend: fine ? null : mend };
}
