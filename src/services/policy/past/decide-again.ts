/** Decides the leads of the past again by two policies, and adds up what differs. */
import type { Reader } from '../../../db/database.ts';
import type { Policy } from '../../../routing/model/policy/policy.ts';
import { compilePolicy } from '../../../routing/policy/compile-policy.ts';
import { PolicyComparison } from '../../../routing/replay/compare-lead.ts';
import { ObjectiveJudge, type SegmentVerdict } from '../../../routing/replay/judge-objectives.ts';
import { listUnseen } from '../../../routing/replay/list-unseen.ts';
import type { PastTeam } from '../../../routing/replay/past-team.ts';
import { type Moves, MoveTally } from '../../../routing/replay/tally-moves.ts';
import type { Phrase } from '../../../words/say.ts';
import { asksForAddress } from './asks-for-address.ts';
import { addSkips, type PastQuestion, readPast, type Skips } from './read-past.ts';

export interface DecidedAgain {
  moves: Moves;
  verdicts: SegmentVerdict[];
  skips: Skips;
  /** What differs and does not show in these leads. */
  unseen: Phrase[];
}

export async function decideAgain(
  from: Reader,
  policies: { before: Policy; after: Policy },
  { team, ...question }: { team: PastTeam } & Omit<PastQuestion, 'withAddress'>,
): Promise<DecidedAgain> {
  const compiled = {
    before: compilePolicy(policies.before),
    after: compilePolicy(policies.after),
  };
  const withAddress = asksForAddress(compiled.before) || asksForAddress(compiled.after);
  const comparison = new PolicyComparison(compiled.before, compiled.after, team);
  const tally = new MoveTally();
  const judge = new ObjectiveJudge(compiled);
  const skips: Skips = {};
  for await (const batch of readPast(from, { ...question, withAddress })) {
    addSkips(skips, batch.skips);
    for (const lead of batch.leads) {
      const compared = comparison.compare(lead);
      tally.add(compared);
      judge.add(compared);
    }
  }
  const unseen = listUnseen(compiled.before, compiled.after);
  return { moves: tally.result(), verdicts: judge.result(), skips, unseen };
}
