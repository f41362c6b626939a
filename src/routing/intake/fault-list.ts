/** Collects what a submission holds that cannot be used, as JSON pointers with reasons. */
import type { Fault } from '../model/lead.ts';
import { cutText, dropUnstorable } from './clean-text.ts';

/** Beyond this many nobody reads them, and a hostile body could hold thousands. */
export const MAX_FAULTS = 50;
const MAX_POINTER_KEY = 64;
const MAX_FOUND = 60;

export class FaultList {
  readonly faults: Fault[] = [];

  note(pointer: string, code: string, message: string): void {
    if (this.faults.length < MAX_FAULTS) this.faults.push({ pointer, code, message });
  }

  /** Notes a value that is set aside; returns undefined, which then stands in its place. */
  setAside(pointer: string, code: string, found: { value: unknown; expected: string }): undefined {
    this.note(pointer, code, `Found ${describe(found.value)}, expected ${found.expected}.`);
  }
}

/** The pointer of a key below another pointer (RFC 6901), cleaned and cut. */
export function pointerTo(parent: string, key: string): string {
  const clean = cutText(dropUnstorable(key), MAX_POINTER_KEY);
  return `${parent}/${clean.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

/** A JSON value in a few words. */
export function describe(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (typeof value === 'number') return value.toString();
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'string') return JSON.stringify(cutText(dropUnstorable(value), MAX_FOUND));
  return typeof value === 'object' && value !== null ? 'an object' : JSON.stringify(value);
}
