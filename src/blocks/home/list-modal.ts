import type { KnownBlock, ModalView } from '@slack/web-api';
import type { LeadRow } from '../../routing/model/cards/cards.ts';
import type { ListName, ListView } from '../../routing/model/cards/standings/listed.ts';
import { type Phrase, say } from '../../words/say.ts';
import type { Reader } from '../../words/time.ts';
import { LEAD_RESTORE, LIST_MODAL, LIST_NEXT, LIST_PREVIOUS } from '../action-ids.ts';
import { button, row, section } from '../elements.ts';
import { SHOWN } from '../limits.ts';
import { modal } from '../modals/modal.ts';
import { pageEnd } from '../paging.ts';
import { cut, dotted, leadFirst, leadName, mrkdwn, personBeside } from '../text.ts';
import { riskLine, riskRow, teamLine, teamRow } from './home-manager.ts';
import { offerRow, openRow } from './home-rep.ts';

const TITLES: Record<ListName, Phrase> = {
  waiting: say`Waiting for you`,
  open: say`Your open leads`,
  risk: say`At risk now`,
  held: say`On hold`,
  team: say`Team`,
  unrouted: say`Not for sales`,
};

/** All of a list of Home, a page at a time, its rows as they are there; `said` was just done. */
export function listModal(
  view: ListView,
  reader: Reader,
  said: readonly KnownBlock[] = [],
): ModalView {
  const { list, page, total } = view;
  const turns = { previous: LIST_PREVIOUS, next: LIST_NEXT, about: { list } };
  return modal({
    callback: LIST_MODAL,
    title: TITLES[list],
    close: say`Close`,
    about: { list, page },
    blocks: [
      ...said,
      section(mrkdwn`*${TITLES[list]}: ${total}*`),
      ...rowsOf(view, reader),
      ...pageEnd(view, turns),
    ],
  });
}

function rowsOf(view: ListView, reader: Reader): KnownBlock[] {
  switch (view.list) {
    case 'waiting':
      return view.rows.flatMap((offer) => offerRow(offer, reader));
    case 'open':
      return view.rows.map((lead) => openRow(lead, reader));
    case 'team':
      return view.rows.map((rep) =>
        view.mayAct ? teamRow(rep, reader) : section(teamLine(rep, reader)),
      );
    case 'unrouted':
      return view.rows.map(unroutedRow);
    default:
      return view.rows.flatMap((lead) =>
        view.mayAct ? riskRow(lead, reader) : [section(riskLine(lead, reader))],
      );
  }
}

/** Each with a button, because a rule may have been wrong. */
function unroutedRow(lead: LeadRow): KnownBlock {
  const value = { lead: lead.leadId };
  const why = lead.why ? mrkdwn`${cut(lead.why, SHOWN.reason)}` : null;
  const line = dotted(mrkdwn`*${leadFirst(lead)}*`, personBeside(lead), why);
  const spoken = say`Restore ${leadName(lead, 40)}`;
  return row(line, button({ label: say`Restore`, action: LEAD_RESTORE, value, spoken }));
}
