/** Says of the names that lead nowhere where they stand and what mends them. */
import {
  STALE_KINDS,
  type StaleKind,
  type StaleMapping,
} from '../../routing/people/stale-mappings.ts';

interface Words {
  title: string;
  fix: string;
}

const WORDS: Record<StaleKind, Words> = {
  left_slack: {
    title: 'No longer in Slack',
    fix: 'Take them out with /routing policy, name other owners in accounts.csv, then drop them with baton roster import FILE --prune.',
  },
  not_on_roster: {
    title: 'Not on the roster',
    fix: 'Bring them in with baton roster import FILE, or take them out with /routing policy.',
  },
  no_slack_user: {
    title: 'Without a Slack user',
    fix: 'Give them slack or email with baton roster import FILE.',
  },
  no_crm_id: {
    title: 'Without a CRM id, which others have',
    fix: 'Give them one with baton roster import FILE, in a column such as crm_hubspot.',
  },
};
/** A whole message has room for so many; a place more or less changes nothing. */
const MOST_NAMED = 20;
const MOST_PLACES = 3;

/** `2 names are out of date, 1 of them new` */
export function staleTitle(stale: readonly StaleMapping[], isFresh: Fresh): string {
  const count =
    stale.length === 1 ? '1 name is out of date' : `${stale.length} names are out of date`;
  const fresh = stale.filter(isFresh).length;
  if (fresh === 0) return count;
  return fresh === stale.length ? `${count}, and new` : `${count}, ${fresh} of them new`;
}

type Fresh = (one: StaleMapping) => boolean;

/** By kind, each with the fix; news first where not all have room. */
export function staleLines(stale: readonly StaleMapping[], isFresh: Fresh): string[] {
  const shown = stale
    .toSorted((a, b) => Number(isFresh(b)) - Number(isFresh(a)))
    .slice(0, MOST_NAMED);
  const rest = stale.length - shown.length;
  const lines = STALE_KINDS.flatMap((kind) => {
    const ofKind = shown.filter((one) => one.kind === kind);
    if (ofKind.length === 0) return [];
    const { title, fix } = WORDS[kind];
    const names = ofKind.map((one) => `• ${staleName(one)}${isFresh(one) ? ' (new)' : ''}`);
    return [`${title}:`, ...names, fix];
  });
  return rest > 0 ? [...lines, `… and ${rest} more: baton doctor lists them.`] : lines;
}

/** `Ben Koch: pool emea, 3 accounts` */
export function staleName({ name, places }: StaleMapping): string {
  const rest = places.length - MOST_PLACES;
  const named = places.slice(0, MOST_PLACES).join(', ');
  return rest > 0 ? `${name}: ${named} and ${rest} more` : `${name}: ${named}`;
}

/** `no longer in Slack`, within a sentence. */
export function staleKind({ kind }: StaleMapping): string {
  const { title } = WORDS[kind];
  return `${title.charAt(0).toLowerCase()}${title.slice(1)}`;
}
