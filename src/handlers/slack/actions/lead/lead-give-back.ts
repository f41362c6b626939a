import { notInThisVersion } from '../../answers/words.ts';
import type { Click } from '../click.ts';

/** Give it back. */
export async function giveBack(click: Click): Promise<unknown> {
  return click.tell(notInThisVersion('Giving a lead back'));
}
