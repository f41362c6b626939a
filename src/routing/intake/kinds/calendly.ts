/** Reads what Calendly says of a meeting: booked, called off, or missed. */
import { type Answer, plainAnswer } from '../answers/answer.ts';
import { readAnswers } from '../answers/read-answers.ts';
import { listAt, objectAt, textAt } from '../body/pick.ts';
import type { JsonObject } from '../read-fields.ts';
import { isWanted } from './events.ts';
import { ignored, oneTouch, type ReadKind, strange } from './reading.ts';

type Status = 'booked' | 'canceled' | 'no_show';
const STATUSES = new Map<string, Status>([
  ['invitee.created', 'booked'],
  ['invitee.canceled', 'canceled'],
  ['invitee_no_show.created', 'no_show'],
]);
const FORMS: Record<Status, string> = {
  booked: 'meeting',
  canceled: 'meeting_canceled',
  no_show: 'meeting_no_show',
};

export const readCalendly: ReadKind = (body, source) => {
  const event = textAt(body, 'event') ?? '';
  const invitee = objectAt(body, 'payload');
  if (event !== '' && !isWanted('calendly', event, source)) return ignored('ignored.event');
  const status = STATUSES.get(event);
  if (status === undefined) return strange();
  // A meeting that is moved is called off and booked again; only the second is news.
  if (status === 'canceled' && invitee.rescheduled === true) return ignored('ignored.rescheduled');
  const answers = listAt(invitee, 'questions_and_answers').flatMap(readQuestion);
  const uri = textAt(invitee, 'uri');
  const id = uri === undefined ? undefined : `${uri} ${event}`;
  return oneTouch(id, fieldsOf(invitee, { status, answers }), answers);
};

function fieldsOf(invitee: JsonObject, { status, answers }: { status: Status; answers: Answer[] }) {
  const read = readAnswers(answers);
  const meeting = objectAt(invitee, 'scheduled_event');
  const [host] = listAt(meeting, 'event_memberships');
  const starts_at = textAt(meeting, 'start_time');
  return {
    ...read,
    submitted_at: submittedAt(invitee, status),
    person: personOf(invitee, objectAt(read, 'person')),
    request: requestOf(invitee, { status, request: objectAt(read, 'request') }),
    attribution: { ...objectAt(read, 'attribution'), ...trackingOf(invitee) },
    custom: {
      ...objectAt(read, 'custom'),
      meeting: textAt(meeting, 'name'),
      timezone: textAt(invitee, 'timezone'),
    },
    meeting: { host: textAt(host, 'user_email'), starts_at, status },
  };
}

/** What the product asks of everybody stands above what a question of one's own was answered. */
function personOf(invitee: JsonObject, answered: JsonObject): JsonObject {
  return {
    ...answered,
    email: textAt(invitee, 'email') ?? answered.email,
    name: textAt(invitee, 'name') ?? answered.name,
    first_name: textAt(invitee, 'first_name') ?? answered.first_name,
    last_name: textAt(invitee, 'last_name') ?? answered.last_name,
    phone: answered.phone ?? textAt(invitee, 'text_reminder_number'),
  };
}

function requestOf(
  invitee: JsonObject,
  { status, request }: { status: Status; request: JsonObject },
): JsonObject {
  const form = FORMS[status];
  if (status === 'booked') return { ...request, form };
  const who = textAt(invitee, 'cancellation', 'canceled_by');
  const reason = textAt(invitee, 'cancellation', 'reason');
  const what =
    status === 'no_show' ? 'Did not come to the meeting' : `The meeting was called off${by(who)}`;
  return { ...request, form, message: reason === undefined ? `${what}.` : `${what}: ${reason}` };
}

function by(who: string | undefined): string {
  return who === undefined ? '' : ` by ${who}`;
}

function submittedAt(invitee: JsonObject, status: Status): string | undefined {
  if (status === 'canceled') return textAt(invitee, 'cancellation', 'created_at');
  return textAt(status === 'no_show' ? objectAt(invitee, 'no_show') : invitee, 'created_at');
}

function trackingOf(invitee: JsonObject): JsonObject {
  const tracking = Object.entries(objectAt(invitee, 'tracking'));
  return Object.fromEntries(
    tracking.flatMap(([name, value]) => {
      const text = plainAnswer(value);
      return text === undefined ? [] : [[name, text]];
    }),
  );
}

function readQuestion(asked: unknown): Answer[] {
  const value = plainAnswer(objectAt(asked).answer);
  return value === undefined ? [] : [{ label: textAt(asked, 'question') ?? '', value }];
}
