/** One line of what `doctor` and Home say: it is fine, or what to do. */
import type { SetUpCheck } from '../../routing/model/cards/set-up-cards.ts';
import { type Phrase, type Slot, say } from '../../words/say.ts';

export type FoundCheck = SetUpCheck & { found: Slot };

type More = Pick<SetUpCheck, 'press' | 'channel'> & { found?: Slot };

/** A part of setting Baton up. */
export function check(name: Phrase, fine: boolean, mend: Slot, more: More = {}): FoundCheck {
  const { found = fine ? say`fine` : say`incomplete`, ...rest } = more;
  return { name, fine, found, mend: fine ? null : mend, ...(fine ? {} : rest) };
}

/** Whether what was set up works. */
export function health(name: Phrase, fine: boolean, mend: Slot, more: More = {}): FoundCheck {
  return { ...check(name, fine, mend, more), group: 'health' };
}
