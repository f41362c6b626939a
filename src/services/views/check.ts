/** One line of what `doctor` and Home say: it is fine, or what to do. */
import type { SetUpCheck } from '../../routing/model/cards/set-up-cards.ts';

export type FoundCheck = SetUpCheck & { found: string };

type More = Pick<SetUpCheck, 'press' | 'channel'> & { found?: string };

/** A part of setting Baton up. */
export function check(name: string, fine: boolean, mend: string, more: More = {}): FoundCheck {
  const { found = fine ? 'fine' : 'incomplete', ...rest } = more;
  return { name, fine, found, mend: fine ? null : mend, ...(fine ? {} : rest) };
}

/** Whether what was set up works. */
export function health(name: string, fine: boolean, mend: string, more: More = {}): FoundCheck {
  return { ...check(name, fine, mend, more), group: 'health' };
}
