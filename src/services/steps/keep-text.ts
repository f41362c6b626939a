/** Keeps free text out of the audit log: the words can be erased, their commitment stays. */
import { createHash, randomBytes } from 'node:crypto';
import { insertText } from '../../db/audit/text-store.ts';
import type { Step } from './step.ts';

const MAX_TEXT = 2_000;

export interface KeptText {
  id: string;
  /** SHA-256 over salt and text: proves the words while they exist, tells nothing afterwards. */
  commitment: string;
}

export async function keepText(
  step: Step,
  text: { leadId: string | null; kind: string; body: string },
): Promise<KeptText> {
  const id = step.ctx.newId('txt');
  const salt = randomBytes(16).toString('hex');
  const body = text.body.slice(0, MAX_TEXT);
  await insertText(step.tx, { ...text, id, salt, body, writtenAt: step.now });
  return { id, commitment: createHash('sha256').update(salt).update(body).digest('hex') };
}
