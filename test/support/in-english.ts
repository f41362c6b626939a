import { english, type Phrase } from '../../src/words/say.ts';

/** The same with every phrase in it spelled, so that a test reads what people read. */
export type InEnglish<T> = T extends Phrase
  ? string
  : T extends Date | ((...args: never[]) => unknown)
    ? T
    : T extends readonly (infer Item)[]
      ? InEnglish<Item>[]
      : T extends object
        ? { [Key in keyof T]: InEnglish<T[Key]> }
        : T;

export function inEnglish<T>(value: T): InEnglish<T>;
export function inEnglish(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  if (Array.isArray(value)) return value.map((item: unknown) => inEnglish(item));
  if (isPhrase(value)) return english(value);
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, inEnglish(part)]));
}

function isPhrase(value: object): value is Phrase {
  return 'in' in value && typeof value.in === 'function';
}
