import { unknownRep } from '../../../../blocks/answers/command-answers.ts';
import { overrideAssignment } from '../../../../services/ownership/override-assignment.ts';
import { findRep } from '../../../../services/people/find-rep.ts';
import { askReassign } from '../../actions/lead/lead-reassign.ts';
import { overrideAnswer } from '../../answers/override-answer.ts';
import type { Verb } from '../command.ts';
import { splitAtPerson } from '../parsing/parse-command.ts';
import { byForm, withLead, withLeadAndWords } from './with-lead.ts';

/** Phones turn two hyphens into a dash. */
const FINAL = /(?:^|\s)(?:--|—|–)final(?=\s|$)/;

/**
 * `/lead assign globex @ben knows the account`: an offer from the manager, or with `--final` his.
 * The form asks for what is left out.
 */
export const assign: Verb = async (asked) => {
  const { person, rest } = asked;
  const { ctx, actor } = person;
  const { before, person: typed, after } = splitAtPerson(rest.replace(FINAL, ''));
  const asking = { ...person, open: asked.open };
  if (!typed) {
    return withLeadAndWords(asked, (leadId, words) =>
      byForm(askReassign(asking, { leadId, note: words ?? '' })),
    );
  }
  const rep = await findRep(ctx, { query: typed });
  if (!rep) return unknownRep(typed);
  return withLead(asked, before, async (leadId) => {
    if (!after) return byForm(askReassign(asking, { leadId, repId: rep.repId }));
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
