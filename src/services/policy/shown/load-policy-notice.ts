/** Words and addressees of what people hear once a policy version was settled or taken back. */
import type { Reader } from '../../../db/database.ts';
import type { OutboxRecord } from '../../../db/delivery/outbox-store.ts';
import { findPolicy, findPublication } from '../../../db/workspace/policy-store.ts';
import { findRepById } from '../../../db/workspace/team-store.ts';
import { chained } from '../../../words/lists.ts';
import { type Phrase, say } from '../../../words/say.ts';
import type { Context } from '../../context.ts';
import { card, type Notice } from '../../delivery/senders/notices/notice.ts';
import { escalationPath } from '../../views/escalation/escalation-path.ts';
import { nameOfActor } from '../../views/names.ts';
import { loadProposal } from './load-proposal.ts';
import { authorOf } from './proposal-path.ts';

const KEEPS = say`Offers and clocks that run keep the version they began with.`;

/** Null where it concerns nobody, or only whoever did it. */
export async function loadPolicyNotice(
  ctx: Context,
  { payload }: OutboxRecord,
): Promise<Notice | null> {
  const from = ctx.db.read;
  const [version, publication] = [Number(payload.version), Number(payload.publication)];
  switch (payload.notice) {
    case 'policy_approved':
    case 'policy_rejected':
      return toAuthor(from, version);
    case 'policy_rolled_back':
      return rolledBack(from, { publication, replaces: Number(payload.replaces) }, payload.to);
    default:
      return glassBroken(from, publication, payload.to);
  }
}

async function toAuthor(from: Reader, version: number): Promise<Notice | null> {
  const view = await loadProposal(from, version);
  const user = (await authorOf(from, version))?.slackUserId;
  if (!view?.settled || !user) return null;
  const { as, by, reason } = view.settled;
  if (as === 'approved') {
    return notice([user], say`Approved: policy v${version}`, [
      say`${by} approved it, so it decides from now on. ${KEEPS}`,
    ]);
  }
  return notice([user], say`Rejected: policy v${version}`, [
    say`${by} rejected it: “${reason ?? ''}”`,
    say`v${view.live} stays live. Change it and propose it again: /routing policy`,
  ]);
}

async function rolledBack(
  from: Reader,
  { publication, replaces }: { publication: number; replaces: number },
  to: unknown,
): Promise<Notice | null> {
  const done = await findPublication(from, publication);
  if (!done) return null;
  const author = await authorOf(from, replaces);
  const isOwn = `slack:${author?.slackUserId}` === done.by;
  const own = author?.slackUserId && !isOwn ? [author.slackUserId] : [];
  const path = to === 'author' ? own : await managers(from);
  if (path.length === 0) return null;
  const by = await nameOfActor(from, done.by);
  return notice(path, say`Rolled back: policy v${done.version} is live again`, [
    say`${by} took v${replaces} back: “${done.reason ?? ''}”`,
    say`New leads go by v${done.version}. ${KEEPS}`,
  ]);
}

async function glassBroken(from: Reader, number: number, to: unknown): Promise<Notice | null> {
  const done = await findPublication(from, number);
  const record = done && (await findPolicy(from, done.version));
  if (!record) return null;
  const admin = typeof to === 'string' ? await findRepById(from, to) : null;
  const path = admin?.slackUserId ? [admin.slackUserId] : await managers(from);
  const by = await nameOfActor(from, done.by);
  return notice(path, say`Policy v${done.version} was published without an approval`, [
    say`${by} did it at the command line: “${done.reason ?? ''}”`,
    say`Nobody else has agreed to it, and it decides from now on.`,
    say`See it: /routing policy. Take it back: /routing rollback REASON`,
  ]);
}

function managers(from: Reader): Promise<string[]> {
  return escalationPath(from, { leadId: null, poolId: null });
}

function notice(path: string[], title: Phrase, lines: readonly Phrase[]): Notice {
  return { path, card: card(title, chained(lines, '\n')) };
}
