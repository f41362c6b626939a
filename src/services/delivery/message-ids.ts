/** Reads an id out of what an outbox message carries. */
import type { OutboxRecord } from '../../db/delivery/outbox-store.ts';
import { AppError } from '../../errors.ts';

/** @throws AppError `bug.bad_message` */
export function idOf(message: OutboxRecord, field: string): string {
  const id = message.payload[field];
  if (typeof id === 'string') return id;
  throw new AppError('bug.bad_message', `Message ${message.id} (${message.kind}) has no ${field}.`);
}
