import { startServer } from './app.ts';
import { readConfig } from './config.ts';
import { toAppError } from './errors.ts';

/** A second signal, or this long after the first, and the process ends as it is. */
const SHUTDOWN_MS = 15_000;

try {
  const server = await startServer(readConfig(process.env));
  const { ctx } = server.core;
  ctx.log.info({ port: server.port }, 'Baton is listening.');
  const shutDown = (signal: NodeJS.Signals) => {
    ctx.log.info({ signal }, 'Shutting down.');
    setTimeout(() => process.exit(1), SHUTDOWN_MS).unref();
    server.stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.once('SIGTERM', shutDown);
  process.once('SIGINT', shutDown);
} catch (thrown) {
  const error = toAppError(thrown);
  process.stderr.write(`${error.code}: ${error.message}\n`);
  process.exitCode = 1;
}
