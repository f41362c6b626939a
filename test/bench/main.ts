/**
 * `npm run bench [-- NAME… --json --runs=N]`: figures of this machine, each beside a control of the
 * same run. Without names all of them; `--runs` is how often `fairness` plays each scenario.
 */
import { benchSlackBurst } from './burst/burst.ts';
import { benchDecision } from './decision.ts';
import { benchFairness } from './fairness/fairness.ts';
import { probeFsync } from './fsync.ts';
import { benchIntake } from './intake.ts';
import { benchIntakeHttp } from './intake-http.ts';
import { benchMatch } from './match.ts';
import { benchPolicy } from './policy/policy.ts';
import { benchSla } from './sla/sla.ts';

const RUNS = 200;

export interface Figure {
  name: string;
  value: number;
  unit: string;
  note: string;
}

const BENCHES: Record<string, () => Promise<Figure[]>> = {
  intake: async () => [...(await benchIntake()), ...(await benchIntakeHttp())],
  decision: benchDecision,
  match: benchMatch,
  policy: benchPolicy,
  fairness: () => benchFairness({ runs: readRuns() }),
  sla: benchSla,
  burst: benchSlackBurst,
};

const args = process.argv.slice(2);
const names = args.filter((arg) => !arg.startsWith('--'));
const unknown = names.filter((name) => !Object.hasOwn(BENCHES, name));
if (unknown.length > 0) {
  const known = Object.keys(BENCHES).join(', ');
  process.stderr.write(`There is no benchmark "${unknown.join(', ')}"; there are: ${known}.\n`);
  process.exit(2);
}

const figures: Figure[] = [await probeFsync()];
for (const [name, run] of Object.entries(BENCHES)) {
  if (names.length === 0 || names.includes(name)) figures.push(...(await run()));
}
figures.push(await probeFsync());

if (args.includes('--json')) {
  process.stdout.write(`${JSON.stringify(figures, null, 2)}\n`);
} else {
  for (const { name, value, unit, note } of figures) {
    const figure = `${value.toFixed(value < 10 ? 2 : 0)} ${unit}`;
    process.stdout.write(`${name.padEnd(56)} ${figure.padStart(16)}  ${note}\n`);
  }
}

// The client as it comes goes on trying for half an hour.
if (names.length === 0 || names.includes('burst')) process.exit(0);

function readRuns(): number {
  const given = args.find((arg) => arg.startsWith('--runs='))?.slice('--runs='.length);
  const runs = given === undefined ? RUNS : Number(given);
  if (Number.isInteger(runs) && runs > 0) return runs;
  process.stderr.write(`--runs: found "${given}", expected a whole number from 1.\n`);
  return process.exit(2);
}
