import { Command } from 'commander';
import { addAccountCommands } from './commands/account.ts';
import { addAuditCommands } from './commands/audit.ts';
import { addLeadCommands } from './commands/lead.ts';
import { addLookAheadCommands } from './commands/look-ahead.ts';
import { addOperationCommands } from './commands/operations.ts';
import { addOutboxCommands } from './commands/outbox.ts';
import { addPauseCommands } from './commands/pause.ts';
import { addPolicyCommands } from './commands/policy.ts';
import { addQuarantineCommands } from './commands/quarantine.ts';
import { addReportCommands } from './commands/report.ts';
import { addRouteCommand } from './commands/route.ts';
import { addSourceCommands } from './commands/source.ts';
import { addTimeOffCommands } from './commands/time-off.ts';
import { addTokenCommands } from './commands/token.ts';
import { addWorkspaceCommands } from './commands/workspace.ts';
import type { CliDeps } from './deps.ts';
import { reportFault } from './report-fault.ts';
import { createShell } from './shell.ts';

/** The order in which a newcomer needs them. */
const GROUPS = [
  addWorkspaceCommands,
  addOperationCommands,
  addLeadCommands,
  addQuarantineCommands,
  addRouteCommand,
  addAccountCommands,
  addLookAheadCommands,
  addReportCommands,
  addTimeOffCommands,
  addPauseCommands,
  addPolicyCommands,
  addSourceCommands,
  addOutboxCommands,
  addAuditCommands,
  addTokenCommands,
];

/** Every command of `baton`; throws a CommanderError instead of ending the process. */
export function createProgram(deps: CliDeps): Command {
  const program = new Command('baton');
  const wantsJson = () => program.opts<{ json?: true }>().json === true;
  program
    .description('Gives each new lead to one rep in Slack, and can always say why.')
    .option('--json', 'print one JSON document, for machines')
    .configureHelp({ showGlobalOptions: true })
    .configureOutput({
      writeOut: (text) => deps.out(text.trimEnd()),
      writeErr: (text) => !wantsJson() && deps.err(text.trimEnd()),
      outputError: () => undefined,
    })
    .exitOverride();
  if (deps.version !== undefined) program.version(deps.version);
  const shell = createShell(deps, wantsJson);
  for (const addGroup of GROUPS) addGroup(program, shell);
  return program;
}

/**
 * Runs one command line, without the program's own name in it.
 *
 * @returns the exit code: 0 done, 1 refused or failed, 2 wrong usage
 */
export async function runCli(argv: string[], deps: CliDeps): Promise<number> {
  const program = createProgram(deps);
  try {
    await program.parseAsync(argv, { from: 'user' });
    return 0;
  } catch (thrown) {
    return reportFault(thrown, { program, argv, deps });
  }
}
