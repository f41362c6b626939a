import type { Button, KnownBlock } from '@slack/web-api';
import { say } from '../words/say.ts';
import type { ButtonValue } from './button-value.ts';
import { actions, button, context } from './elements.ts';
import { mrkdwn } from './text.ts';

/** Lists that are too long to be shown at once. */

interface Page {
  /** From 0. */
  page: number;
  pages: number;
}

/** Where in the list this is; nothing where it is all of it. */
export function pageLine({ page, pages }: Page) {
  return pages > 1 ? [context(mrkdwn`Page ${page + 1} of ${pages}`)] : [];
}

interface Turns {
  previous: string;
  next: string;
  /** The list. */
  about: ButtonValue;
}

/** How a list ends that has buttons of no other kind. */
export function pageEnd(at: Page, turns: Turns): KnownBlock[] {
  return at.pages > 1 ? [...pageLine(at), actions(...pageButtons(at, turns))] : [];
}

/** Previous and Next, as far as there are any. */
export function pageButtons({ page, pages }: Page, { previous, next, about }: Turns): Button[] {
  const to = (turned: number) => ({ ...about, page: turned });
  return [
    ...(page > 0 ? [button({ label: say`Previous`, action: previous, value: to(page - 1) })] : []),
    ...(page < pages - 1 ? [button({ label: say`Next`, action: next, value: to(page + 1) })] : []),
  ];
}
