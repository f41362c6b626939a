import type { View } from '../state/model.ts';
import type { Workspace } from '../state/workspace.ts';
import { describeView } from '../web-api/describe.ts';
import { applyAck } from './apply-ack.ts';
import type { Courier, Delivered } from './courier.ts';
import { formFaults } from './elements/check-form.ts';
import { type Entries, fillIn, type Offered } from './fill-in.ts';
import { envelope } from './payloads.ts';

/** A view that somebody has in front of them. */
export interface Opened {
  userId: string;
  view: View;
  /** What its external selects offer for what was typed. */
  offered?: Offered;
}

/** Sends and closes modals as Slack's client does. */
export class Forms {
  readonly #workspace: Workspace;
  readonly #courier: Courier;

  constructor(workspace: Workspace, courier: Courier) {
    this.#workspace = workspace;
    this.#courier = courier;
  }

  /** The client keeps a form that is not filled in as it must be, and says so under each input. */
  async submit(opened: Opened, entries: Entries, triggerId: string): Promise<Delivered> {
    const { userId, view, offered } = opened;
    view.values = fillIn(this.#workspace.directory, view, entries, offered);
    view.errors = formFaults(view);
    if (Object.keys(view.errors).length > 0) {
      this.#workspace.changed();
      return { status: 0, body: { response_action: 'errors', errors: view.errors } };
    }
    const delivered = await this.#courier.sendPayload({
      type: 'view_submission',
      ...envelope(this.#workspace, userId),
      trigger_id: triggerId,
      view: describeView(this.#workspace, view),
      response_urls: [],
    });
    applyAck(this.#workspace, { userId, view }, delivered);
    this.#workspace.changed();
    return delivered;
  }

  /** With it goes the whole stack when the view says so. */
  async close({ userId, view }: Opened): Promise<Delivered> {
    if (view.content.type === 'modal' && view.content.clear_on_close) {
      const answers = await this.closeAll(userId);
      return answers[0] ?? unsaid;
    }
    this.#workspace.views.pop(userId, view.id);
    this.#workspace.changed();
    return this.#tell({ userId, view }, false);
  }

  /** The one in front first. */
  async closeAll(userId: string): Promise<Delivered[]> {
    const closed = this.#workspace.views.stack(userId).toReversed();
    this.#workspace.views.clear(userId);
    this.#workspace.changed();
    const answers: Delivered[] = [];
    for (const view of closed) answers.push(await this.#tell({ userId, view }, true));
    return answers;
  }

  /** The app hears of it only when the view asked for it. */
  async #tell({ userId, view }: Opened, isCleared: boolean): Promise<Delivered> {
    if (view.content.type !== 'modal' || !view.content.notify_on_close) return unsaid;
    return this.#courier.sendPayload({
      type: 'view_closed',
      ...envelope(this.#workspace, userId),
      view: describeView(this.#workspace, view),
      is_cleared: isCleared,
    });
  }
}

const unsaid: Delivered = { status: 200, body: '' };
