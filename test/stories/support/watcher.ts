import type { CrmStandIn } from '../../../src/sandbox/crm/crm-stand-in.ts';
import type { Received } from '../../../src/sandbox/crm/records.ts';
import type { SlackStandIn } from '../../../src/sandbox/slack/stand-in.ts';
import type { Message, View } from '../../../src/sandbox/slack/state/model.ts';
import { app } from '../../../src/sandbox/slack/state/model.ts';
import { buttonsOf, drawView, saidBy, spoken } from './draw.ts';

/** Several things at one instant have no order of their own: they are told by place, then so. */
const RANKS = ['form', 'private', 'edited', 'posted', 'crm', 'page'] as const;

interface Entry {
  place: string;
  rank: (typeof RANKS)[number];
  /** Within a rank; what is new has none yet and goes by its words. */
  order: number;
  line: string;
  message?: Message;
}

interface Seen {
  order: number;
  line: string;
  said: string[];
}

/** Notices what changed in Slack and in the CRM since it last looked. */
export class Watcher {
  readonly #slack: SlackStandIn;
  readonly #crm: CrmStandIn;
  readonly #pages: () => string[];
  readonly #nameOf: (userId: string) => string;
  readonly #messages = new Map<Message, Seen>();
  readonly #views = new Map<string, string>();
  #events = 0;
  #paged = 0;
  #told = 0;

  constructor(parts: {
    slack: SlackStandIn;
    crm: CrmStandIn;
    pages(): string[];
    nameOf(userId: string): string;
  }) {
    this.#slack = parts.slack;
    this.#crm = parts.crm;
    this.#pages = parts.pages;
    this.#nameOf = parts.nameOf;
  }

  /** What is new, as everything stands at rest: edits on the way to that are not told. */
  look(): string[] {
    const { messages, directory } = this.#slack.workspace;
    const entries = [
      ...messages.all().flatMap((message) => this.#lookAt(message)),
      ...this.#removed(messages.all()),
      ...directory.users.flatMap(({ id }) =>
        this.#slack.modals(id).flatMap((view) => this.#lookAtModal(id, view)),
      ),
      ...this.#newEvents(),
      ...this.#newPages(),
    ];
    const ordered = entries.toSorted(inOrder);
    for (const { rank, message } of ordered) {
      const seen = message && this.#messages.get(message);
      if (seen && rank !== 'edited') seen.order = this.#told++;
    }
    return ordered.map(({ line }) => line);
  }

  #lookAt(message: Message): Entry[] {
    if (message.author !== app.botUserId) return [];
    const before = this.#messages.get(message);
    const line = [spoken(message.text), buttonsOf(message.blocks)].filter(Boolean).join(' ');
    const said = saidBy(message.blocks);
    const added = said.filter((one) => !before?.said.includes(one));
    const removed = before?.said.filter((one) => !said.includes(one)) ?? [];
    if (before?.line === line && added.length + removed.length === 0) return [];
    const order = before?.order ?? -1;
    this.#messages.set(message, { order, line, said });
    const place = this.#placeOf(message);
    if (!before) {
      const isPrivate = message.visibleTo !== undefined;
      const thread = message.threadTs === undefined ? '' : ', in the thread';
      const rank = isPrivate ? 'private' : 'posted';
      return [{ place, rank, order, message, line: `baton → ${place}${thread}: ${line}` }];
    }
    const news = before.line === line ? added.map((one) => `+ ${one}`).join(' ') : line;
    return [{ place, rank: 'edited', order, line: `baton → ${place}, edited: ${news}` }];
  }

  #removed(all: Message[]): Entry[] {
    const gone = [...this.#messages].filter(([message]) => !all.includes(message));
    return gone.map(([message, { order }]) => {
      this.#messages.delete(message);
      const place = this.#placeOf(message);
      return { place, rank: 'edited', order, line: `baton → ${place}, deleted: ${message.text}` };
    });
  }

  #lookAtModal(userId: string, view: View): Entry[] {
    const errors = Object.values(view.errors).map((words) => `! ${words}`);
    const drawn = [drawView(view.content), ...errors].join('\n');
    if (this.#views.get(view.id) === drawn) return [];
    this.#views.set(view.id, drawn);
    const place = this.#nameOf(userId);
    return [{ place, rank: 'form', order: 0, line: `baton → ${place}, a form: ${drawn}` }];
  }

  #newEvents(): Entry[] {
    const fresh = this.#crm.received.slice(this.#events);
    this.#events = this.#crm.received.length;
    return fresh.map((received, order) => {
      const line = drawEvent(received);
      // After the people, and each lead's events in the order in which they came.
      return { place: `~crm ${received.event.lead_id}`, rank: 'crm', order, line };
    });
  }

  #newPages(): Entry[] {
    const fresh = this.#pages().slice(this.#paged);
    this.#paged += fresh.length;
    return fresh.map((text, order) => {
      return { place: '~page', rank: 'page', order, line: `baton → page: ${text}` };
    });
  }

  #placeOf({ channel, visibleTo }: Message): string {
    const found = this.#slack.workspace.directory.findChannel(channel);
    const place = found?.directTo ? this.#nameOf(found.directTo) : `#${found?.name ?? channel}`;
    if (visibleTo === undefined) return place;
    return found?.directTo ? `${place}, privately` : `${this.#nameOf(visibleTo)}, in ${place} only`;
  }
}

function inOrder(one: Entry, other: Entry): number {
  return (
    compare(one.place, other.place) ||
    RANKS.indexOf(one.rank) - RANKS.indexOf(other.rank) ||
    one.order - other.order ||
    compare(one.line, other.line)
  );
}

function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

function drawEvent({ event, outcome }: Received): string {
  const owner = event.data.owner as { rep_id?: string } | null | undefined;
  const parts = [
    ...(owner?.rep_id ? [`→ ${owner.rep_id}`] : []),
    ...(typeof event.data.title === 'string' ? [`“${event.data.title}”`] : []),
    ...(typeof event.data.outcome === 'string' ? [event.data.outcome] : []),
    ...(outcome === 'applied' ? [] : [`(${outcome})`]),
  ];
  return ['baton → crm:', event.type, event.lead_id, ...parts].join(' ');
}
