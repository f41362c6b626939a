/** What a product's body comes to: leads, notices of leads to ask for, or nothing of either. */
import type { ReasonCode } from '../../model/reasons.ts';
import type { Source } from '../../model/workspace/source.ts';
import type { Answer } from '../answers/answer.ts';
import type { JsonObject } from '../read-fields.ts';

export interface Touch {
  /** The provider's own id of the submission; undefined where its body names none. */
  id?: string | undefined;
  /** In the shape a sender of the generic kind would have sent. */
  fields: JsonObject;
}

export interface Notice {
  id: string;
  /** Of the object to ask for; text, for ids beyond 2^53. */
  objectId: string;
}

export interface Reading {
  touches: Touch[];
  notices: Notice[];
  /** Why nothing was taken, when both are empty. */
  note: ReasonCode | null;
  /** What a form asked and was answered, for a mapping to name as `answers.…`. */
  answers?: Answer[];
}

/** Never throws: the body is authentic, and may hold anything all the same. */
export type ReadKind = (body: unknown, source: Pick<Source, 'events'>) => Reading;

export function oneTouch(
  id: string | undefined,
  fields: JsonObject,
  answers: Answer[] = [],
): Reading {
  return { touches: [{ id, fields }], notices: [], note: null, answers };
}

export function noticesOf(notices: Notice[]): Reading {
  return { touches: [], notices, note: notices.length === 0 ? 'ignored.event' : null };
}

/** It is stored, and nothing else comes of it. */
export function ignored(note: ReasonCode): Reading {
  return { touches: [], notices: [], note };
}

/** Not in the product's shape: a lead that names nobody, for a person to look at. */
export function strange(): Reading {
  return oneTouch(undefined, {});
}
