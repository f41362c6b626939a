/** Makes a stored version the one that decides, if its rules still fit the people there are. */
import type { Reader } from '../../../db/database.ts';
import { type PolicyRecord, settlePolicy } from '../../../db/workspace/policy-store.ts';
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

export interface Publishing {
  how: PublishedHow;
  reason: string | null;
  /** The live version whose changes somebody has seen and means to replace. */
  onto: number | null;
  holidays: HolidaySpan;
}

/** Call it under the lock of policies, with the right to do it judged. */
export async function publishProposal(
  step: Step,
  record: PolicyRecord,
  { how, reason, onto, holidays }: Publishing,
): Promise<PublishOutcome> {
  const { version, hash, document: policy, basedOn } = record;
  if (record.state !== 'proposed') return notProposed(step.tx, record);
  const moved = await findMoved(step.tx, { policy, basedOn }, onto);
  if (moved) return moved;
  const read = await readAgainstRoster(step.tx, record.text);
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

/** Call it before the transaction: it takes noticeable CPU. */
export function listPolicyHolidays(
  ctx: Context,
  record: PolicyRecord | null,
): Promise<HolidaySpan> {
  const regions = record?.document.pools.flatMap(({ holidays }) => holidays ?? []) ?? [];
  return listHolidays(regions, ctx.clock.now());
}
