import { badTime, unknownRep } from '../../../../blocks/answers/command-answers.ts';
import { findRep } from '../../../../services/people/find-rep.ts';
import { setAvailability } from '../../../../services/people/set-availability.ts';
import { availabilityAnswer } from '../../answers/availability-answer.ts';
import type { Person } from '../../person.ts';
import type { Verb } from '../command.ts';
import { splitAtCover, splitAtPerson } from '../parsing/parse-command.ts';
import { parseUntil } from '../parsing/parse-until.ts';

/**
 * `/routing away @ben until 15:00 cover @cleo`; nobody named means oneself, no time means until
 * back.
 */
export const away: Verb = async ({ person, rest: all }) => {
  const { ctx, actor, reader } = person;
  const { rest, cover: coverTyped } = splitAtCover(all);
  const cover = coverTyped ? await findRep(ctx, { query: coverTyped }) : undefined;
  if (cover === null) return unknownRep(coverTyped ?? '');
  const named = splitAtPerson(rest);
  const typed = named.person ? named.after : rest;
  const until = typed === '' ? null : parseUntil(typed, reader);
  if (typed !== '' && !until) return badTime(typed);
  const rep = await repOf(person, named.person);
  if (!rep) return unknownRep(named.person ?? '');
  const was = await setAvailability(ctx, {
    repId: rep.repId,
    away: { until },
    ...(cover && { coverId: cover.repId }),
    actor,
  });
  return availabilityAnswer(was, { rep: rep.name, repId: rep.repId, reader });
};

/** `/routing back @ben`; nobody named means oneself. */
export const back: Verb = async ({ person, rest }) => {
  const { person: typed } = splitAtPerson(rest);
  const rep = await repOf(person, typed);
  if (!rep) return unknownRep(typed ?? '');
  const { ctx, actor, reader } = person;
  const was = await setAvailability(ctx, { repId: rep.repId, away: null, actor });
  return availabilityAnswer(was, { rep: rep.name, repId: rep.repId, reader });
};

/** The name is null for oneself, whom the answers call "you". */
async function repOf(
  { ctx, repId }: Person,
  typed: string | null,
): Promise<{ repId: string; name: string | null } | null> {
  if (!typed) return { repId, name: null };
  const rep = await findRep(ctx, { query: typed });
  return rep?.repId === repId ? { repId, name: null } : rep;
}
