import type { Server } from 'node:http';
import { AppError } from './errors.ts';

/**
 * Resolves with the port once the server accepts connections.
 *
 * @throws AppError `conflict.port_taken`, `input.listen`
 */
export function listen(server: Server, at: { port: number; host: string }): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(refusal(error, at)));
    server.listen(at.port, at.host, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : at.port);
    });
  });
}

function refusal(cause: NodeJS.ErrnoException, { port, host }: { port: number; host: string }) {
  if (cause.code === 'EADDRINUSE') {
    const message = `Port ${port} on ${host} is taken. Stop what listens there, or set PORT.`;
    return new AppError('conflict.port_taken', message, { cause });
  }
  const message = `Cannot listen on ${host}:${port} (${cause.code}). Check HOST and PORT.`;
  return new AppError('input.listen', message, { cause });
}
