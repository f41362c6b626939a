import type { IncomingMessage } from 'node:http';

/** Null when it is longer than that. */
export async function readBody(
  request: IncomingMessage,
  { mostBytes }: { mostBytes: number },
): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > mostBytes) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
