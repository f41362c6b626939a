import { ID_PREFIXES } from '../../../src/routing/model/ids.ts';
import type { StoryClock } from './clock.ts';

const ID = new RegExp(`\\b(${Object.keys(ID_PREFIXES).join('|')})_[0-9a-z]{20}\\b`, 'g');

/** What happened, a line each, in an order that every run repeats. */
export class Transcript {
  readonly #clock: StoryClock;
  readonly #lines: string[];

  constructor(title: string, clock: StoryClock) {
    this.#clock = clock;
    this.#lines = [title, `${clock.day()}, ${clock.zone}`, ''];
  }

  /** What happens meanwhile is one line. */
  async quietly<T>(line: string, work: () => Promise<T>): Promise<T> {
    this.say(line);
    const told = this.#lines.length;
    const result = await work();
    this.#lines.length = told;
    return result;
  }

  say(line: string): void {
    const [first = '', ...rest] = line.split('\n');
    this.#lines.push(`${this.#clock.label()}  ${first}`, ...rest.map((one) => `           ${one}`));
  }

  /** Lines without a time, such as what a program prints. */
  add(...lines: string[]): void {
    this.#lines.push(...lines);
  }

  text(): string {
    const text = this.#lines.map((line) => line.trimEnd()).join('\n');
    return `${masked(text)}\n`;
  }
}

/** Generated ids by the order in which they appear: `lead#1`, `ofr#2`. */
function masked(text: string): string {
  const seen = new Map<string, string>();
  const counts = new Map<string, number>();
  return text.replace(ID, (id, prefix: string) => {
    const known = seen.get(id);
    if (known) return known;
    const number = (counts.get(prefix) ?? 0) + 1;
    counts.set(prefix, number);
    seen.set(id, `${prefix}#${number}`);
    return `${prefix}#${number}`;
  });
}
