/** `npm run bench [-- --json]`: figures of this machine, each beside a control of the same run. */
import { benchDecision } from './decision.ts';
import { probeFsync } from './fsync.ts';
import { benchIntake } from './intake.ts';

export interface Figure {
  name: string;
  value: number;
  unit: string;
  note: string;
}

const figures: Figure[] = [
  await probeFsync(),
  ...(await benchIntake()),
  await probeFsync(),
  ...(await benchDecision()),
];

if (process.argv.includes('--json')) {
  process.stdout.write(`${JSON.stringify(figures, null, 2)}\n`);
} else {
  for (const { name, value, unit, note } of figures) {
    const figure = `${value.toFixed(value < 10 ? 2 : 0)} ${unit}`;
    process.stdout.write(`${name.padEnd(44)} ${figure.padStart(16)}  ${note}\n`);
  }
}
