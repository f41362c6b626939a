import { timingSafeEqual } from 'node:crypto';

/** Takes the same time wherever two texts of one length differ. */
export function isSameText(left: string, right: string): boolean {
  const [a, b] = [Buffer.from(left), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}
