import type { Slot } from '../../../../words/say.ts';

/** The last lead whose time ran out and that was claimed after all; told where none is late now. */
export interface LateLead {
  company: string;
  person: Slot;
  /** When it came. */
  at: Date;
  /** From then to the claim. */
  tookMs: number;
}
