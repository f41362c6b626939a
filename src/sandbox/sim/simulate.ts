import { leadArrives } from './people/arrivals/leads.ts';
import { DEEDS } from './people/people.ts';
import { Run } from './run.ts';
import { ACCIDENTS, SURROUNDINGS } from './surroundings.ts';
import type { Services } from './world/services.ts';
import { createWorld, type World } from './world/world.ts';

export interface Simulation {
  seed: number;
  leads: number;
  /** Do Slack, the CRM and providers fail, the process die and the clock step back? */
  faults: boolean;
  /** Broken on purpose, to see that it is caught. */
  services?: Partial<Services>;
  /** How often something happens that is of interest here; everything else as usual. */
  shares?: Partial<Shares>;
}

export interface Simulated {
  seed: number;
  steps: number;
  leads: number;
  cards: number;
  /** Simulated time. */
  lastedMs: number;
}

/** People do something so often between two leads. */
const DEEDS_PER_LEAD = { least: 1, spread: 3 };

const ALL = { ...DEEDS, ...SURROUNDINGS, ...ACCIDENTS };

type Shares = Record<keyof typeof ALL, number>;

/** How often each happens, beside the others. */
const SHARES: Shares = {
  claim: 34,
  decline: 6,
  race: 4,
  touch: 9,
  close: 8,
  tidyUp: 18,
  goThroughOffers: 40,
  clearQueue: 12,
  leave: 2,
  comeBack: 8,
  askForNights: 2,
  override: 3,
  extend: 2,
  pause: 1,
  merge: 1,
  sendTest: 1,
  ignored: 1,
  machine: 5,
  signals: 2,
  importList: 0.5,
  review: 12,
  reviewRace: 2,
  answerSuggestion: 5,
  undo: 5,
  undoRace: 2,
  giveBack: 3,
  unoverride: 2,
  restore: 2,
  quit: 0.4,
  rejoin: 3,
  engine: 40,
  oneLoop: 15,
  time: 45,
  jump: 1,
  seal: 3,
  stale: 1,
  restart: 3,
  die: 3,
  outage: 5,
  portal: 4,
  facts: 4,
  clockBack: 1,
};

/** @throws SimFailure when a promise is broken; the same seed breaks it again */
export async function simulate(simulation: Simulation): Promise<Simulated> {
  const world = await createWorld(simulation);
  const startedAt = world.now();
  const run = new Run(world, simulation.seed);
  const usual = simulation.faults ? SHARES : withoutAccidents();
  const shares = { ...usual, ...simulation.shares };
  try {
    for (let n = 0; n < simulation.leads; n++) {
      await run.step(() => leadArrives(world, n));
      const deeds = DEEDS_PER_LEAD.least + world.random.int(DEEDS_PER_LEAD.spread);
      for (let i = 0; i < deeds; i++) await run.step(() => nextDeed(world, shares));
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

function withoutAccidents(): Shares {
  const none = Object.keys(ACCIDENTS).map((name) => [name, 0]);
  return { ...SHARES, ...Object.fromEntries(none) };
}

function nextDeed(world: World, shares: Shares): Promise<string> {
  return ALL[world.random.weighted(shares)](world);
}
