import { type Command, CommanderError } from 'commander';
import { type AppError, toAppError } from '../../errors.ts';
import type { FileFault } from '../../services/workspace/file-fault.ts';
import type { CliDeps } from './deps.ts';
import { printable } from './format.ts';
import { USAGE, wrongUsage } from './usage.ts';
import { faultLines } from './workspace/directory.ts';

const EXIT_REFUSED = 1;
const EXIT_USAGE = 2;

export interface Run {
  program: Command;
  argv: string[];
  deps: CliDeps;
}

/** Says on stderr, once, what went wrong, and answers with the exit code. */
export function reportFault(thrown: unknown, run: Run): number {
  const { argv, deps } = run;
  if (thrown instanceof CommanderError && isNoFault(thrown)) return thrown.exitCode;
  const fault = thrown instanceof CommanderError ? usageFault(thrown, run) : toAppError(thrown);
  if (argv.includes('--json')) {
    const { code, message, details } = fault;
    deps.err(JSON.stringify({ error: { code, message, details } }));
  } else if (!isHelp(thrown)) {
    for (const line of linesOf(fault)) deps.err(printable(line));
  }
  return fault.code === USAGE ? EXIT_USAGE : EXIT_REFUSED;
}

/** `--help` and `--version` were answered; so was a command that found something wrong. */
function isNoFault({ exitCode, code }: CommanderError): boolean {
  return exitCode === 0 || code === 'baton.failed';
}

/** The help of a command group is its own explanation. */
function isHelp(thrown: unknown): boolean {
  return thrown instanceof CommanderError && thrown.code === 'commander.help';
}

function usageFault(thrown: CommanderError, { program, argv }: Run): AppError {
  const words = isHelp(thrown) ? 'a command is missing' : thrown.message.replace(/^error: /, '');
  const [first = '', ...rest] = words.split('\n');
  const said = `${first.charAt(0).toUpperCase()}${first.slice(1)}`.replace(/\.*$/, '.');
  const message = [said, ...rest].join(' ');
  return wrongUsage(`${message} See \`${commandPath(program, argv)} --help\`.`);
}

/** The innermost command that was named. */
function commandPath(program: Command, argv: string[]): string {
  const path = [program.name()];
  let command: Command | undefined = program;
  for (const word of argv.filter((one) => !one.startsWith('-'))) {
    command = command?.commands.find((one) => one.name() === word);
    if (command === undefined) break;
    path.push(word);
  }
  return path.join(' ');
}

function linesOf(fault: AppError): string[] {
  const isOurs = fault.code.startsWith('bug.');
  const next = isOurs
    ? ['This is a fault in Baton itself: please report it with these lines.']
    : [];
  const code = isOurs ? ` (${fault.code})` : '';
  return [`${fault.message}${code}`, ...findingsOf(fault.details), ...next];
}

/** The lists in the details, a line or two each, under their names when there are several. */
function findingsOf(details: AppError['details']): string[] {
  const lists = Object.entries(details).flatMap(([name, value]) =>
    Array.isArray(value) && value.length > 0 ? [{ name, found: value as unknown[] }] : [],
  );
  return lists.flatMap(({ name, found }) => [
    ...(lists.length > 1 ? [`${name}:`] : []),
    ...found.flatMap(findingLines),
  ]);
}

/** A fault in a file, one in a body of JSON, or a line that is ready. */
function findingLines(finding: unknown): string[] {
  if (typeof finding === 'string') return [`  ${finding}`];
  if (isFileFault(finding)) return faultLines(finding);
  const { pointer, message } = Object(finding) as { pointer?: unknown; message?: unknown };
  const said = [pointer, message].filter((part) => typeof part === 'string' && part);
  return [`  ${said.join(': ')}`];
}

function isFileFault(finding: unknown): finding is FileFault {
  return typeof finding === 'object' && finding !== null && 'file' in finding && 'line' in finding;
}
