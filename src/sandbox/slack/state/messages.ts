import type { Block } from '../blocks/content.ts';
import { withIds } from '../blocks/inspect.ts';
import type { Ids } from './ids.ts';
import type { Message } from './model.ts';

export type Draft = Pick<Message, 'channel' | 'author' | 'text' | 'blocks'> &
  Partial<Pick<Message, 'threadTs' | 'metadata' | 'visibleTo'>>;

/** Everything that was said, and what it said before it was edited. */
export class Messages {
  #all: Message[] = [];
  readonly #ids: Ids;
  readonly #now: () => Date;

  constructor(ids: Ids, now: () => Date) {
    this.#ids = ids;
    this.#now = now;
  }

  /** Messages everybody in the channel sees, oldest first. */
  in(channel: string): Message[] {
    return this.#all.filter((m) => m.channel === channel && m.visibleTo === undefined);
  }

  ephemerals(userId?: string): Message[] {
    return this.#all.filter(
      (m) => m.visibleTo !== undefined && (userId === undefined || m.visibleTo === userId),
    );
  }

  all(): Message[] {
    return [...this.#all];
  }

  find(channel: string, ts: string): Message | undefined {
    return this.#all.find((m) => m.channel === channel && m.ts === ts);
  }

  add(draft: Draft): Message {
    const message: Message = {
      ...draft,
      blocks: withIds(draft.blocks, () => this.#ids.next('b')),
      ts: this.#ids.ts(),
      postedAt: this.#now(),
      edits: [],
    };
    this.#all.push(message);
    return message;
  }

  /** Metadata stays unless the edit brings some. */
  edit(message: Message, next: { text: string; blocks: Block[]; metadata?: unknown }): void {
    message.edits.push({ text: message.text, blocks: message.blocks, at: this.#now() });
    message.text = next.text;
    if (next.metadata !== undefined) message.metadata = next.metadata;
    message.blocks = withIds(next.blocks, () => this.#ids.next('b'));
  }

  remove(message: Message): void {
    this.#all = this.#all.filter((m) => m !== message);
  }
}
