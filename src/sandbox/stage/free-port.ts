import { once } from 'node:events';
import { createServer } from 'node:net';

const TRIES = 50;

/** `wanted`, or the next one nobody listens on; 0 stays 0, which is any. */
export async function firstFreePort(wanted: number): Promise<number> {
  for (let port = wanted; port < wanted + TRIES; port++) {
    if (await isFree(port)) return port;
  }
  throw new Error(`Ports ${wanted} to ${wanted + TRIES - 1} are all taken. Try --port 0.`);
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer();
  try {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    return true;
  } catch {
    return false;
  } finally {
    server.close();
  }
}
