/** What Slack asks for before an app may call a method; of several scopes each opens a part. */
export const METHOD_SCOPES: Record<string, readonly string[]> = {
  'auth.test': [],
  'chat.postMessage': ['chat:write'],
  'chat.update': ['chat:write'],
  'conversations.info': ['channels:read', 'groups:read'],
  'dnd.teamInfo': ['dnd:read'],
  'usergroups.list': ['usergroups:read'],
  'usergroups.users.list': ['usergroups:read'],
  'users.info': ['users:read'],
  'users.list': ['users:read'],
  'users.lookupByEmail': ['users:read.email'],
  // Views belong to whoever opened them, so that anybody may draw them.
  'views.open': [],
  'views.publish': [],
  'views.push': [],
  'views.update': [],
};

/** The same for events. */
export const EVENT_SCOPES: Record<string, readonly string[]> = {
  app_home_opened: [],
  // Both arrive when the token is dead already.
  app_uninstalled: [],
  tokens_revoked: [],
  channel_archive: ['channels:read'],
  channel_deleted: ['channels:read'],
  channel_left: ['channels:read'],
  channel_unarchive: ['channels:read'],
  dnd_updated_user: ['dnd:read'],
  group_archive: ['groups:read'],
  group_deleted: ['groups:read'],
  group_left: ['groups:read'],
  group_unarchive: ['groups:read'],
  member_joined_channel: ['channels:read', 'groups:read'],
  subteam_members_changed: ['usergroups:read'],
  subteam_updated: ['usergroups:read'],
  user_change: ['users:read'],
  user_status_changed: ['users:read'],
};

/** Slash commands and shortcuts. */
export const COMMAND_SCOPE = 'commands';

/** Methods called on a Web API client anywhere in a text of source code. */
export function methodsIn(source: string): string[] {
  return [...source.matchAll(/\bclient\s*\.((?:[a-zA-Z]+\s*\.\s*)+[a-zA-Z]+)\(/g)].map(([, name]) =>
    String(name).replaceAll(/\s/g, ''),
  );
}

export interface Asked {
  scopes: readonly string[];
  methods: readonly string[];
  events: readonly string[];
  hasCommands: boolean;
}

/** What is asked for in vain, and what is needed and not asked for, in words. */
export function scopeFaults({ scopes, methods, events, hasCommands }: Asked): string[] {
  const needed = new Map<string, string>();
  const faults: string[] = [];
  const need = (name: string, facts: Record<string, readonly string[]>) => {
    const known = facts[name];
    if (!known) faults.push(`${name}: nobody has written down which scope it needs`);
    for (const scope of known ?? []) needed.set(scope, name);
  };
  for (const method of methods) need(method, METHOD_SCOPES);
  for (const event of events) need(event, EVENT_SCOPES);
  if (hasCommands) needed.set(COMMAND_SCOPE, 'slash commands');
  for (const [scope, name] of needed) {
    if (!scopes.includes(scope)) faults.push(`${name}: needs ${scope}`);
  }
  for (const scope of scopes) if (!needed.has(scope)) faults.push(`${scope}: nothing needs it`);
  return faults;
}

/** The scopes of a manifest's text that no comment stands above. */
export function unexplainedScopes(manifest: string): string[] {
  const block = /^ {4}bot:\n((?: {6}.*\n)+)/m.exec(manifest)?.[1] ?? '';
  const lines = block.split('\n').map((line) => line.trim());
  return lines.flatMap((line, i) =>
    line.startsWith('- ') && !lines[i - 1]?.startsWith('#') ? [line.slice(2)] : [],
  );
}
