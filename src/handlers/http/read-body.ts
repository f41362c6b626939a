import type { IncomingMessage } from 'node:http';
import { AppError } from '../../errors.ts';

/**
 * The raw bytes of a request, counted while they come in, so that an endless body costs no memory.
 *
 * @throws AppError `input.too_large`, `input.incomplete` when the sender went away
 */
export function readBody(incoming: IncomingMessage, maxBytes: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    if (Number(incoming.headers['content-length']) > maxBytes) return reject(tooLarge(maxBytes));
    const chunks: Buffer[] = [];
    let size = 0;
    incoming.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= maxBytes) {
        chunks.push(chunk);
        return;
      }
      chunks.length = 0;
      reject(tooLarge(maxBytes));
    });
    incoming.on('end', () => resolve(Buffer.concat(chunks, size)));
    incoming.on('error', (cause) => reject(incomplete(cause)));
    incoming.on('close', () => reject(incomplete()));
  });
}

function tooLarge(maxBytes: number): AppError {
  const message = `The body is too large; at most ${maxBytes} bytes are taken.`;
  return new AppError('input.too_large', message, { details: { maxBytes } });
}

function incomplete(cause?: unknown): AppError {
  return new AppError('input.incomplete', 'The connection ended before the body did.', { cause });
}
