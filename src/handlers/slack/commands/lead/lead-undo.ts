import { restoreLead } from '../../../../services/closing/restore-lead.ts';
import { giveBack } from '../../../../services/ownership/give-back.ts';
import { undoLast } from '../../../../services/ownership/undo-last.ts';
import { showList } from '../../actions/home/home-list.ts';
import { giveBackAnswer, restoreAnswer, undoAnswer } from '../../answers/undo-answer.ts';
import type { Verb } from '../command.ts';
import { withLead, withLeadAndWords } from './with-lead.ts';

/** `/lead undo globex`: one's own last answer, or for managers the last change of owner. */
export const undo: Verb = async (asked) => {
  const { ctx, actor, reader } = asked.person;
  return withLead(asked, asked.rest, async (leadId) =>
    undoAnswer(await undoLast(ctx, { leadId, actor }), reader),
  );
};

/** `/lead giveback globex on holiday from tomorrow`. */
export const giveback: Verb = async (asked) => {
  const { ctx, actor, reader } = asked.person;
  return withLeadAndWords(asked, async (leadId, reason) =>
    giveBackAnswer(await giveBack(ctx, { leadId, reason, actor }), reader),
  );
};

/** `/lead restore globex`: a closed lead comes back. */
export const restore: Verb = async (asked) => {
  const { ctx, actor, reader } = asked.person;
  return withLead(asked, asked.rest, async (leadId) =>
    restoreAnswer(await restoreLead(ctx, { leadId, actor }), reader),
  );
};

/** `/lead unrouted`: what was not for sales lately. */
export const unrouted: Verb = async ({ person, open }) =>
  showList(person, { list: 'unrouted', show: open });
