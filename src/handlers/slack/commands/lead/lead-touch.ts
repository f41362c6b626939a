import { engagementSet } from '../../../../blocks/answers/deed-answers.ts';
import { ENGAGEMENTS } from '../../../../routing/model/working/engagement.ts';
import { keepLead } from '../../../../services/closing/keep-lead.ts';
import { logTouch } from '../../../../services/ownership/log-touch.ts';
import { setEngagement } from '../../../../services/ownership/set-engagement.ts';
import { say } from '../../../../words/say.ts';
import { keepAnswer } from '../../answers/closing/keep-answer.ts';
import { refusedOwner } from '../../answers/refusals.ts';
import { noSuchEngagement } from '../../answers/words.ts';
import { touchAnswer } from '../../answers/working/touch-answer.ts';
import type { Verb } from '../command.ts';
import { splitAtTouch } from '../parsing/parse-touch.ts';
import { withLead } from './with-lead.ts';

/** `/lead touch globex`, `/lead touch globex call answered: wants a demo`. */
export const touch: Verb = async (asked) => {
  const { ctx, actor, reader } = asked.person;
  const { query, kind, connected, note } = splitAtTouch(asked.rest);
  return withLead(asked, query, async (leadId) => {
    const was = await logTouch(ctx, { leadId, kind, connected, note, actor });
    return touchAnswer(was, { reader, noted: kind !== null });
  });
};

/** `/lead engagement globex attempted`: puts right how far contact has come. */
export const engagement: Verb = async (asked) => {
  const { ctx, actor, reader } = asked.person;
  const { rest } = asked;
  const [, query = rest, word = ''] = /^(.*\S)\s+(\S+)$/.exec(rest) ?? [];
  const wanted = ENGAGEMENTS.find((one) => one === word.toLowerCase());
  return withLead(asked, query, async (leadId) => {
    if (!wanted) return noSuchEngagement(ENGAGEMENTS);
    const was = await setEngagement(ctx, { leadId, engagement: wanted, actor });
    if (was.outcome === 'set' || was.outcome === 'unchanged') return engagementSet(was);
    return refusedOwner(was, say`Changing this`, reader);
  });
};

/** `/lead fine globex`: a manager says that what a rep called bad is not. */
export const fine: Verb = async (asked) => {
  const { ctx, actor } = asked.person;
  return withLead(asked, asked.rest, async (leadId) =>
    keepAnswer(await keepLead(ctx, { leadId, actor })),
  );
};
