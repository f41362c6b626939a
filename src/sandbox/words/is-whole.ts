import type { FoundText } from './collect-texts.ts';
import { withoutSlots } from './is-text.ts';

/** Here a sentence goes through `mrkdwn`, which still has its words apart from its slots. */
const BY_TAG = /^src\/(?:blocks|handlers\/slack)\//;

/**
 * Could one look-up at the door translate it? Yes for a sentence in `mrkdwn`, for a label without
 * slots and for a reason, which is stored by its code; not for what is filled or put together
 * before it comes there.
 */
export function isWhole({ text, role, file, surface }: FoundText): boolean {
  if (surface === 'Reasons') return true;
  if (role === 'sentence') return BY_TAG.test(file);
  return role !== 'piece' && withoutSlots(text) === text;
}
