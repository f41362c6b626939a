/** Writes a policy as the next numbered version, and makes a version the one that decides. */
import {
  findLiveVersion,
  insertPolicy,
  insertPublication,
  listPolicies,
  newestVersion,
} from '../../../db/workspace/policy-store.ts';
import { replaceHolidays } from '../../../db/workspace/roster-store.ts';
import { actorName } from '../../../routing/model/actor.ts';
import type { Policy } from '../../../routing/model/policy/policy.ts';
import type { PublishedHow } from '../../../routing/model/policy/publication.ts';
import { hashPolicy } from '../../workspace/hash-policy.ts';
import type { HolidaySpan } from '../../workspace/list-holidays.ts';
import { drainForChange } from '../placing/drain.ts';
import { audit, type Step } from '../step.ts';
import { tellProposed, tellPublished } from '../telling/tell-of-policy.ts';
import { policySubject } from './policy-subject.ts';

export interface Edition {
  policy: Policy;
  /** As its author wrote it. */
  text: string;
  message: string | null;
}

/** More than these wait for nobody. */
const MOST_PROPOSALS = 50;

/** Versions are numbered and published by one at a time; take it before anything is read. */
export async function lockPolicies({ ctx, tx }: Step): Promise<void> {
  await ctx.db.mutex(tx, 'workspace');
}

/** Call it under the lock. Of a proposal nothing changes until it is published. */
export async function writeVersion(
  step: Step,
  { policy, text, message }: Edition,
  state: 'proposed' | 'published',
): Promise<number> {
  const live = await findLiveVersion(step.tx);
  const version = (await newestVersion(step.tx)) + 1;
  const hash = hashPolicy(policy);
  await insertPolicy(step.tx, {
    version,
    document: policy,
    text,
    hash,
    author: actorName(step.actor),
    writtenAt: step.now,
    state,
    message,
    basedOn: live?.version ?? null,
    settledBy: null,
    settledAt: null,
    settledReason: null,
  });
  if (state === 'proposed') {
    const data = { version, hash, based_on: live?.version ?? null };
    await audit(step, { action: 'policy.proposed', subject: policySubject(version), data });
  }
  return version;
}

/** The same rules wait only once: whoever proposes them again is told of the first. */
export async function proposeOnce(step: Step, edition: Edition): Promise<number> {
  const hash = hashPolicy(edition.policy);
  const waiting = await listPolicies(step.tx, { state: 'proposed', limit: MOST_PROPOSALS });
  const same = waiting.find((one) => one.hash === hash);
  if (same) return same.version;
  const version = await writeVersion(step, edition, 'proposed');
  await tellProposed(step, version);
  return version;
}

/**
 * Call it under the lock: from now on this version decides, and what waited under the old rules is
 * decided under it. Running clocks and offers keep the version they began with.
 *
 * @returns the version that was live before; 0 where there was none
 */
export async function publishVersion(
  step: Step,
  published: {
    version: number;
    hash: string;
    how: PublishedHow;
    reason: string | null;
    /** Of the regions its pools name. */
    holidays: HolidaySpan;
  },
): Promise<number> {
  const { version, hash, how, reason, holidays } = published;
  const replaces = (await findLiveVersion(step.tx))?.version ?? 0;
  const number = await insertPublication(step.tx, {
    version,
    how,
    by: actorName(step.actor),
    at: step.now,
    reason,
  });
  const data = { version, hash, replaces, how, publication: number };
  const action = how === 'rolled_back' ? 'policy.rolled_back' : 'policy.published';
  await audit(step, { action, subject: policySubject(version), data });
  await tellPublished(step, { version, how, publication: number, replaces });
  await replaceHolidays(step.tx, holidays);
  await drainForChange(step);
  return replaces;
}
