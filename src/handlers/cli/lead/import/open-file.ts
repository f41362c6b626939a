import { createHash } from 'node:crypto';
import { createReadStream, existsSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { AppError } from '../../../../errors.ts';
import { delimiterOf } from '../../../../services/import/read-table.ts';

/** More than any list of people; a limit all the same. */
const MOST_BYTES = 4 * 1024 ** 3;
const HEAD_BYTES = 64 * 1024;

export interface OpenFile {
  bytes: number;
  /** SHA-256. */
  hash: string;
  delimiter: string;
}

/** Reads the file through once: what it is called changes, what is in it says which one it is. */
export async function openFile(file: string): Promise<OpenFile> {
  const bytes = sizeOf(file);
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) hash.update(chunk);
  return { bytes, hash: hash.digest('hex'), delimiter: delimiterOf(await headOf(file)) };
}

function sizeOf(file: string): number {
  const found = existsSync(file) ? statSync(file) : null;
  if (!found?.isFile()) {
    throw new AppError('input.no_file', `There is no file ${file}; check the path.`);
  }
  if (found.size <= MOST_BYTES) return found.size;
  const message = `${file} is larger than ${MOST_BYTES / 1024 ** 3} GiB; split it.`;
  throw new AppError('input.too_large', message);
}

async function headOf(file: string): Promise<string> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read({ buffer: Buffer.alloc(HEAD_BYTES) });
    return buffer.subarray(0, bytesRead).toString('utf8');
  } finally {
    await handle.close();
  }
}
