/** Loads a policy version as people are shown it: its author, its changes, what became of it. */
import type { Reader } from '../../../db/database.ts';
import {
  findFirstPublication,
  findPolicy,
  type PolicyRecord,
} from '../../../db/workspace/policy-store.ts';
import type {
  ProposalSettlement,
  ProposalView,
} from '../../../routing/model/cards/policy-cards.ts';
import { approvalsFor } from '../../../routing/policy/approvals.ts';
import { loadLiveRecord } from '../../steps/policy/judge-edition.ts';
import { nameOfActor } from '../../views/names.ts';
import { diffPolicies } from '../../workspace/comparing/diff-policies.ts';
import { readAsToday } from '../../workspace/comparing/read-as-today.ts';

/** Null when there is no version of that number. What moves is counted apart (`withMoved`). */
export async function loadProposal(from: Reader, version: number): Promise<ProposalView | null> {
  const record = await findPolicy(from, version);
  if (!record) return null;
  const { author, message, writtenAt, basedOn, document } = record;
  const live = await loadLiveRecord(from);
  const began = basedOn === null ? null : await findPolicy(from, basedOn);
  const settled = await settlementOf(from, record);
  return {
    version,
    author: await nameOfActor(from, author),
    message,
    writtenAt,
    basedOn,
    changes: began ? diffPolicies(readAsToday(began).document, document) : [],
    live: live?.version ?? 0,
    approvals: approvalsFor(live?.document ?? null, document),
    moved: null,
    settled,
  };
}

async function settlementOf(
  from: Reader,
  record: PolicyRecord,
): Promise<ProposalSettlement | null> {
  const { state, version, settledBy, settledAt, settledReason: reason } = record;
  if (state === 'proposed') return null;
  const by = await nameOfActor(from, settledBy ?? record.author);
  const at = settledAt ?? record.writtenAt;
  if (state !== 'published') return { as: state, by, at, reason };
  const how = (await findFirstPublication(from, version))?.how;
  return { as: how === undefined || how === 'rolled_back' ? 'published' : how, by, at, reason };
}
