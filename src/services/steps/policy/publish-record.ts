/** Makes a stored version the one that decides, if its rules still fit the people there are. */
import type { Reader } from '../../../db/database.ts';
import { findPolicy, type PolicyRecord, settlePolicy } from '../../../db/workspace/policy-store.ts';
import { actorName } from '../../../routing/model/actor.ts';
import type { PublishedHow } from '../../../routing/model/policy/publication.ts';
import type { Context } from '../../context.ts';
import { nameOfActor } from '../../views/names.ts';
import type { FileFault } from '../../workspace/file-fault.ts';
import { type HolidaySpan, listHolidays } from '../../workspace/list-holidays.ts';
import type { Step } from '../step.ts';
import { findMoved, type Moved, type Read, readAgainstRoster } from './judge-edition.ts';
import { publishVersion } from './write-version.ts';

/** It was settled before; `by`: the name of who did it. */
export interface NotProposed {
  outcome: 'not_proposed';
  version: number;
  state: PolicyRecord['state'];
  by: string;
}

export type PublishOutcome =
  | { outcome: 'published'; version: number; replaces: number; warnings: FileFault[] }
  | NotProposed
  | Extract<Read, { outcome: 'invalid' }>
  | Moved;

/** What takes too long for a transaction in which everybody else waits. */
export interface Prepared {
  /** Its rules against the people there are; null where it is no proposal. */
  read: Read | null;
  holidays: HolidaySpan;
}

export interface Publishing extends Prepared {
  how: PublishedHow;
  reason: string | null;
  /** The live version whose changes somebody has seen and means to replace. */
  onto: number | null;
}

/** Call it under the lock of policies, with the right to do it judged. */
export async function publishProposal(
  step: Step,
  record: PolicyRecord,
  { how, reason, onto, read, holidays }: Publishing,
): Promise<PublishOutcome> {
  const { version, hash, document: policy, basedOn } = record;
  if (record.state !== 'proposed' || read === null) return notProposed(step.tx, record);
  const moved = await findMoved(step.tx, { policy, basedOn }, onto);
  if (moved) return moved;
  if ('outcome' in read) return read;
  const end = { settledBy: actorName(step.actor), settledAt: step.now, settledReason: reason };
  await settlePolicy(step.tx, version, { state: 'published', ...end });
  const replaces = await publishVersion(step, { version, hash, how, reason, holidays });
  return { outcome: 'published', version, replaces, warnings: read.warnings };
}

export async function notProposed(
  from: Reader,
  { version, state, settledBy, author }: PolicyRecord,
): Promise<NotProposed> {
  const by = await nameOfActor(from, settledBy ?? author);
  return { outcome: 'not_proposed', version, state, by };
}

/** Call it before the transaction. */
export async function preparePublishing(ctx: Context, version: number): Promise<Prepared> {
  const from = ctx.db.read;
  const now = ctx.clock.now();
  const record = await findPolicy(from, version);
  const isOpen = record?.state === 'proposed';
  const regions = record?.document.pools.flatMap(({ holidays }) => holidays ?? []) ?? [];
  return {
    read: isOpen ? await readAgainstRoster(from, record.text, now) : null,
    holidays: await listHolidays(regions, now),
  };
}
