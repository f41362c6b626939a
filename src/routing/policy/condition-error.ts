/** Reports what is wrong in a condition, at which key. */
import { formatPath, type KeyPath } from './wording.ts';

/** A condition that cannot be compiled. `message` says what was found and what was expected. */
export class ConditionError extends Error {
  override readonly name = 'ConditionError';
  /** Where in the condition, e.g. `['company.employees', 'gte']`. */
  readonly keys: KeyPath;
  /** The same as a text, with the caller's prefix: `rules[2].when.company.employees.gte`. */
  readonly path: string;

  constructor(at: string, keys: KeyPath, message: string) {
    super(message);
    this.keys = keys;
    this.path = formatPath(at === '' ? keys : [at, ...keys]);
  }
}
