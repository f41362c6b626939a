import type { KnownBlock, ModalView } from '@slack/web-api';
import type { Answer } from '../../../../blocks/answers/answer.ts';
import { encodeValue, parseValue } from '../../../../blocks/button-value.ts';
import { listModal } from '../../../../blocks/home/list-modal.ts';
import type { ListName } from '../../../../routing/model/cards/standings/listed.ts';
import { loadList } from '../../../../services/home/load-list.ts';
import { say } from '../../../../words/say.ts';
import { refused } from '../../answers/refusals.ts';
import type { Person } from '../../person.ts';
import type { Click } from '../click.ts';
import { sayOutOfDate } from '../out-of-date.ts';

/** Which page of which list of Home somebody looks at. */
export interface Spot {
  list: ListName;
  page?: number | undefined;
}

/** See all opens a list; Previous and Next turn its page where it stands. */
export async function openList(click: Click): Promise<unknown> {
  const { list, page } = click.about;
  return list === undefined ? sayOutOfDate(click) : open(click, { list, page });
}

/** Open, beside the count of what was not for sales. */
export async function openUnrouted(click: Click): Promise<unknown> {
  return open(click, { list: 'unrouted' });
}

async function open(click: Click, spot: Spot): Promise<unknown> {
  const said = await showList(click, { ...spot, show: click.spot ? click.refill : click.open });
  return said && click.tell(said);
}

interface Shown extends Spot {
  show: (view: ModalView) => Promise<unknown>;
  /** What was just done. */
  said?: readonly KnownBlock[] | undefined;
}

/** Shows the page as things stand now; the answer says why not. */
export async function showList(
  { ctx, actor, reader }: Pick<Person, 'ctx' | 'actor' | 'reader'>,
  { list, page, show, said }: Shown,
): Promise<Answer | null> {
  const was = await loadList(ctx, { actor, list, page });
  if (was.outcome !== 'listed') return refused(was, say`This list`);
  await show(listModal(was, reader, said));
  return null;
}

/** A form remembers which page it was opened from, to draw it anew when it is sent in. */
export function openedFrom(spot: Spot, form: ModalView): ModalView {
  const about = parseValue(form.private_metadata);
  return { ...form, private_metadata: encodeValue({ ...about, ...spot }) };
}
