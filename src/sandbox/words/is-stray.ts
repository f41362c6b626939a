import type { FoundText } from './collect-texts.ts';
import { CHOICES, ERRORS, REASONS } from './surfaces.ts';

/** A reason is spelled by its code, a choice is the customer's own, an error is for machines. */
const ELSEWHERE = new Set([REASONS, CHOICES, ERRORS]);

/** Whether it is spelled in English, whatever language its reader speaks. */
export function isStray({ marked, surface }: FoundText): boolean {
  return !marked && !ELSEWHERE.has(surface);
}
