/** Examines the Slack app: token, scopes, channels, tabs, events, addresses, time. */
import { listMessages } from '../../../db/delivery/outbox-store.ts';
import { readSetting } from '../../../db/workspace/settings-store.ts';
import { listRepRecords } from '../../../db/workspace/team-store.ts';
import { toAppError } from '../../../errors.ts';
import type { Messenger, SlackInspector, SlackScope, SlackToken } from '../../../ports.ts';
import { readChannels } from '../../channels/read-channels.ts';
import type { Context } from '../../context.ts';
import { loadHome } from '../../home/load-home.ts';
import { loadLivePolicy } from '../../workspace/load-policy.ts';
import type { DoctorCheck } from '../run-doctor.ts';

export interface SlackAppInput {
  inspector: SlackInspector;
  messenger: Pick<Messenger, 'publishHome'>;
}

/** Beyond this far from Slack's clock, signatures are refused soon. */
const MOST_AHEAD_MS = 60_000;
const MOST_DEAD = 200;

/** Whatever Slack refuses costs a line. */
export async function checkSlackApp(ctx: Context, input: SlackAppInput): Promise<DoctorCheck[]> {
  const { inspector } = input;
  const token = await readToken(inspector);
  const ofToken = 'granted' in token ? [checkClock(token), ...checkScopes(token)] : [token];
  return [
    ...ofToken,
    ...(await checkMembership(ctx, inspector)),
    await checkHomeTab(ctx, input),
    await checkMessagesTab(ctx),
    await checkEvents(ctx, inspector),
    await checkAddress(inspector),
  ];
}

async function readToken(inspector: SlackInspector): Promise<SlackToken | DoctorCheck> {
  try {
    return await inspector.readToken();
  } catch (thrown) {
    const { message } = toAppError(thrown);
    return broken('Slack token', message, 'Check SLACK_BOT_TOKEN and the way to Slack.');
  }
}

function checkClock({ aheadMs }: SlackToken): DoctorCheck {
  const name = 'Clock';
  if (aheadMs === null) return fine(name, 'Slack did not say what time it is');
  const seconds = Math.round(Math.abs(aheadMs) / 1000);
  const found = `${seconds} s ${aheadMs < 0 ? 'behind' : 'ahead of'} Slack`;
  if (Math.abs(aheadMs) <= MOST_AHEAD_MS) return fine(name, found);
  return broken(name, found, 'Set the clock of this machine: beyond 5 minutes clicks are refused.');
}

function checkScopes({ granted, missing, surplus }: SlackToken): DoctorCheck[] {
  if (granted === null) return [fine('Scopes', 'Slack did not say which')];
  const more = surplus.length > 0 ? `; not needed: ${surplus.join(', ')}` : '';
  return [fine('Scopes', `${granted} of those asked for${more}`), ...missing.map(missingScope)];
}

/** What is optional may stay away: the line says what it costs. */
function missingScope({ scope, optional, why, cost }: SlackScope): DoctorCheck {
  const name = `Scope ${scope}`;
  if (optional) return fine(name, `not granted (${why}): ${cost}`);
  return broken(name, `missing: ${cost}`, `It ${why}. Install the app again with manifest.yml.`);
}

async function checkMembership(ctx: Context, inspector: SlackInspector): Promise<DoctorCheck[]> {
  const checks: DoctorCheck[] = [];
  for (const id of await namedChannels(ctx)) checks.push(await checkMember(inspector, id));
  return checks;
}

async function namedChannels(ctx: Context): Promise<string[]> {
  const { channels, picked } = await readChannels(ctx.db.read);
  const pools = (await loadLivePolicy(ctx))?.compiled.policy.pools ?? [];
  const ofFiles = [channels.managers, channels.ops, ...pools.map(({ channel }) => channel)];
  const named = [...ofFiles, ...Object.values(picked)];
  return [...new Set(named.flatMap((id) => id ?? []))];
}

