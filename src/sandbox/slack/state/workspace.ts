import type { SlackFault } from '../../faults/fault.ts';
import { Faults } from '../../faults/faults.ts';
import { Directory } from './directory.ts';
import { Ids } from './ids.ts';
import type { AppSettings } from './manifest.ts';
import { Messages } from './messages.ts';
import type { ApiCall, Channel, Team, User, UserGroup } from './model.ts';
import { RateLimits } from './rate-limits.ts';
import { ResponseUrls } from './response-urls.ts';
import { Triggers } from './triggers.ts';
import { Views } from './views.ts';

export interface WorkspaceOptions extends AppSettings {
  team: Team;
  users: User[];
  channels: Channel[];
  userGroups?: UserGroup[];
  now: () => Date;
  /** `none` for whoever overloads the workspace on purpose; Slack's own when left out. */
  limits?: 'slack' | 'none';
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
  readonly faults = new Faults<SlackFault>();
  readonly calls: ApiCall[] = [];
  readonly scopes: ReadonlySet<string>;
  readonly tabs: AppSettings['tabs'];
  readonly limits: 'slack' | 'none';
  readonly rateLimits: RateLimits;
  /** The app gave its token back, or an administrator took it away. */
  isRevoked = false;
  readonly #watchers = new Set<() => void>();

  constructor(options: WorkspaceOptions) {
    const { team, now, scopes, tabs, limits = 'slack' } = options;
    this.team = team;
    this.now = now;
    this.scopes = new Set(scopes);
    this.tabs = tabs;
    this.limits = limits;
    this.rateLimits = new RateLimits(now);
    this.ids = new Ids(now);
    this.directory = new Directory(options, this.ids);
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
