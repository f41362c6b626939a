/** How many who are waited for go in a row before one that works in the background. */
const URGENT_IN_A_ROW = 25;

/** Who waits for the writer: whom somebody waits for goes first, and nobody is left for good. */
export class WaitingLine<T> {
  readonly #urgent: T[] = [];
  readonly #patient: T[] = [];
  #inARow = 0;

  get length(): number {
    return this.#urgent.length + this.#patient.length;
  }

  add(one: T, { urgent }: { urgent: boolean }): void {
    (urgent ? this.#urgent : this.#patient).push(one);
  }

  next(): T | undefined {
    const giveWay = this.#patient.length > 0 && this.#inARow >= URGENT_IN_A_ROW;
    const urgent = giveWay ? undefined : this.#urgent.shift();
    this.#inARow = urgent === undefined ? 0 : this.#inARow + 1;
    return urgent ?? this.#patient.shift();
  }

  takeAll(): T[] {
    return [...this.#urgent.splice(0), ...this.#patient.splice(0)];
  }
}
