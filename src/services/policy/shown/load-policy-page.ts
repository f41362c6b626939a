/** Loads how the policy stands for one reader: what is live, what waits, and what they may do. */
import type { Reader } from '../../../db/database.ts';
import {
  findPolicyHeader,
  listPolicies,
  listPublications,
  type PolicyHeader,
  type PublicationRecord,
} from '../../../db/workspace/policy-store.ts';
import { findRepBySlackUser, type RepRecord } from '../../../db/workspace/team-store.ts';
import type { Actor } from '../../../routing/model/actor.ts';
import type {
  PolicyGlance,
  PolicyPage,
  ProposalRow,
  PublicationView,
} from '../../../routing/model/cards/policy-cards.ts';
import type { Policy } from '../../../routing/model/policy/policy.ts';
import { LOOK_BACK, versionBefore } from '../../../routing/model/policy/publication.ts';
import { mayApprove } from '../../../routing/policy/approvals.ts';
import type { Context } from '../../context.ts';
import { loadLiveRecord } from '../../steps/policy/judge-edition.ts';
import { listApprovers } from '../../steps/policy/list-approvers.ts';
import { nameOfActor } from '../../views/names.ts';
import { loadProposal } from './load-proposal.ts';
import { withMoved } from './moved-words.ts';

const MOST_PROPOSALS = 20;
const MOST_HISTORY = 5;
/** For so many the moved leads are counted while somebody waits. */
const MOST_COUNTED = 5;

/** For anybody on the roster. */
export async function loadPolicyPage(
  ctx: Context,
  { actor }: { actor: Actor },
): Promise<PolicyPage> {
  const from = ctx.db.read;
  const viewer = actor.kind === 'slack' ? await findRepBySlackUser(from, actor.userId) : null;
  const glance = await loadPolicyGlance(ctx, viewer);
  const last = await listPublications(from, MOST_HISTORY);
  const proposals: ProposalRow[] = [];
  for (const one of await proposalsFor(from, viewer)) {
    proposals.push(await withMoved(ctx, one, proposals.length < MOST_COUNTED ? 'count' : 'known'));
  }
  return {
    ...glance,
    proposals,
    history: await Promise.all(last.map((one) => publicationView(from, one))),
  };
}

/** For Home, which is drawn often and shows what is counted already. */
export async function loadPolicyGlance(
  ctx: Context,
  viewer: RepRecord | null,
): Promise<PolicyGlance> {
  const from = ctx.db.read;
  const publications = await listPublications(from, LOOK_BACK);
  const [last] = publications;
  const proposals = await proposalsFor(from, viewer);
  const policy = (await loadLiveRecord(from))?.document ?? null;
  const approves = mayApproveAs(viewer, policy);
  const waiting = proposals.filter(({ may }) => may === 'approve');
  return {
    live: last ? await publicationView(from, last) : null,
    waiting: await Promise.all(waiting.map((one) => withMoved(ctx, one, 'known'))),
    mayEdit: last !== undefined && viewer?.profile.role === 'admin',
    mayRollBack: approves && versionBefore(publications) !== null,
  };
}

interface VersionQuestion {
  version: number;
  actor: Actor;
  /** Whether the moved leads are counted where nobody has; left out, they are not. */
  moved?: 'count' | 'known';
}

/** One version, with what this reader may do about it; null when there is none of that number. */
export async function loadVersion(
  ctx: Context,
  { version, actor, moved = 'known' }: VersionQuestion,
): Promise<ProposalRow | null> {
  const from = ctx.db.read;
  const viewer = actor.kind === 'slack' ? await findRepBySlackUser(from, actor.userId) : null;
  const header = await findPolicyHeader(from, version);
  const row = header && (await rowOf(from, header, viewer));
  return row && withMoved(ctx, row, moved);
}

async function proposalsFor(from: Reader, viewer: RepRecord | null): Promise<ProposalRow[]> {
  const waiting = await listPolicies(from, { state: 'proposed', limit: MOST_PROPOSALS });
  const rows = await Promise.all(waiting.map((one) => rowOf(from, one, viewer)));
  return rows.filter((row) => row !== null);
}

async function rowOf(
  from: Reader,
  { version, author }: PolicyHeader,
  viewer: RepRecord | null,
): Promise<ProposalRow | null> {
  const view = await loadProposal(from, version);
  if (!view) return null;
  const live = (await loadLiveRecord(from))?.document ?? null;
  const isOwn = viewer !== null && author === `slack:${viewer.slackUserId}`;
  const isBlocked = isOwn && view.approvals > 0;
  const may = mayApproveAs(viewer, live) && !isBlocked ? 'approve' : isOwn ? 'own' : 'read';
  return { ...view, may, isOwn, approvers: await listApprovers(from, live, author) };
}

function mayApproveAs(viewer: RepRecord | null, live: Policy | null): boolean {
  return viewer !== null && mayApprove(live, { id: viewer.id, role: viewer.profile.role });
}

async function publicationView(
  from: Reader,
  { version, how, by, reason, at }: PublicationRecord,
): Promise<PublicationView> {
  const header = await findPolicyHeader(from, version);
  return {
    version,
    author: await nameOfActor(from, header?.author ?? by),
    message: header?.message ?? null,
    how,
    by: await nameOfActor(from, by),
    reason,
    at,
  };
}
