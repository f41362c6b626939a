import { missingWords, unknownRep } from '../../../../blocks/answers/command-answers.ts';
import { overrideAssignment } from '../../../../services/ownership/override-assignment.ts';
import { findRep } from '../../../../services/people/find-rep.ts';
import { overrideAnswer } from '../../answers/override-answer.ts';
import type { Verb } from '../command.ts';
import { splitAtPerson } from '../parsing/parse-command.ts';
import { withLead } from './with-lead.ts';

/** Phones turn two hyphens into a dash. */
const FINAL = /(?:^|\s)(?:--|—|–)final(?=\s|$)/;

/**
 * `/lead assign globex @ben knows the account`: an offer from the manager, or with `--final` his.
 */
export const assign: Verb = async (asked) => {
  const { ctx, actor } = asked.person;
  const { rest } = asked;
  const { before, person: typed, after } = splitAtPerson(rest.replace(FINAL, ''));
  if (!typed || !after) return missingWords(asked.line);
  const rep = await findRep(ctx, { query: typed });
  if (!rep) return unknownRep(typed);
  return withLead(asked, before, async (leadId) => {
    const was = await overrideAssignment(ctx, {
      leadId,
      toRepId: rep.repId,
      reason: after,
      final: FINAL.test(rest),
      actor,
    });
    return overrideAnswer(was, typed);
  });
};
