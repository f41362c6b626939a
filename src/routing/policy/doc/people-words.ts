/** Words who may change, approve, override and decline what. */
import { chained, listed } from '../../../words/lists.ts';
import { type Phrase, type Slot, say } from '../../../words/say.ts';
import {
  DEFAULT_GOVERNANCE,
  DEFAULT_OVERRIDES,
  type OverrideGrant,
} from '../../model/policy/governance.ts';
import type { DeclineReason, Policy } from '../../model/policy/policy.ts';
import type { NameOf } from './target-words.ts';

export function approvalWords(policy: Policy, nameOf: NameOf): Phrase[] {
  const { approvals, approvers: named } = policy.governance;
  // A version published by an older release was stored without it.
  const approvers = named ?? DEFAULT_GOVERNANCE.approvers;
  if (approvals === 0) {
    return [say`A new version is live as soon as it is published: nobody else has to agree.`];
  }
  const who = approvers === 'admin' ? say`admins` : say`managers and admins`;
  const owner = policy.owners?.policy;
  return [
    owner === undefined
      ? say`A new version is live once somebody else agrees: ${who}.`
      : say`A new version is live once somebody else agrees: ${who}, and ${nameOf(owner)}, who looks after the policy.`,
  ];
}

export function overrideWords(policy: Policy, nameOf: NameOf): Phrase[] {
  const { allow, reasons } = policy.overrides ?? DEFAULT_OVERRIDES;
  const labels = reasons.map(({ label, note }) =>
    note === 'required' ? say`${label} (with some words)` : label,
  );
  return [
    ...allow.map((grant) => grantWords(grant, nameOf)),
    say`The reasons to pick from: ${listed(labels)}.`,
  ];
}

function grantWords({ who, pools, segments }: OverrideGrant, nameOf: NameOf): Phrase {
  const people = Array.isArray(who) ? listed(who.map(nameOf)) : roleWords(who);
  const of = [
    ...(pools === 'own' ? [say`of the pools they manage`] : []),
    ...(Array.isArray(pools) ? [say`of ${listed(pools)}`] : []),
    ...(segments === undefined ? [] : [say`of the kind ${listed(segments, 'or')}`]),
  ];
  return of.length === 0
    ? say`${people} may give leads to somebody by hand.`
    : say`${people} may give leads ${chained(of, ' ')} to somebody by hand.`;
}

function roleWords(who: 'manager' | 'admin'): Slot {
  return who === 'admin' ? say`Admins` : say`Managers and admins`;
}

/** `Wrong language: the turn comes back; the next rep is asked.` */
export function declineWords({ label, refund, exclude, next, note }: DeclineReason): Phrase {
  const parts = [
    refund ? say`the turn comes back` : say`it uses up the turn`,
    next === 'manager' ? say`the manager decides` : say`the next rep is asked`,
    ...(exclude ? [] : [say`the rep may be asked again for this lead`]),
    ...(note === 'required' ? [say`some words are needed`] : []),
  ];
  return say`${label}: ${chained(parts, '; ')}.`;
}
