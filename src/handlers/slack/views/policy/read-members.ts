import { FIELDS } from '../../../../blocks/action-ids.ts';
import { EDIT_ERRORS } from '../../../../blocks/modals/policy/edit-modals.ts';
import { listed } from '../../../../words/lists.ts';
import { type Phrase, say } from '../../../../words/say.ts';
import { nearestWord } from '../../commands/parsing/nearest-word.ts';
import { picksOf, type Submission, textOf } from '../submission.ts';

const LINE = /^(.+?)(?:\s*[:=]\s*|\s+)(\S+)$/;
const WEIGHT = /^\d{1,5}$/;
const MOST = 10_000;
const NEWCOMER = 100;

interface Somebody {
  id: string;
  name: string;
}

export type ReadMembers =
  | { members: Record<string, number> }
  /** What is wrong, and under which input. */
  | { field: string; fault: Phrase };

/** `ana 100` a line, in as many fields as the form has; people by their id or their name. */
export function readMembers(sent: Submission, people: readonly Somebody[]): ReadMembers {
  const members = new Map<string, number>();
  const fields = Object.keys(sent.values).filter((one) => one.startsWith(`${FIELDS.members}_`));
  for (const field of fields) {
    for (const line of textOf(sent, field).split('\n')) {
      const read = line.trim() === '' ? null : readLine(line.trim(), people);
      if (read === null) continue;
      if ('fault' in read) return { field, fault: read.fault };
      if (members.has(read.id))
        return { field, fault: say`${read.id} is there twice: keep one line.` };
      members.set(read.id, read.weight);
    }
  }
  for (const id of picksOf(sent, FIELDS.newcomers)) {
    if (!members.has(id)) members.set(id, NEWCOMER);
  }
  if (![...members.values()].some((weight) => weight > 0)) {
    return { field: fields[0] ?? FIELDS.message, fault: EDIT_ERRORS.noWeight };
  }
  return { members: Object.fromEntries(members) };
}

function readLine(line: string, people: readonly Somebody[]) {
  const [, who = line, typed = ''] = LINE.exec(line) ?? [];
  if (!WEIGHT.test(typed) || Number(typed) > MOST) {
    const fault = say`“${line}”: write a whole number from 0 to 10,000 behind the name, such as ${who} 100.`;
    return { fault };
  }
  const wanted = who.toLowerCase();
  const found = people.filter(({ id, name }) => id === wanted || name.toLowerCase() === wanted);
  const [somebody] = found;
  if (!somebody) return { fault: unknown(who, people) };
  if (found.length > 1 && !found.some(({ id }) => id === wanted)) {
    const ids = found.map(({ id }) => id);
    const fault = say`${who} are ${found.length} people: write ${listed(ids, 'or')}.`;
    return { fault };
  }
  const { id } = found.find((one) => one.id === wanted) ?? somebody;
  return { id, weight: Number(typed) };
}

function unknown(who: string, people: readonly Somebody[]): Phrase {
  const near = nearestWord(
    who.toLowerCase(),
    people.map(({ id }) => id),
  );
  const next = near ? say`Did you mean ${near}?` : say`Write an id of roster.yml.`;
  return say`“${who}” is nobody on the roster. ${next}`;
}
