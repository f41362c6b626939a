/** Checks an installation by what is stored: each line is fine, or says what to do. */

import type { Reader } from '../../db/database.ts';
import { countAccountsOf } from '../../db/workspace/account-store.ts';
import { listRepRecords, loadRepStates, type RepRecord } from '../../db/workspace/team-store.ts';
import { listSources } from '../../db/workspace/workspace-store.ts';
import { isMember, type Pool } from '../../routing/model/policy/policy.ts';
import { chained } from '../../words/lists.ts';
import { say } from '../../words/say.ts';
import { readChannels } from '../channels/read-channels.ts';
import type { Context } from '../context.ts';
import { loadStaleMappings } from '../mappings/load-stale-mappings.ts';
import { staleKind, staleName } from '../mappings/word-stale-mappings.ts';
import { checkChannels } from '../onboarding/checks/check-channels.ts';
import { checkHealth } from '../onboarding/checks/check-health.ts';
import { checkOnboarding } from '../onboarding/checks/check-set-up.ts';
import { checkOpenWork } from '../open-work/check-open-work.ts';
import { loadLivePolicy } from '../workspace/load-policy.ts';
import { check, type FoundCheck, health } from './check.ts';
import { rankPlaces } from './escalation/escalation-path.ts';

export async function loadSetUp(ctx: Context): Promise<FoundCheck[]> {
  const from = ctx.db.read;
  const live = await loadLivePolicy(ctx);
  const people = await listRepRecords(from);
  const unlinked = people.filter((one) => !one.slackUserId).map((one) => one.profile.name);
  const team = { people, ...(await readChannels(from)) };
  return [
    check(say`Policy`, live !== null, say`No policy is published. Run baton apply DIR.`),
    check(say`People`, people.length > 0, say`Nobody is on the roster. Run baton apply DIR.`),
    check(
      say`Slack users`,
      unlinked.length === 0,
      say`Not found in Slack, so without leads: ${chained(unlinked, ', ')}. Check slack or email in roster.yml.`,
    ),
    check(
      say`Lead source`,
      (await listSources(from)).length > 0,
      say`No lead source yet. Add one to sources.yml and run baton apply DIR.`,
    ),
    checkEscalations(team, [...(live?.compiled.pools.values() ?? [])]),
    ...(await checkChannels(ctx)),
    ...(await checkOnboarding(ctx)),
    ...(await checkHealth(ctx)),
    await checkAccounts(from, people),
    await checkNames(from),
    ...(await checkOpenWork(ctx)).map((one) => ({ ...one, group: 'health' as const })),
    // A team may do without.
    health(say`Pager`, true, '', { found: ctx.pages ? say`fine` : say`none, see PAGE_URL` }),
  ];
}

/** Each rep of a pool may have another manager; every one of them needs somebody to be told. */
function checkEscalations(
  team: Parameters<typeof rankPlaces>[0],
  pools: readonly Pool[],
): FoundCheck {
  const paths = pools.flatMap((pool) => {
    const reps = Object.keys(pool.members).filter((id) => isMember(pool, id));
    return reps.map((repId) => rankPlaces(team, { pool, repId }));
  });
  const asked = paths.length > 0 ? paths : [rankPlaces(team, { pool: undefined, repId: null })];
  const places = [...new Set(asked.flatMap(([first]) => first ?? []))];
  const nameOf = (place: string) =>
    team.people.find((one) => one.slackUserId === place)?.profile.name ?? place;
  const mend = say`Nobody can be told of an unclaimed lead. Give somebody in Slack the role admin, or set channels.managers in roster.yml.`;
  const isFine = asked.every((path) => path.length > 0);
  const told =
    places.length > 0 ? say`told: ${chained(places.map(nameOf), ', ')}` : say`nobody is told`;
  return check(say`Unclaimed leads`, isFine, mend, { found: told, press: 'pick_channel' });
}

/** An account of somebody who left goes to their cover, else to whoever the next rule finds. */
async function checkAccounts(from: Reader, people: RepRecord[]): Promise<FoundCheck> {
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
  const mend = say`No longer in Slack: ${chained(owners, ', ')}. Name other owners in accounts.csv.`;
  return health(say`Accounts of people who left`, owners.length === 0, mend);
}

/** Whoever is named nowhere else, or only as an owner, stands in other lines. */
const TOLD_ELSEWHERE = /^roster$| accounts?$/;

/** What the lines before do not say: names in the policy that no lead reaches, missing CRM ids. */
async function checkNames(from: Reader): Promise<FoundCheck> {
  const stale = (await loadStaleMappings(from)).filter(
    ({ kind, places }) =>
      kind !== 'no_slack_user' && places.some((place) => !TOLD_ELSEWHERE.test(place)),
  );
  const words = stale.map((one) => say`${staleName(one)} (${staleKind(one)})`);
  const mend = say`Out of date: ${chained(words, '; ')}. Run baton roster import FILE, or /routing policy.`;
  return health(say`Names`, stale.length === 0, mend);
}
