import type { Message, View } from '../state/model.ts';
import type { Workspace } from '../state/workspace.ts';

/** What comes with anything that lets the app open a modal. */
export interface Timing {
  /** The app gets a `trigger_id` that has ended by the time it is used. */
  triggerLate?: boolean;
}

/** What people have in front of them, and what Slack hands the app to act on it. */
export class Screen {
  readonly workspace: Workspace;
  readonly #baseUrl: () => string;

  constructor(workspace: Workspace, baseUrl: () => string) {
    this.workspace = workspace;
    this.#baseUrl = baseUrl;
  }

  message({ channel, ts }: { channel: string; ts: string }): Message {
    const message = this.workspace.messages.find(channel, ts);
    if (!message) throw new Error(`There is no message ${ts} in ${channel}.`);
    return message;
  }

  view(userId: string, viewId: string): View {
    const { views } = this.workspace;
    const open = [views.home(userId), ...views.stack(userId)].find((view) => view?.id === viewId);
    if (!open) throw new Error(`${userId} has no view ${viewId} open.`);
    return open;
  }

  trigger(userId: string, { triggerLate }: Timing): string {
    return this.workspace.triggers.issue(userId, { late: triggerLate });
  }

  responseUrl(place: { userId: string; channel: string; original: Message | undefined }) {
    const { id, replies } = this.workspace.responseUrls.issue(place);
    return { url: `${this.#baseUrl()}/response/${id}`, replies };
  }
}
