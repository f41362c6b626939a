/** A broken promise of Baton's, with what is needed to see it again. */
export class SimFailure extends Error {
  override readonly name = 'SimFailure';
  readonly seed: number;
  readonly step: number;
  readonly invariant: string;
  readonly broken: string[];
  /** The last deeds before it, oldest first. */
  readonly trace: string[];

  constructor(what: Omit<SimFailure, keyof Error>) {
    super(`seed ${what.seed}, step ${what.step}: not true that ${what.invariant}`);
    this.seed = what.seed;
    this.step = what.step;
    this.invariant = what.invariant;
    this.broken = what.broken;
    this.trace = what.trace;
  }
}
