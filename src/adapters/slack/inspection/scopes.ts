import type { SlackScope } from '../../../ports.ts';

/** The least that Baton asks for, as `manifest.yml` does; what each is for, and what it costs. */
export const SCOPES: readonly SlackScope[] = [
  {
    scope: 'chat:write',
    optional: false,
    why: 'sends offers, reminders and escalations',
    cost: 'nobody gets a lead',
  },
  {
    scope: 'commands',
    optional: false,
    why: 'answers /lead and /routing',
    cost: 'commands and shortcuts are missing',
  },
  {
    scope: 'users:read',
    optional: false,
    why: 'reads names, time zones and the emoji of a status, and hears who left Slack',
    cost: 'people who left keep their leads',
  },
  {
    scope: 'users:read.email',
    optional: true,
    why: 'finds reps by the e-mail address in the roster',
    cost: 'the roster needs Slack ids',
  },
  {
    scope: 'usergroups:read',
    optional: true,
    why: 'reads who is in the user groups that pools follow',
    cost: 'those pools keep their members',
  },
  {
    scope: 'dnd:read',
    optional: true,
    why: 'hears who paused notifications',
    cost: 'leads go out to silenced phones too',
  },
  {
    scope: 'channels:read',
    optional: true,
    why: 'hears that a channel was archived or Baton removed from it',
    cost: 'only the next refused post says so',
  },
  {
    scope: 'groups:read',
    optional: true,
    why: 'the same for private channels',
    cost: 'only the next refused post says so',
  },
];
