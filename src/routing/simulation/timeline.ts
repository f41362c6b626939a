/** Keeps what is still to happen in the order in which it happens. */

export interface Moment<T> {
  /** Epoch milliseconds. */
  at: number;
  /** At the same instant the lower comes first, then what was added first. */
  rank: number;
  what: T;
}

type Queued<T> = Moment<T> & { added: number };

/** A binary heap: thousands of leads may wait, and each is put in again at every shift. */
export class Timeline<T> {
  private readonly heap: Queued<T>[] = [];
  private added = 0;

  add(moment: Moment<T>): void {
    this.added += 1;
    this.rise({ ...moment, added: this.added });
  }

  /** Undefined when nothing is left. */
  takeNext(): Moment<T> | undefined {
    const first = this.heap[0];
    const last = this.heap.pop();
    if (last && this.heap.length > 0) this.sink(last);
    return first;
  }

  private rise(moment: Queued<T>): void {
    let place = this.heap.length;
    while (place > 0) {
      const above = (place - 1) >> 1;
      const parent = this.heap[above];
      if (!parent || isBefore(parent, moment)) break;
      this.heap[place] = parent;
      place = above;
    }
    this.heap[place] = moment;
  }

  private sink(moment: Queued<T>): void {
    let place = 0;
    for (;;) {
      const [left, right] = [this.heap[2 * place + 1], this.heap[2 * place + 2]];
      if (!left) break;
      const isRight = right !== undefined && isBefore(right, left);
      const child = isRight ? right : left;
      if (isBefore(moment, child)) break;
      this.heap[place] = child;
      place = 2 * place + (isRight ? 2 : 1);
    }
    this.heap[place] = moment;
  }
}

function isBefore<T>(one: Queued<T>, other: Queued<T>): boolean {
  if (one.at !== other.at) return one.at < other.at;
  return one.rank === other.rank ? one.added < other.added : one.rank < other.rank;
}
