/** Decides what is known about a lead after the same person has written again. */
import { bookedMeeting, type Fault, type Submission } from '../model/lead.ts';
import { MAX_FAULTS } from './fault-list.ts';
import { MAX_EXTRA_FIELDS } from './read-fields.ts';

/** Field by field: what was said last wins, and what was left out stays as it was. */
export function mergeSubmissions(earlier: Submission, later: Submission): Submission {
  return {
    ...earlier,
    ...later,
    person: { ...earlier.person, ...later.person },
    company: { ...earlier.company, ...later.company },
    request: { ...earlier.request, ...later.request },
    crm: { ...earlier.crm, ...later.crm },
    meeting: mergeMeetings(earlier, later),
    attribution: mergeExtras(earlier.attribution, later.attribution),
    custom: mergeExtras(earlier.custom, later.custom),
  };
}

/** News of a meeting that was called off takes nothing from another one that is booked. */
function mergeMeetings(earlier: Submission, later: Submission): Submission['meeting'] {
  if (later.meeting === undefined) return earlier.meeting;
  const standing = bookedMeeting(earlier);
  const isOver = bookedMeeting(later) === undefined;
  const isOther = standing !== undefined && standing.starts_at !== later.meeting.starts_at;
  return isOver && isOther ? standing : later.meeting;
}

/** Newest first: a fault stands until the same field is found faulty again. */
export function mergeFaults(earlier: Fault[], later: Fault[]): Fault[] {
  const pointers = new Set(later.map((fault) => fault.pointer));
  const kept = earlier.filter((fault) => !pointers.has(fault.pointer));
  return [...later, ...kept].slice(0, MAX_FAULTS);
}

/** Whoever asks again now is not old news any more. */
export function withoutStale(faults: Fault[]): Fault[] {
  return faults.filter(({ code }) => code !== 'instant.stale');
}

function mergeExtras<T>(earlier: Record<string, T>, later: Record<string, T>): Record<string, T> {
  const merged = Object.entries({ ...later, ...earlier, ...later });
  return Object.fromEntries(merged.slice(0, MAX_EXTRA_FIELDS));
}
