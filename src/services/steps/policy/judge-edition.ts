/** Judges whether a policy may become live now: its faults, and what became live since it began. */
import type { Reader } from '../../../db/database.ts';
import {
  findLiveVersion,
  findPolicy,
  type PolicyRecord,
} from '../../../db/workspace/policy-store.ts';
import { readSetting } from '../../../db/workspace/settings-store.ts';
import { listRepRecords } from '../../../db/workspace/team-store.ts';
import type { Policy } from '../../../routing/model/policy/policy.ts';
import { DEFAULT_TEAM_TERMS, type Roster } from '../../../routing/model/workspace/roster.ts';
import type { Phrase } from '../../../words/say.ts';
import { checkAgainstStore } from '../../policy/check-against-store.ts';
import { diffPolicies } from '../../workspace/comparing/diff-policies.ts';
import { readAsToday } from '../../workspace/comparing/read-as-today.ts';
import { type FileFault, hasErrors, sortFaults } from '../../workspace/file-fault.ts';
import { readPolicy } from '../../workspace/reading/read-policy.ts';
import { placeFault } from '../../workspace/reading/read-yaml.ts';

export interface Checked {
  policy: Policy;
  warnings: FileFault[];
}
export type Read = Checked | { outcome: 'invalid'; faults: FileFault[] };

/** A policy's text against the people there are, and against how they are doing today. */
export async function readAgainstRoster(from: Reader, text: string, now: Date): Promise<Read> {
  const { value, faults, faultAt } = readPolicy(text, await storedRoster(from));
  if (!value || hasErrors(faults)) return { outcome: 'invalid', faults };
  const today = await checkAgainstStore(from, value, now);
  const warnings = [...faults, ...today.map((one) => placeFault(faultAt, one))];
  return { policy: value, warnings: sortFaults(warnings) };
}

async function storedRoster(from: Reader): Promise<Roster> {
  const reps = (await listRepRecords(from)).map(({ profile }) => profile);
  const terms = (await readSetting(from, 'team_terms')) ?? DEFAULT_TEAM_TERMS;
  return { version: 1, channels: (await readSetting(from, 'channels')) ?? {}, ...terms, reps };
}

/** Three versions, two differences: what they changed since, and what you did. */
export interface Moved {
  outcome: 'moved';
  basedOn: number;
  live: number;
  theirs: Phrase[];
  yours: Phrase[];
}

/** The version that decides now, as this release reads it; null before the first. */
export async function loadLiveRecord(from: Reader): Promise<PolicyRecord | null> {
  const live = await findLiveVersion(from);
  const record = live && (await findPolicy(from, live.version));
  return record && readAsToday(record);
}

/**
 * Rule 10: an edit of an older version must not undo what was published since.
 *
 * @param onto the version whose changes its author has seen and means to replace
 */
export async function findMoved(
  from: Reader,
  edition: { policy: Policy; basedOn: number | null },
  onto: number | null,
): Promise<Moved | null> {
  const live = await loadLiveRecord(from);
  const expected = onto ?? edition.basedOn;
  if (live === null || expected === null || expected === live.version) return null;
  const basedOn = edition.basedOn ?? expected;
  const began = await findPolicy(from, basedOn);
  const base = (began ? readAsToday(began) : live).document;
  return {
    outcome: 'moved',
    basedOn,
    live: live.version,
    theirs: diffPolicies(base, live.document),
    yours: diffPolicies(base, edition.policy),
  };
}
