/**
 * Decides whether the account behind a lead keeps it from a rule that would bring it to sales:
 * customers go to their owner, competitors and accounts not to be contacted to nobody.
 */

import { NOTHING_STANDING } from '../model/facts/standing.ts';
import type { Rule, Target } from '../model/policy/target.ts';
import { because } from '../model/reasons.ts';
import type { Entry } from '../policy/ordered-list.ts';
import type { Attempt, Scene } from './follow-target.ts';
import { settle } from './targets/attempt.ts';
import { followOwner } from './targets/follow-owner.ts';

export interface StatusVerdict {
  /** Shown among the rules of a decision. */
  name: string;
  /** Without a placement where nobody can have it that way: then the rule decides. */
  attempt: Attempt;
}

/**
 * Null where the rule decides: it asks about `account.status` itself, it sends the lead nowhere to
 * be drawn, or the status stands in nobody's way.
 */
export function heedAccountStatus(scene: Scene, matched: Entry<Rule>): StatusVerdict | null {
  const { account } = scene.input.account;
  const { assign } = matched.one;
  const asksStatus = matched.predicate.fields.includes('account.status');
  if (!account || asksStatus || !bringsToSales(assign)) return null;
  const { restored } = scene.facts.standing ?? NOTHING_STANDING;
  if (account.status === 'customer') {
    return { name: 'built-in: customers', attempt: followOwner(scene, 'cover') };
  }
  const isBarred = account.status === 'competitor' || account.status === 'do_not_contact';
  if (!isBarred || restored) return null;
  const { status } = account;
  const why = because('no_route.account_status', { value: status.replaceAll('_', ' ') });
  return {
    name: 'built-in: account status',
    attempt: settle({ outcome: 'no_route', reason: status }, why),
  };
}

/** To somebody who need not have to do with this account: its owner has. */
function bringsToSales(target: Target): boolean {
  if ('to' in target) return target.to === 'previous_owner';
  return 'pool' in target || 'rep' in target;
}
