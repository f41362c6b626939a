import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { listen } from '../../listen.ts';

export interface LocalServer {
  url: string;
  /** Ends every connection too, so that a call that hangs does not keep the process alive. */
  close(): Promise<void>;
}

/** Listens on this machine only. Port 0 is any free one; a call that `serve` fails is dropped. */
export async function startLocalServer(
  port: number,
  serve: (request: IncomingMessage, response: ServerResponse) => Promise<void>,
): Promise<LocalServer> {
  const server = createServer((request, response) => {
    serve(request, response).catch(() => request.socket.destroy());
  });
  const taken = await listen(server, { port, host: '127.0.0.1' });
  return {
    url: `http://127.0.0.1:${taken}`,
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
