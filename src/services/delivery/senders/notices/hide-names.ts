/** Keeps the name of a lead out of the notification of whoever wants it so. */
import type { Reader } from '../../../../db/database.ts';
import { findRepBySlackUser } from '../../../../db/workspace/team-store.ts';
import { tasteOf } from '../../../views/taste-of.ts';
import type { Notice } from './notice.ts';

export async function hideNames(from: Reader, notice: Notice): Promise<Notice> {
  const { path, card } = notice;
  const rep = card.leadId === null ? null : await findRepBySlackUser(from, path[0] ?? '');
  if (!rep || !(await tasteOf(from, rep.id)).hideNames) return notice;
  return { path, card: { ...card, hidesNames: true } };
}
