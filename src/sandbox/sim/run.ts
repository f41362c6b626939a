import { SimFailure } from './failure.ts';
import { finish } from './finish.ts';
import { type Broken, Look } from './looking/look.ts';
import type { World } from './world/world.ts';

const TRACE = 25;
/** Everything is looked at so often; after each step only what it touched. */
const LOOK_AT_ALL_EVERY = 250;

/** Counts the steps, remembers the last ones and looks at the world after each. */
export class Run {
  steps = 0;
  readonly #trace: string[] = [];
  readonly #world: World;
  readonly #seed: number;
  readonly #look: Look;

  constructor(world: World, seed: number) {
    this.#world = world;
    this.#seed = seed;
    this.#look = new Look(world);
  }

  async step(work: () => Promise<string>): Promise<void> {
    this.steps += 1;
    const at = this.#world.now().toISOString();
    const words = await work().catch((error: unknown) => {
      throw this.#failure({ invariant: 'a step ends without a fault', found: [String(error)] });
    });
    this.#trace.push(`${this.steps} ${at} ${words}`);
    if (this.#trace.length > TRACE) this.#trace.shift();
    const isWhole = this.steps % LOOK_AT_ALL_EVERY === 0;
    this.#judge(isWhole ? this.#look.atAll() : this.#look.again());
  }

  async end(): Promise<void> {
    const found = await finish(this.#world).catch((error: unknown) => [String(error)]);
    if (found.length > 0) {
      throw this.#failure({ invariant: 'everything comes to rest in the end', found });
    }
    this.#judge(this.#look.atAll());
  }

  #judge(broken: Broken | null): void {
    if (broken) throw this.#failure(broken);
  }

  #failure({ invariant, found: broken }: Broken): SimFailure {
    const [seed, step, trace] = [this.#seed, this.steps, this.#trace];
    return new SimFailure({ seed, step, invariant, broken, trace });
  }
}
