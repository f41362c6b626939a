/** Finds whom of the published people a row of a file is about; ids never change. */
import type { RepRecord } from '../../../db/workspace/team-store.ts';
import { quoted } from '../../../routing/policy/wording.ts';
import type { FileFault } from '../file-fault.ts';
import { chooseId, localPart } from '../first/new-person.ts';
import type { RosterRow } from './read-roster-file.ts';

export interface Identified {
  row: RosterRow;
  id: string;
  /** As they are published; undefined for somebody new. */
  before: RepRecord | undefined;
  /** The row gives them another id: the one they had goes. */
  isRenamed: boolean;
}
export type Identity = { person: Identified } | { fault: FileFault };

/** By id; where there is none by Slack user or e-mail; else somebody new, under an id of theirs. */
export function identifyPerson(
  row: RosterRow,
  stored: readonly RepRecord[],
  taken: Set<string>,
): Identity {
  const [id, email, slack, name, formerId] = ['id', 'email', 'slack', 'name', 'renamed_from'].map(
    (key) => textOf(row.said[key]),
  );
  const address = (email ?? '').toLowerCase();
  const twin = stored.find(
    (one) => (slack && one.slackUserId === slack) || (address && one.email === address),
  );
  const is = (who: string, before?: RepRecord, isRenamed = false): Identity => {
    return { person: { row, id: who, before, isRenamed } };
  };
  if (!id) {
    if (twin) return is(twin.id, twin);
    if (!address && !slack) return { fault: nameless(row) };
    return is(chooseId([localPart(address), name ?? '', slack ?? ''], taken));
  }
  const known = stored.find((one) => one.id === id);
  const former = stored.find((one) => one.id === formerId);
  if (known || !former) return twin && !known ? { fault: otherId(row, id, twin) } : is(id, known);
  return is(id, former, true);
}

function nameless(row: RosterRow): FileFault {
  const message = 'found nothing, expected an id, an e-mail address or a Slack user id.';
  return row.faultAt(['id'], message, 'error');
}

function otherId(row: RosterRow, id: string, { id: known, profile }: RepRecord): FileFault {
  const found = `found ${quoted(id)} for ${profile.name}, who is on the roster as ${quoted(known)}`;
  const message = `${found}. Ids never change: write ${known}, or add renamed_from: ${known}.`;
  return row.faultAt(['id'], message, 'error');
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
