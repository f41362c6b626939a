/** Finds when a rep was last absent, of those who are back: set Away, or on time off. */
import { listSubjectEvents } from '../../db/audit/audit-store.ts';
import type { Reader } from '../../db/database.ts';
import { type AbsenceRecord, listBegunAbsences } from '../../db/workspace/availability-store.ts';

export interface Absence {
  from: Date;
  until: Date;
}

/** As many goings and comings as tell of the last absence. */
const MOST_EVENTS = 20;

/** Null where none ended after `since`. */
export async function findAbsence(
  from: Reader,
  { repId, since, now }: { repId: string; since: Date; now: Date },
): Promise<Absence | null> {
  const asked = { subject: repId, actions: ['rep.away', 'rep.back'], limit: MOST_EVENTS };
  const events = await listSubjectEvents(from, asked);
  const timeOff = (await listBegunAbsences(from, { repId, since, now })).flatMap(timeOffOf);
  const ended = joined([...awayTimes(events, now), ...timeOff]).filter(
    ({ until }) => until > since && until <= now,
  );
  return ended.at(-1) ?? null;
}

interface Event {
  at: Date;
  action: string;
  data: Record<string, unknown>;
}

/** Away ends at the time that was set, or as soon as anything else is set. */
function awayTimes(events: readonly Event[], now: Date): Absence[] {
  return events.flatMap(({ at, action, data }, i) => {
    const ends = [untilOf(data), events[i + 1]?.at].flatMap((end) => end?.getTime() ?? []);
    const until = new Date(Math.min(...ends));
    return action === 'rep.away' && until <= now ? [{ from: at, until }] : [];
  });
}

function untilOf({ until }: Event['data']): Date | null {
  return typeof until === 'string' ? new Date(until) : null;
}

/** What is cancelled while it goes on lasted until then; what never began is none. */
function timeOffOf({ startsAt, endsAt, cancelledAt }: AbsenceRecord): Absence[] {
  const until = cancelledAt && cancelledAt < endsAt ? cancelledAt : endsAt;
  return startsAt < until ? [{ from: startsAt, until }] : [];
}

/** Those that touch are one; the first comes first. */
function joined(times: readonly Absence[]): Absence[] {
  const whole: Absence[] = [];
  for (const time of times.toSorted((a, b) => a.from.getTime() - b.from.getTime())) {
    const last = whole.at(-1);
    if (!last || time.from > last.until) whole.push({ ...time });
    else if (time.until > last.until) last.until = time.until;
  }
  return whole;
}
