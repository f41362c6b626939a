import { setTimeout } from 'node:timers/promises';
import type { WebClient } from '@slack/web-api';
import { toAppError } from '../../errors.ts';
import type { SlackPerson } from '../../ports.ts';
import type { Wire } from './messenger.ts';

type Page = Awaited<ReturnType<WebClient['users']['list']>>;
type Member = NonNullable<Page['members']>[number] & { is_stranger?: boolean };

/** Slack asks for no more than this at once. */
const PAGE = 200;
/** Twenty thousand people: a cursor that never ends is not followed for ever. */
const MOST_PAGES = 100;
const MOST_WAITS = 5;
const LONGEST_WAIT_MS = 60_000;
/** The one that Slack itself is: in no list a bot, and nobody to give a lead to. */
const SLACKBOT = 'USLACKBOT';

export async function listPeople(wire: Wire, teamId: string): Promise<SlackPerson[]> {
  const people: SlackPerson[] = [];
  let cursor = '';
  for (let page = 0; page < MOST_PAGES; page++) {
    const { members = [], response_metadata: rest } = await askPatiently(wire, cursor);
    people.push(...members.filter((one) => worksHere(one, teamId)).map(personOf));
    cursor = rest?.next_cursor ?? '';
    if (cursor === '') break;
  }
  return people;
}

/** A person waits at a terminal for the whole list, so a limit is waited out here. */
async function askPatiently({ call, client }: Wire, cursor: string): Promise<Page> {
  const limit = { family: 'look_up' } as const;
  const asked = cursor === '' ? { limit: PAGE } : { limit: PAGE, cursor };
  for (let waits = 0; ; waits++) {
    try {
      const method = { method: 'users.list', repeatable: true, limit };
      return await call(method, () => client.users.list(asked));
    } catch (thrown) {
      const { code, details } = toAppError(thrown);
      const waitMs = Number(details.retryAfterMs);
      const patient = waits < MOST_WAITS && waitMs <= LONGEST_WAIT_MS;
      if (code !== 'upstream.rate_limited' || !patient) throw thrown;
      await setTimeout(waitMs);
    }
  }
}

/** Whether somebody is a full member of this workspace, also of one inside an organisation. */
function worksHere(member: Member, teamId: string): boolean {
  const teams = [member.team_id, ...(member.enterprise_user?.teams ?? [])];
  const isPerson = !member.is_bot && !member.is_workflow_bot && member.id !== SLACKBOT;
  const isGuest = member.is_restricted || member.is_ultra_restricted || member.is_stranger;
  return isPerson && !member.deleted && !isGuest && teams.includes(teamId);
}

function personOf({ id = '', name = '', real_name, tz, profile, is_owner }: Member): SlackPerson {
  return {
    id,
    name: profile?.real_name || real_name || name || id,
    handle: name,
    email: profile?.email || null,
    title: profile?.title ?? '',
    timeZone: tz || null,
    isOwner: is_owner ?? false,
  };
}
