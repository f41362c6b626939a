import type { Answer } from '../../../blocks/answers/answer.ts';
import { missingWords } from '../../../blocks/answers/command-answers.ts';
import * as words from '../../../blocks/answers/policy/policy-deeds.ts';
import type { ApproveOutcome } from '../../../services/policy/approve-policy.ts';
import type { RejectOutcome } from '../../../services/policy/reject-policy.ts';
import type { RollbackOutcome } from '../../../services/policy/rollback-policy.ts';
import { loadVersion } from '../../../services/policy/shown/load-policy-page.ts';
import { type Phrase, say } from '../../../words/say.ts';
import type { Person } from '../person.ts';
import { notOnRoster } from './words.ts';

/** What became of an approval, in words. */
export async function approveAnswer(
  person: Person,
  { version, was }: { version: number; was: ApproveOutcome },
): Promise<Answer> {
  switch (was.outcome) {
    case 'published':
      return words.versionLive(was);
    case 'own_proposal':
      return words.ownProposal({ version, allowed: was.allowed });
    case 'moved':
      return words.overtaken({ ...was, version });
    case 'invalid':
      return words.doesNotFit(version, was.faults.map(faultWords));
    default:
      return settleRefused(person, { version, was });
  }
}

export async function rejectAnswer(
  person: Person,
  { version, was }: { version: number; was: RejectOutcome },
): Promise<Answer> {
  if (was.outcome === 'rejected' || was.outcome === 'withdrawn') return words.rejected(was);
  return settleRefused(person, { version, was });
}

type Refused = Exclude<ApproveOutcome | RejectOutcome, { outcome: 'published' | 'invalid' }>;

async function settleRefused(
  person: Person,
  { version, was }: { version: number; was: Refused },
): Promise<Answer> {
  if (was.outcome === 'not_proposed') {
    const { ctx, actor, reader } = person;
    const row = await loadVersion(ctx, { version, actor });
    return row?.settled
      ? words.alreadySettled(version, row.settled, reader)
      : words.unknownVersion(version);
  }
  if (was.outcome === 'not_permitted')
    return words.approversOnly(say`Approving a policy`, was.allowed);
  return was.outcome === 'stranger' ? notOnRoster() : words.unknownVersion(version);
}

/** `to`: as the person named it; null for the version before. */
export function rollbackAnswer(was: RollbackOutcome, to: number | null): Answer {
  switch (was.outcome) {
    case 'rolled_back':
      return words.rolledBack(was);
    case 'is_live':
      return words.liveAlready(was.version);
    case 'never_published':
      return words.neverLive(was.version);
    case 'nothing_before':
      return words.nothingBefore();
    case 'unknown_version':
      return words.unknownVersion(to ?? 0);
    case 'reason_missing':
      return missingWords('/routing rollback');
    case 'not_permitted':
      return words.approversOnly(say`Rolling back a policy`, was.allowed);
    default:
      return notOnRoster();
  }
}

/** `line 7 rules[0].assign.pool: …`: where it stands, what is wrong, what to do. */
export function faultWords(fault: { line: number; path: string; message: string }): Phrase {
  return say`line ${fault.line} ${fault.path}: ${fault.message}`;
}
