/** Says since when nobody has had anything to do with a lead: what makes it stale. */
import type { LeadRecord } from '../../db/lead-store.ts';

/** Until a booked meeting is over there is nothing to do. */
export function idleSince({ lastTouchAt, activeAt, submission }: LeadRecord): Date {
  const meetingMs = Date.parse(submission.meeting?.starts_at ?? '') || 0;
  return new Date(Math.max(lastTouchAt.getTime(), activeAt?.getTime() ?? 0, meetingMs));
}
