import { Directory } from './directory.ts';
import { Faults } from './faults.ts';
import { Ids } from './ids.ts';
import { Messages } from './messages.ts';
import type { ApiCall, Channel, Team, User } from './model.ts';
import { ResponseUrls } from './response-urls.ts';
import { Triggers } from './triggers.ts';
import { Views } from './views.ts';

export interface WorkspaceOptions {
  team: Team;
  users: User[];
  channels: Channel[];
  now: () => Date;
}

/** All that the stand-in knows, in memory, and who wants to hear that it changed. */
export class Workspace {
  readonly team: Team;
  readonly now: () => Date;
  readonly ids: Ids;
  readonly directory: Directory;
  readonly messages: Messages;
  readonly views: Views;
  readonly triggers: Triggers;
  readonly responseUrls: ResponseUrls;
  readonly faults = new Faults();
  readonly calls: ApiCall[] = [];
  readonly #watchers = new Set<() => void>();

  constructor({ team, users, channels, now }: WorkspaceOptions) {
    this.team = team;
    this.now = now;
    this.ids = new Ids(now);
    this.directory = new Directory({ users, channels }, this.ids);
    this.messages = new Messages(this.ids, now);
    this.views = new Views(this.ids);
    this.triggers = new Triggers(this.ids, now);
    this.responseUrls = new ResponseUrls(this.ids, now);
  }

  /** Calls `watcher` after each change until the returned function is called. */
  watch(watcher: () => void): () => void {
    this.#watchers.add(watcher);
    return () => {
      this.#watchers.delete(watcher);
    };
  }

  changed(): void {
    for (const watcher of this.#watchers) watcher();
  }
}
