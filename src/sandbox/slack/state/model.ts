import type { Block, ViewContent } from '../blocks/content.ts';

/** What the workspace remembers. Instants are read from the clock the stand-in was given. */

export interface User {
  id: string;
  name: string;
  email?: string;
  tz?: string;
  /** The job in the profile. */
  title?: string;
  isAdmin?: boolean;
  /** An owner is an administrator too. */
  isOwner?: boolean;
  isBot?: boolean;
  /** In several channels only, or in one. */
  guest?: 'multi_channel' | 'single_channel';
  /** The home of somebody who is here through a shared channel; our own team when left out. */
  teamId?: string;
  deleted?: boolean;
  /** Active, when left out. */
  presence?: 'active' | 'away';
  status?: Status;
  doNotDisturb?: DoNotDisturb;
}

export interface Status {
  text: string;
  /** Such as `:palm_tree:`. */
  emoji: string;
  /** Stays until it is changed, when left out. */
  expiresAt?: Date;
}

export interface DoNotDisturb {
  /** The same hours every day: one of these nights, whichever. */
  nightly?: Period;
  snooze?: Period;
}

export interface Period {
  startsAt: Date;
  endsAt: Date;
}

export interface UserGroup {
  id: string;
  name: string;
  handle: string;
  users: string[];
  isDisabled?: boolean;
}

export interface Channel {
  id: string;
  name: string;
  /** Everybody, when left out. */
  members?: string[];
  /** True when left out. */
  botIsMember?: boolean;
  isPrivate?: boolean;
  isArchived?: boolean;
  /** Nobody but administrators may write in it, apps included. */
  onlyAdminsPost?: boolean;
  /** The other side of a direct message; set by the stand-in. */
  directTo?: string;
}

export interface Edit {
  text: string;
  blocks: Block[];
  at: Date;
}

export interface Message {
  channel: string;
  ts: string;
  author: string;
  text: string;
  blocks: Block[];
  postedAt: Date;
  /** What it said before, oldest first. */
  edits: Edit[];
  threadTs?: string;
  metadata?: unknown;
  /** The one person who sees an ephemeral message. */
  visibleTo?: string;
}

/** A picked or typed value as Slack reports it: `{ type, value }`, `{ type, selected_option }` … */
export interface Held {
  type: string;
  [key: string]: unknown;
}
export type Values = Record<string, Record<string, Held>>;

export interface View {
  id: string;
  hash: string;
  content: ViewContent;
  values: Values;
  /** Faults of the last submission by block id; the key `''` concerns the whole view. */
  errors: Record<string, string>;
  rootId: string;
  previousId: string | null;
}

/** A post the app made to a `response_url`. */
export interface Reply {
  text?: string | undefined;
  blocks?: unknown;
  response_type?: string | undefined;
  replace_original?: boolean | undefined;
  delete_original?: boolean | undefined;
  thread_ts?: string | undefined;
}

export interface ApiCall {
  method: string;
  args: Record<string, unknown>;
  at: Date;
  /** `ok`, the error word, or the kind of the fault that took the answer away. */
  outcome: string;
}

export interface Team {
  id: string;
  name: string;
  domain: string;
}

export const app = {
  id: 'A0BATON',
  botId: 'B0BATON',
  botUserId: 'U0BATON',
  name: 'baton',
} as const;
