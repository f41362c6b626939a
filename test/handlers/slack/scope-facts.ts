/** What Slack asks for before an app may call a method; null where it asks for no scope. */
export const METHOD_SCOPES: Record<string, string | null> = {
  'auth.test': null,
  'chat.postMessage': 'chat:write',
  'chat.update': 'chat:write',
  'dnd.teamInfo': 'dnd:read',
  'usergroups.list': 'usergroups:read',
  'usergroups.users.list': 'usergroups:read',
  'users.info': 'users:read',
  'users.list': 'users:read',
  'users.lookupByEmail': 'users:read.email',
  // Views belong to whoever opened them, so that anybody may draw them.
  'views.open': null,
  'views.publish': null,
  'views.push': null,
  'views.update': null,
};

/** The same for events. */
export const EVENT_SCOPES: Record<string, string | null> = {
  app_home_opened: null,
  // Both arrive when the token is dead already.
  app_uninstalled: null,
  tokens_revoked: null,
  dnd_updated_user: 'dnd:read',
  subteam_members_changed: 'usergroups:read',
  subteam_updated: 'usergroups:read',
  user_change: 'users:read',
  user_status_changed: 'users:read',
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
  const need = (name: string, facts: Record<string, string | null>) => {
    const scope = facts[name];
    if (scope === undefined) faults.push(`${name}: nobody has written down which scope it needs`);
    else if (scope !== null) needed.set(scope, name);
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
