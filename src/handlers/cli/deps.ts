import type { SlackGroup, SlackPerson } from '../../ports.ts';
import type { Actor } from '../../routing/model/actor.ts';
import type { Source } from '../../routing/model/workspace/source.ts';
import type { Context } from '../../services/context.ts';

/** One line of `baton doctor`; `mend` says what to do when it is not fine. */
export interface Check {
  name: string;
  fine: boolean;
  found: string;
  mend: string | null;
}

/** What the command line is given: it knows neither the database nor the environment. */
export interface CliDeps {
  /** Opened by the commands that need the store, and closed when they are done. */
  open(): Promise<{ ctx: Context; close(): Promise<void> }>;
  actor: Extract<Actor, { kind: 'cli' }>;
  out(line: string): void;
  err(line: string): void;
  isTty: boolean;
  /** Where the reader sits; the machine's own zone when left out. */
  timeZone?: string;
  version?: string;
  readStdin?(): Promise<string>;
  /** Where a bar can be drawn; left out where nobody watches. */
  terminal?: NodeJS.WritableStream;
  /** Calls back once somebody presses Ctrl-C, instead of ending the process; gives the way back. */
  onInterrupt?(stop: () => void): () => void;
  findSource(ctx: Context, id: string): Promise<Source | null>;
  /** More than one while secrets are rotated; none when the source has none. */
  secretOf(sourceId: string): string[];
  /** Where the server is reached, without a slash at the end. */
  baseUrl: string;
  /**
   * `page`: a test page is sent as well, where a pager is set. `slack`: the Slack app is examined
   * as well.
   */
  doctor(ctx: Context, options: { page: boolean; slack: boolean }): Promise<Check[]>;
  /** Asks Slack who works there. */
  listPeople(): Promise<SlackPerson[]>;
  /** Asks Slack who is in a user group. */
  readGroup(groupId: string): Promise<SlackGroup>;
  backup(file: string): Promise<{ bytes: number }>;
  /** How many migrations it applied. */
  migrate(): Promise<number>;
}
