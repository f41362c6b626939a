import type { Coverage, Tier } from './coverage.ts';

const tests = {
  auth: 'test/sandbox/slack/web-api.test.ts',
  blocks: 'test/sandbox/slack/blocks/validate.test.ts',
  chat: 'test/sandbox/slack/chat.test.ts',
  conversations: 'test/sandbox/slack/conversations.test.ts',
  people: 'test/sandbox/slack/people.test.ts',
  views: 'test/sandbox/slack/views.test.ts',
};

const write = ['chat:write'];
const readPeople = ['users:read'];
const readChannels = ['channels:read', 'groups:read', 'im:read', 'mpim:read'];
const openChannels = ['channels:manage', 'groups:write', 'im:write', 'mpim:write'];
const readGroups = ['usergroups:read'];
const readDnd = ['dnd:read'];
const writeFiles = ['files:write'];
const anyType = 'one scope of the list is enough, whatever the kind of conversation';

type Played = Pick<Coverage, 'scope' | 'tier' | 'testedBy'>;

const played = (scope: readonly string[], tier: Tier, testedBy: string): Played => ({
  scope,
  tier,
  testedBy,
});
const full = (row: Played): Coverage => ({ level: 'full', ...row });
const partial = (missing: string, row: Played): Coverage => ({ level: 'partial', ...row, missing });
const none = (missing: string, scope: readonly string[], tier: Tier): Coverage => ({
  level: 'none',
  scope,
  tier,
  missing,
});

/** The one table of methods: what is played, and whom and how often Slack lets call it. */
export const covered = {
  'api.test': { ...full(played([], 4, tests.auth)), open: true },
  'auth.revoke': partial('the events that follow', played([], 3, tests.auth)),
  'auth.test': full(played([], 'special', tests.auth)),
  'apps.uninstall': none('auth.revoke ends the access as well', [], 1),
  'blocks.validate': {
    ...partial('attachments', played([], 'special', tests.blocks)),
    open: true,
  },

  'chat.delete': full(played(write, 3, tests.chat)),
  'chat.deleteScheduledMessage': none('nothing is scheduled here', write, 3),
  'chat.getPermalink': full(played([], 'special', tests.chat)),
  'chat.postEphemeral': partial(
    'attachments, markdown_text, threads',
    played(write, 4, tests.chat),
  ),
  'chat.postMessage': partial(
    'attachments, markdown_text, replies also sent to the channel',
    played(write, 'post', tests.chat),
  ),
  'chat.scheduleMessage': none('no timer follows the workspace’s clock', write, 3),
  'chat.scheduledMessages.list': none('nothing is scheduled here', [], 3),
  'chat.update': partial(
    'attachments, markdown_text, the edit window',
    played(write, 3, tests.chat),
  ),

  'conversations.history': none('Baton reads no conversations', ['channels:history'], 3),
  'conversations.info': partial(anyType, played(readChannels, 3, tests.conversations)),
  'conversations.join': none('a person invites the bot', ['channels:join'], 3),
  'conversations.list': partial(anyType, played(readChannels, 2, tests.conversations)),
  'conversations.members': partial(anyType, played(readChannels, 4, tests.conversations)),
  'conversations.open': partial(
    'conversations of several people',
    played(openChannels, 3, tests.conversations),
  ),

  'dnd.info': partial(
    'nights that change with the clocks; how Slack tells others of a snooze is not documented',
    played(readDnd, 3, tests.people),
  ),
  'dnd.teamInfo': partial('as dnd.info', played(readDnd, 2, tests.people)),

  'files.completeUploadExternal': none('Baton sends no files', writeFiles, 4),
  'files.getUploadURLExternal': none('Baton sends no files', writeFiles, 4),
  'functions.completeError': none('Baton has no steps for workflows', [], 3),
  'functions.completeSuccess': none('Baton has no steps for workflows', [], 3),
  'oauth.v2.access': none('the bot token is given', [], 'special'),
  'team.info': none('auth.test names the team', ['team:read'], 3),

  'usergroups.list': partial('plan_upgrade_required', played(readGroups, 2, tests.people)),
  'usergroups.users.list': partial('plan_upgrade_required', played(readGroups, 2, tests.people)),

  'users.conversations': none('conversations.list says where the bot is', readChannels, 2),
  'users.getPresence': partial(
    'what only the bot hears of itself',
    played(readPeople, 3, tests.people),
  ),
  'users.info': partial('include_locale', played(readPeople, 4, tests.people)),
  'users.list': partial('include_locale', played(readPeople, 2, tests.people)),
  'users.lookupByEmail': full(played(['users:read.email'], 3, tests.people)),
  'users.profile.get': partial('custom fields', played(['users.profile:read'], 4, tests.people)),
  'users.setPresence': none('concerns the bot alone', ['users:write'], 2),

  'views.open': partial('duplicate_external_id', played([], 4, tests.views)),
  'views.publish': partial('duplicate_external_id', played([], 4, tests.views)),
  'views.push': partial('duplicate_external_id', played([], 4, tests.views)),
  'views.update': partial('duplicate_external_id', played([], 4, tests.views)),
} satisfies Record<string, Coverage>;
