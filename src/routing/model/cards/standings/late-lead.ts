import type { Slot } from '../../../../words/say.ts';

/** A lead whose time ran out and that was claimed after all. */
export interface LateLead {
  company: string;
  person: Slot;
  /** When it came. */
  at: Date;
  /** From then to the claim. */
  tookMs: number;
}
