import { cardOver } from '../../../blocks/answers/click-answers.ts';
import type { Click } from './click.ts';

/** Old cards stay in direct messages for years; each of their buttons still answers. */
export async function sayOutOfDate(click: Click): Promise<unknown> {
  return click.tell(cardOver());
}
