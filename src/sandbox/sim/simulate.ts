import { sealAudit } from '../../services/audit/seal-audit.ts';
import { endOutage } from '../../services/outage/end-outage.ts';
import { advanceToNextDue, dieWhileSending, LOOPS, settle } from './engine.ts';
import { SimFailure } from './failure.ts';
import { finish } from './finish.ts';
import { HISTORY, INVARIANTS, type Invariant } from './invariants.ts';
import { leadArrives } from './leads.ts';
import { DEEDS } from './people.ts';
import type { Services } from './services.ts';
import { readHistory, readState } from './state.ts';
import { createWorld, type World } from './world.ts';

export interface Simulation {
  seed: number;
  leads: number;
  /** Do Slack and the CRM fail, and the process die? */
  faults: boolean;
  /** Looked at after every so many steps. */
  checkEvery?: number;
  /** Broken on purpose, to see that it is caught. */
  services?: Partial<Services>;
}

export interface Simulated {
  seed: number;
  steps: number;
  leads: number;
  cards: number;
  /** Simulated time. */
  lastedMs: number;
}

const MINUTE_MS = 60_000;
const DAY_MS = 1_440 * MINUTE_MS;
/** People do something so often between two leads. */
const DEEDS_PER_LEAD = { least: 2, spread: 3 };
const TRACE = 25;

const PEOPLE = {
  claim: 30,
  decline: 12,
  race: 4,
  touch: 9,
  close: 8,
  leave: 2,
  comeBack: 3,
  askForNights: 2,
  override: 3,
  extend: 2,
  pause: 1,
  merge: 1,
  sendTest: 1,
  undo: 8,
  undoRace: 2,
  giveBack: 3,
  unoverride: 2,
  restore: 2,
  quit: 0.4,
  rejoin: 1,
};
const SURROUNDINGS = { engine: 40, oneLoop: 15, time: 26, jump: 1, seal: 3, stale: 1 };
const ACCIDENTS = { restart: 2, die: 2, outage: 2 };
const NO_ACCIDENTS = { restart: 0, die: 0, outage: 0 };

/** @throws SimFailure when a promise is broken; the same seed breaks it again */
export async function simulate(simulation: Simulation): Promise<Simulated> {
  const world = await createWorld(simulation);
  const startedAt = world.now();
  const run = new Run(world, simulation);
  try {
    for (let n = 0; n < simulation.leads; n++) {
      await run.step(() => leadArrives(world, n));
      const deeds = DEEDS_PER_LEAD.least + world.random.int(DEEDS_PER_LEAD.spread);
      for (let i = 0; i < deeds; i++) await run.step(() => nextDeed(world, simulation.faults));
    }
    await run.end();
    const lastedMs = world.now().getTime() - startedAt.getTime();
    const { accepted, outside } = world;
    const [leads, cards] = [accepted.length, outside.posted.length];
    return { seed: simulation.seed, steps: run.steps, leads, cards, lastedMs };
  } finally {
    await world.close();
  }
}

/** Counts the steps, remembers the last ones and looks at the invariants. */
class Run {
  steps = 0;
  readonly #trace: string[] = [];
  readonly #world: World;
  readonly #simulation: Simulation;

  constructor(world: World, simulation: Simulation) {
    this.#world = world;
    this.#simulation = simulation;
  }

  async step(work: () => Promise<string>): Promise<void> {
    this.steps += 1;
    const at = this.#world.now().toISOString();
    const words = await work().catch((error: unknown) => {
      throw this.#failure('a step ends without a fault', [String(error)]);
    });
    this.#trace.push(`${this.steps} ${at} ${words}`);
    if (this.#trace.length > TRACE) this.#trace.shift();
    if (this.steps % (this.#simulation.checkEvery ?? 5) === 0) await this.#look();
  }

  async end(): Promise<void> {
    const left = await finish(this.#world).catch((error: unknown) => [String(error)]);
    if (left.length > 0) throw this.#failure('everything comes to rest in the end', left);
    await this.#look();
    this.#judge(HISTORY, await readHistory(this.#world.ctx));
  }

  async #look(): Promise<void> {
    const bugs = this.#world.complaints.filter(({ code }) => code.startsWith('bug.'));
    if (bugs.length > 0) {
      throw this.#failure(
        'nothing is logged as a bug',
        bugs.map((bug) => JSON.stringify(bug)),
      );
    }
    this.#judge(INVARIANTS, await readState(this.#world.ctx, this.#world.accepted));
  }

  #judge<T>(invariants: readonly Invariant<T>[], what: T): void {
    for (const { name, broken } of invariants) {
      const found = broken(what);
      if (found.length > 0) throw this.#failure(name, found);
    }
  }

  #failure(invariant: string, broken: string[]): SimFailure {
    const { seed } = this.#simulation;
    return new SimFailure({ seed, step: this.steps, invariant, broken, trace: this.#trace });
  }
}

async function nextDeed(world: World, faults: boolean): Promise<string> {
  const { random } = world;
  const deed = random.weighted({
    ...PEOPLE,
    ...SURROUNDINGS,
    ...(faults ? ACCIDENTS : NO_ACCIDENTS),
  });
  switch (deed) {
    case 'engine':
      await settle(world);
      return 'the loops come to rest';
    case 'oneLoop':
      return oneLoop(world);
    case 'time':
      if (random.chance(0.5)) await advanceToNextDue(world, random.int(16) * MINUTE_MS);
      else world.advance(random.int(8 * MINUTE_MS));
      return `time passes until ${world.now().toISOString()}`;
    case 'jump':
      world.advance(random.int(DAY_MS));
      return `the clock jumps to ${world.now().toISOString()}`;
    case 'seal':
      return `the sealer chains ${await sealAudit(world.ctx, { holder: 'sim', sweep: false })} rows`;
    case 'stale':
      return `${await world.services.closeStaleLeads(world.ctx)} leads are closed as stale`;
    case 'restart':
      await world.restart();
      return 'the process starts again';
    case 'outage':
      return outage(world);
    case 'die':
      await dieWhileSending(world);
      return 'the process dies while it sends';
    default:
      return DEEDS[deed](world);
  }
}

/** Begins one, or ends it as the link to Slack does when it is let in again. */
async function outage({ outside, ctx, now }: World): Promise<string> {
  if (!outside.isSilent()) {
    outside.silence(now());
    return 'Slack falls silent';
  }
  outside.silence(null);
  await endOutage(ctx, 'slack');
  return 'Slack answers again';
}

async function oneLoop(world: World): Promise<string> {
  const name = world.random.pick(Object.keys(LOOPS) as (keyof typeof LOOPS)[]) ?? 'route';
  return `the ${name} loop does ${await LOOPS[name](world)}`;
}
