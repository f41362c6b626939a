import type { IncomingMessage, RequestListener } from 'node:http';

const MOST_AHEAD_SECONDS = 5 * 60;

/**
 * Bolt refuses stale requests but not those dated ahead, so a signed one could be kept for later.
 * It compares with the machine's own time, and so does this.
 */
export function refuseFuture(listener: RequestListener): RequestListener {
  return (request, response) => {
    if (!isFromFuture(request)) return listener(request, response);
    response.writeHead(401).end();
    // Unread bytes would be taken for the next request of this connection.
    request.resume();
  };
}

function isFromFuture({ headers }: IncomingMessage): boolean {
  const sentAt = Number(headers['x-slack-request-timestamp']);
  return sentAt > Date.now() / 1000 + MOST_AHEAD_SECONDS;
}
