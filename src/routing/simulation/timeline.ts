/** Keeps what is still to happen in the order in which it happens. */

export interface Moment<T> {
  /** Epoch milliseconds. */
  at: number;
  /** At the same instant the lower comes first, then what was added first. */
  rank: number;
  what: T;
}

export class Timeline<T> {
  /** The last is the next to happen, so that taking it moves nothing. */
  private readonly ahead: Moment<T>[] = [];

  add(moment: Moment<T>): void {
    let low = 0;
    let high = this.ahead.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (isBefore(moment, this.ahead[middle])) low = middle + 1;
      else high = middle;
    }
    this.ahead.splice(low, 0, moment);
  }

  /** Undefined when nothing is left. */
  takeNext(): Moment<T> | undefined {
    return this.ahead.pop();
  }
}

function isBefore<T>(one: Moment<T>, other: Moment<T> | undefined): boolean {
  if (other === undefined) return false;
  return one.at === other.at ? one.rank < other.rank : one.at < other.at;
}
