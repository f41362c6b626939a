/** Says of the names that lead nowhere where they stand and what mends them. */
import {
  STALE_KINDS,
  type StaleKind,
  type StaleMapping,
} from '../../routing/people/stale-mappings.ts';
import { chained } from '../../words/lists.ts';
import { counted } from '../../words/numbers.ts';
import { type Phrase, say } from '../../words/say.ts';

interface Words {
  title: Phrase;
  /** The same within a sentence. */
  inside: Phrase;
  fix: Phrase;
}

const WORDS: Record<StaleKind, Words> = {
  left_slack: {
    title: say`No longer in Slack`,
    inside: say`no longer in Slack`,
    fix: say`Take them out with /routing policy, name other owners in accounts.csv, then drop them with baton roster import FILE --prune.`,
  },
  not_on_roster: {
    title: say`Not on the roster`,
    inside: say`not on the roster`,
    fix: say`Bring them in with baton roster import FILE, or take them out with /routing policy.`,
  },
  no_slack_user: {
    title: say`Without a Slack user`,
    inside: say`without a Slack user`,
    fix: say`Give them slack or email with baton roster import FILE.`,
  },
  no_crm_id: {
    title: say`Without a CRM id, which others have`,
    inside: say`without a CRM id, which others have`,
    fix: say`Give them one with baton roster import FILE, in a column such as crm_hubspot.`,
  },
};
/** A whole message has room for so many; a place more or less changes nothing. */
const MOST_NAMED = 20;
const MOST_PLACES = 3;

/** `2 names are out of date, 1 of them new` */
export function staleTitle(stale: readonly StaleMapping[], isFresh: Fresh): Phrase {
  const count = counted(stale.length, 'name is out of date', 'names are out of date');
  const fresh = stale.filter(isFresh).length;
  if (fresh === 0) return count;
  return fresh === stale.length ? say`${count}, and new` : say`${count}, ${fresh} of them new`;
}

type Fresh = (one: StaleMapping) => boolean;

/** By kind, each with the fix; news first where not all have room. */
export function staleLines(stale: readonly StaleMapping[], isFresh: Fresh): Phrase[] {
  const shown = stale
    .toSorted((a, b) => Number(isFresh(b)) - Number(isFresh(a)))
    .slice(0, MOST_NAMED);
  const rest = stale.length - shown.length;
  const lines = STALE_KINDS.flatMap((kind) => {
    const ofKind = shown.filter((one) => one.kind === kind);
    if (ofKind.length === 0) return [];
    const { title, fix } = WORDS[kind];
    const names = ofKind.map((one) =>
      isFresh(one) ? say`• ${staleName(one)} (new)` : say`• ${staleName(one)}`,
    );
    return [say`${title}:`, ...names, fix];
  });
  return rest > 0 ? [...lines, say`… and ${rest} more: baton doctor lists them.`] : lines;
}

/** `Ben Koch: pool emea, 3 accounts` */
export function staleName({ name, places }: StaleMapping): Phrase {
  const rest = places.length - MOST_PLACES;
  const named = chained(places.slice(0, MOST_PLACES), ', ');
  return rest > 0 ? say`${name}: ${named} and ${rest} more` : say`${name}: ${named}`;
}

/** `no longer in Slack`, within a sentence. */
export function staleKind({ kind }: StaleMapping): Phrase {
  return WORDS[kind].inside;
}
