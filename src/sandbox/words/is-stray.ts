import type { FoundText } from './collect-texts.ts';
import { CHOICES, ERRORS } from './surfaces.ts';

/** A choice is the customer's own, an error is for machines too. */
const ELSEWHERE = new Set([CHOICES, ERRORS]);

/** Whether it is spelled in English, whatever language its reader speaks. */
export function isStray({ marked, surface }: FoundText): boolean {
  return !marked && !ELSEWHERE.has(surface);
}
