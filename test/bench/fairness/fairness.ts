import type { Figure } from '../main.ts';
import { AT_ONCE, SCENARIOS, type Scenario } from './scenarios.ts';
import { type MakeSharer, SHARERS } from './sharers.ts';

/** Every way to share, each asked the same by the same seeds; the figure is the worst of all runs. */
export async function benchFairness({ runs }: { runs: number }): Promise<Figure[]> {
  const figures: Figure[] = [];
  const sums = new Sums();
  for (const scenario of SCENARIOS) {
    for (const [name, make] of Object.entries(SHARERS)) {
      figures.push(judge(scenario, { name, make: sums.watch(make), runs }));
    }
    if (scenario.name === AT_ONCE) figures.push(withoutLock(scenario, runs));
  }
  return [...figures, sums.figure()];
}

interface Way {
  name: string;
  make: MakeSharer;
  runs: number;
}

function judge({ name: scenario, figure, promise, play }: Scenario, way: Way): Figure {
  const values = Array.from({ length: way.runs }, (_, run) => play(way.make, run + 1));
  const note = 'none' in promise ? promise.none : verdict(promise, values);
  const value = Math.max(...values);
  return { name: `${scenario}: ${way.name}`, value, unit: 'leads', note: `${figure}, ${note}` };
}

function verdict(promise: Extract<Scenario['promise'], { words: string }>, values: number[]) {
  const missed = values.filter((value) => !promise.isHeld(value)).length;
  const held = missed === 0 ? 'HELD' : `MISSED in ${missed} of ${values.length} runs`;
  return `promise ${promise.words}: ${held}`;
}

/** Everybody reads what was true before: each lead meets a sharer that knows of no other. */
function withoutLock(scenario: Scenario, runs: number): Figure {
  const { Baton: baton } = SHARERS;
  if (!baton) throw new Error('There is nothing to compare.');
  const make: MakeSharer = (random) => ({
    give: (eligible, day) => baton(random).give(eligible, day),
  });
  return judge(scenario, { name: 'control, no lock', make, runs });
}

/** What the ledgers sum to after every step, the worst of all. */
class Sums {
  private worst = 0;
  private steps = 0;

  watch(make: MakeSharer): MakeSharer {
    return (random) => {
      const sharer = make(random);
      const { sum } = sharer;
      if (!sum) return sharer;
      const look = () => {
        this.steps += 1;
        this.worst = Math.max(this.worst, Math.abs(sum()));
      };
      return {
        give(eligible, day) {
          const { repId, takeBack } = sharer.give(eligible, day);
          look();
          const takeBackToo = () => {
            takeBack();
            look();
          };
          return { repId, takeBack: takeBackToo };
        },
      };
    };
  }

  figure(): Figure {
    const { worst: value, steps } = this;
    const note = `after each of ${steps.toLocaleString('en')} steps, promise 0: ${value === 0 ? 'HELD' : 'MISSED'}`;
    return { name: 'sum of the ledger: Baton', value, unit: 'units', note };
  }
}
