/** Loads what somebody may go back to: the last versions that were live, the one before first. */
import type { Reader } from '../../../db/database.ts';
import {
  findPolicyHeader,
  listPublications,
  type PublicationRecord,
} from '../../../db/workspace/policy-store.ts';
import type { Actor } from '../../../routing/model/actor.ts';
import { LOOK_BACK, versionBefore } from '../../../routing/model/policy/publication.ts';
import type { Context } from '../../context.ts';
import { findPerformer } from '../../steps/permission.ts';
import { loadLiveRecord } from '../../steps/policy/judge-edition.ts';
import { type NoApprover, refuseApprover } from '../../steps/policy/list-approvers.ts';
import { nameOfActor } from '../../views/names.ts';

const MOST_VERSIONS = 10;

export interface EarlierVersion {
  version: number;
  author: string;
  message: string | null;
  /** When it last became live. */
  at: Date;
}

export type RollbackForm =
  | { outcome: 'open'; live: number; suggested: number; versions: EarlierVersion[] }
  | { outcome: 'nothing_before' | 'stranger' }
  | NoApprover;

/** For whoever may approve a policy; that is judged again when the form is sent in. */
export async function loadRollbackForm(
  ctx: Context,
  { actor }: { actor: Actor },
): Promise<RollbackForm> {
  const from = ctx.db.read;
  const performer = await findPerformer(from, actor);
  if (!performer) return { outcome: 'stranger' };
  const live = await loadLiveRecord(from);
  const refused = await refuseApprover(from, live?.document ?? null, performer);
  if (refused) return refused;
  const publications = await listPublications(from, LOOK_BACK);
  const suggested = versionBefore(publications);
  const earlier = publications.filter(({ version }) => version !== live?.version);
  if (!live || earlier.length === 0) return { outcome: 'nothing_before' };
  const versions = await Promise.all(eachOnce(earlier).map((one) => earlierVersion(from, one)));
  const first = suggested ?? versions[0]?.version ?? 0;
  return { outcome: 'open', live: live.version, suggested: first, versions };
}

function eachOnce(newestFirst: PublicationRecord[]): PublicationRecord[] {
  const known = new Map<number, PublicationRecord>();
  for (const one of newestFirst) if (!known.has(one.version)) known.set(one.version, one);
  return [...known.values()].slice(0, MOST_VERSIONS);
}

async function earlierVersion(
  from: Reader,
  { version, by, at }: PublicationRecord,
): Promise<EarlierVersion> {
  const header = await findPolicyHeader(from, version);
  const author = await nameOfActor(from, header?.author ?? by);
  return { version, author, message: header?.message ?? null, at };
}
