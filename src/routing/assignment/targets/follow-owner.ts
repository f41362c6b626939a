/** Follows a lead to whom it belongs: the owner of its account, or who had its person before. */
import { weightOf, weightsAt } from '../../fairness/weights.ts';
import type { Draw } from '../../model/decision.ts';
import { formatDuration } from '../../model/duration.ts';
import { NOTHING_STANDING } from '../../model/facts/standing.ts';
import type { Target } from '../../model/policy/target.ts';
import { because } from '../../model/reasons.ts';
import { countedDraw } from '../choose-from-pool.ts';
import { chooseOwner, type OwnerRequest } from '../choose-owner.ts';
import { hotTierOf, isGone } from '../eligibility.ts';
import type { Attempt, Scene } from '../follow-target.ts';
import { findCandidate, nobody, queueOf, toAttempt, waitOf } from './attempt.ts';

const NO_OWNER = because('rule.no_account_owner');

/** The account's owner by our list, else whom the sender names. */
export function followOwner(scene: Scene, mode: OwnerRequest['mode']): Attempt {
  const { input, facts } = scene;
  const { account } = input.account;
  const { namedOwnerId } = facts.standing ?? NOTHING_STANDING;
  const ownerId = account?.ownerId ?? namedOwnerId;
  const owner = findCandidate(input, ownerId);
  if (!owner) {
    const why = ownerId ? because('rule.unknown_rep', { rep: ownerId }) : NO_OWNER;
    return nobody('next_rule', why);
  }
  const of = account?.name ?? facts.company.name ?? facts.person.domain ?? 'of this lead';
  return ask(scene, { owner, mode, as: 'account_owner', of });
}

/** The person's last owner, else the company's: the first who had it lately and is still here. */
export function followPreviousOwner(
  scene: Scene,
  { within, unavailable }: Extract<Target, { to: 'previous_owner' }>,
): Attempt {
  const { input, facts } = scene;
  const since = input.now.getTime() - within;
  for (const { repId, of, until } of facts.standing?.previousOwners ?? []) {
    const owner = findCandidate(input, repId);
    if (!owner || isGone(owner.shift) || Date.parse(until) < since) continue;
    return ask(scene, { owner, mode: unavailable, as: 'previous_owner', of: `this ${of}` });
  }
  const data = { within: formatDuration(within) };
  return nobody('next_rule', because('rule.no_previous_owner', data));
}

function ask(scene: Scene, whose: Pick<OwnerRequest, 'owner' | 'mode' | 'as' | 'of'>): Attempt {
  const { owner, as } = whose;
  const cover = findCandidate(scene.input, owner.coverId) ?? null;
  const attempt = toAttempt(chooseOwner({ ...waitOf(scene), ...whose, cover }), null, 'next_rule');
  const { placement } = attempt;
  if (placement?.outcome !== 'offered' || placement.repId !== owner.repId) return attempt;
  const draw = ownerDraw(scene, owner.repId);
  return { ...attempt, placement: { ...placement, draw, overCapacity: as === 'account_owner' } };
}

/** An owner's own lead uses a turn only in a pool that says so. */
export function ownerDraw({ policy, input, tier, units }: Scene, repId: string): Draw | null {
  const { candidates, now } = input;
  const pool = [...policy.pools.values()].find(
    (one) => one.count_owner_matches && weightOf(weightsAt(one, now), repId) > 0,
  );
  if (!pool) return null;
  const hotTier = hotTierOf(tier);
  const terms = { now, candidates, requireSkills: [], paused: false, hotTier, units };
  return countedDraw({ ...terms, pool, ...queueOf(input, pool.id) }, repId);
}
