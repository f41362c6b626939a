/** Says since when nobody has had anything to do with a lead: what makes it stale. */
import type { LeadRecord } from '../../../db/leads/lead-store.ts';
import { bookedMeeting } from '../../../routing/model/lead.ts';

/** Until a booked meeting is over there is nothing to do. */
export function idleSince({ lastTouchAt, activeAt, submission }: LeadRecord): Date {
  const meetingMs = Date.parse(bookedMeeting(submission)?.starts_at ?? '') || 0;
  return new Date(Math.max(lastTouchAt.getTime(), activeAt?.getTime() ?? 0, meetingMs));
}
