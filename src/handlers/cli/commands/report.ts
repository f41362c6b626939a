import type { Command } from 'commander';
import { SLA_DIMENSIONS } from '../../../services/reports/load-sla.ts';
import { type FairnessOptions, reportFairness } from '../report/fairness.ts';
import { reportSla, type SlaOptions } from '../report/sla.ts';
import type { Shell } from '../shell.ts';

const WHEN = '30d back, 2026-11-22 or 2026-11-22T10:00:00Z';

/** What was, in figures. */
export function addReportCommands(program: Command, shell: Shell): void {
  const report = program.command('report').description('what was, in figures; writes nothing');
  report
    .command('fairness')
    .description('who was entitled to what, and got what')
    .option('--pool <id>', 'one pool, or a queue that a rule names; all when left out')
    .option('--since <time>', WHEN, '30d')
    .option('--until <time>', `${WHEN}; now when left out`)
    .option('--csv <file>', 'write a table for a spreadsheet; - for stdout')
    .action((options: FairnessOptions) =>
      shell.withStore((ctx) => reportFairness(ctx, shell, options)),
    );
  report
    .command('sla')
    .description('how fast leads were, and which promises were kept')
    .option('--by <what>', `one of ${SLA_DIMENSIONS.join(', ')}`, 'tier')
    .option('--since <time>', WHEN, '30d')
    .option('--until <time>', `${WHEN}; now when left out`)
    .option('--csv <file>', 'write a table for a spreadsheet; - for stdout')
    .action((options: SlaOptions) => shell.withStore((ctx) => reportSla(ctx, shell, options)));
}
