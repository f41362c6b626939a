import { unknownRep } from '../../../../blocks/answers/command-answers.ts';
import { badStretch, timeOffList } from '../../../../blocks/answers/time-off-answers.ts';
import { loadHours } from '../../../../services/hours/load-hours.ts';
import { planTimeOff } from '../../../../services/hours/plan-time-off.ts';
import { findRep } from '../../../../services/people/find-rep.ts';
import { hoursRefused, planAnswer } from '../../answers/hours/time-off-answer.ts';
import type { Verb } from '../command.ts';
import { splitAtCover, splitAtPerson } from '../parsing/parse-command.ts';
import { parseTimeOff } from '../parsing/parse-time-off.ts';

/**
 * `/routing timeoff @ben tomorrow 10:00 until 12:00 cover @cleo`; nobody named means oneself, no
 * time asks what is planned. Days are those of whoever is off.
 */
export const timeoff: Verb = async ({ person, rest: all }) => {
  const { ctx, actor } = person;
  const { rest, cover: coverTyped } = splitAtCover(all);
  const cover = coverTyped ? await findRep(ctx, { query: coverTyped }) : null;
  if (coverTyped && !cover) return unknownRep(coverTyped);
  const named = splitAtPerson(rest);
  const typed = named.person ? named.after : rest;
  const rep = named.person ? await findRep(ctx, { query: named.person }) : person;
  if (!rep) return unknownRep(named.person ?? '');
  const known = await loadHours(ctx, { repId: rep.repId, actor });
  if (known.outcome !== 'open') return hoursRefused(known, rep.repId);
  const { timeZone, timeOff, name } = known.form;
  if (typed === '') return timeOffList(timeOff, { name, repId: rep.repId }, person.reader);
  const stretch = parseTimeOff(typed, { now: person.reader.now, timeZone });
  if (!stretch) return badStretch(typed);
  const { repId } = rep;
  const coverId = cover?.repId ?? null;
  const was = await planTimeOff(ctx, { repId, ...stretch, coverId, changes: null, actor });
  return planAnswer(was, { repId, self: person.repId });
};
