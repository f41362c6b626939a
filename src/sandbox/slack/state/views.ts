import type { ViewContent } from '../blocks/content.ts';
import { withIds } from '../blocks/inspect.ts';
import { initialValues } from './entries/values.ts';
import type { Ids } from './ids.ts';
import type { View } from './model.ts';
import { Refusal } from './refusal.ts';

const deepestStack = 3;

/** What is open in front of each person: one Home, and modals stacked at most three deep. */
export class Views {
  readonly #homes = new Map<string, View>();
  readonly #stacks = new Map<string, View[]>();
  readonly #ids: Ids;

  constructor(ids: Ids) {
    this.#ids = ids;
  }

  home(userId: string): View | undefined {
    return this.#homes.get(userId);
  }

  /** Open modals, the one in front last. */
  stack(userId: string): View[] {
    return [...(this.#stacks.get(userId) ?? [])];
  }

  find(viewId: string): View | undefined {
    return [...this.#homes.values(), ...[...this.#stacks.values()].flat()].find(
      (view) => view.id === viewId || view.content.external_id === viewId,
    );
  }

  publish(userId: string, content: ViewContent, hash?: string): View {
    const published = this.#homes.get(userId);
    if (published) return this.update(published, content, hash);
    const view = this.#create(content);
    this.#homes.set(userId, view);
    return view;
  }

  open(userId: string, content: ViewContent): View {
    const view = this.#create(content);
    this.#stacks.set(userId, [view]);
    return view;
  }

  push(userId: string, content: ViewContent): View {
    const stack = this.stack(userId);
    const front = stack.at(-1);
    if (!front) throw new Refusal('not_found');
    if (stack.length >= deepestStack) throw new Refusal('push_limit_reached');
    const view = { ...this.#create(content), rootId: front.rootId, previousId: front.id };
    this.#stacks.set(userId, [...stack, view]);
    return view;
  }

  /** Values typed into inputs whose ids stay the same survive, as they do in Slack. */
  update(view: View, content: ViewContent, hash?: string): View {
    if (hash !== undefined && hash !== view.hash) throw new Refusal('hash_conflict');
    view.content = this.#named(content);
    view.values = initialValues(view.content.blocks, view.values);
    view.hash = this.#ids.ts();
    view.errors = {};
    return view;
  }

  pop(userId: string, viewId: string): void {
    this.#stacks.set(
      userId,
      this.stack(userId).filter((view) => view.id !== viewId),
    );
  }

  clear(userId: string): void {
    this.#stacks.delete(userId);
  }

  #create(content: ViewContent): View {
    const id = this.#ids.next('V0');
    const named = this.#named(content);
    const values = initialValues(named.blocks, {});
    const position = { rootId: id, previousId: null };
    return { id, hash: this.#ids.ts(), content: named, values, errors: {}, ...position };
  }

  #named(content: ViewContent): ViewContent {
    return { ...content, blocks: withIds(content.blocks, () => this.#ids.next('b')) };
  }
}