async function checkMember(inspector: SlackInspector, id: string): Promise<DoctorCheck> {
  const name = `In channel ${id}`;
  try {
    const told = await inspector.readChannel(id);
    if ('refused' in told) return refusedChannel(name, told.refused);
    const called = `#${told.name}`;
    if (told.isArchived) return broken(name, `${called} is archived`, 'Name another channel.');
    if (told.isMember) return fine(name, `${called}, a member`);
    return broken(name, `${called}, no member`, `Type /invite @Baton in ${called}.`);
  } catch (thrown) {
    return broken(name, toAppError(thrown).message, 'Try again later.');
  }
}

/** A private channel that Baton is not in looks as if there were none. */
function refusedChannel(name: string, word: string): DoctorCheck {
  if (word !== 'channel_not_found') return fine(name, `can't be asked (${word})`);
  const mend = 'Check the id, or type /invite @Baton there if it is private.';
  return broken(name, word, mend);
}

/** Publishing the Home of an admin shows them nothing new, and tells whether the tab is on. */
async function checkHomeTab(ctx: Context, { messenger }: SlackAppInput): Promise<DoctorCheck> {
  const name = 'Home tab';
  const people = await listRepRecords(ctx.db.read);
  const admin = people.find(({ profile, slackUserId }) => profile.role === 'admin' && slackUserId);
  if (!admin?.slackUserId) return fine(name, 'no admin in Slack to try it with');
  try {
    await messenger.publishHome(
      admin.slackUserId,
      await loadHome(ctx, { userId: admin.slackUserId }),
    );
    return fine(name, `published to ${admin.profile.name}`);
  } catch (thrown) {
    const { message } = toAppError(thrown);
    return broken(
      name,
      message,
      'Switch the Home tab on under App Home in the settings of the app.',
    );
  }
}

/** Only a post can tell, and none is sent for a check: what was refused before tells as well. */
async function checkMessagesTab(ctx: Context): Promise<DoctorCheck> {
  const name = 'Messages tab';
  const states: ('dead' | 'retry')[] = ['dead', 'retry'];
  const failed = await listMessages(ctx.db.read, { states, limit: MOST_DEAD });
  const isOff = failed.some(({ lastError }) => lastError?.includes('messages_tab_disabled'));
  if (!isOff) return fine(name, 'no message was refused for it');
  const mend = 'Switch the Messages tab on under App Home in the settings of the app.';
  return broken(name, 'messages_tab_disabled', mend);
}

async function checkEvents(ctx: Context, { requestUrl }: SlackInspector): Promise<DoctorCheck> {
  const name = 'Events';
  const { event, click } = (await readSetting(ctx.db.read, 'slack_heard')) ?? {};
  const found = `last event ${whenWords(event)}, last click ${whenWords(click)}`;
  if (event) return fine(name, found);
  const mend = `Open the Home tab of Baton. No event then? Turn on Event Subscriptions with ${requestUrl}.`;
  return broken(name, found, mend);
}

function whenWords(at: string | undefined): string {
  return at === undefined ? 'never' : `${at.slice(0, 16).replace('T', ' ')} UTC`;
}

async function checkAddress(inspector: SlackInspector): Promise<DoctorCheck> {
  const socket = await askSocket(inspector);
  if (socket) return socket;
  const { requestUrl } = inspector;
  const name = 'Request URL';
  const answer = await inspector.knock();
  if (answer.answered) return fine(name, `${requestUrl} answers`);
  const mend =
    answer.said === 'wrong_secret'
      ? 'The server has another SLACK_SIGNING_SECRET than this shell. Set both the same.'
      : 'Start the server, and set PUBLIC_URL to where the world reaches it.';
  return broken(name, `${requestUrl}: ${answer.said}`, mend);
}

/** Null over HTTP. */
async function askSocket(inspector: SlackInspector): Promise<DoctorCheck | null> {
  const name = 'Socket Mode';
  const mend =
    'Check SLACK_APP_TOKEN: it needs the scope connections:write, and Socket Mode be on.';
  try {
    const socket = await inspector.readSocket();
    if (socket === null) return null;
    return 'refused' in socket ? broken(name, socket.refused, mend) : fine(name, 'can be opened');
  } catch (thrown) {
    return broken(name, toAppError(thrown).message, mend);
  }
}

function fine(name: string, found: string): DoctorCheck {
  return { name, fine: true, found, mend: null };
}

function broken(name: string, found: string, mend: string): DoctorCheck {
  return { name, fine: false, found, mend };
}
