import { runSandbox } from './command-line/program.ts';

process.exitCode = await runSandbox(process.argv.slice(2));
