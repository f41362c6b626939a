/** Words who may change, approve, override and decline what. */
import { DEFAULT_GOVERNANCE, DEFAULT_OVERRIDES } from '../../model/policy/governance.ts';
import type { DeclineReason, Policy } from '../../model/policy/policy.ts';
import { listWords } from './plain-words.ts';
import type { NameOf } from './target-words.ts';

const ROLES = { manager: 'Managers and admins', admin: 'Admins' };

export function approvalWords(policy: Policy, nameOf: NameOf): string[] {
  const { approvals, approvers: named } = policy.governance;
  // A version published by an older release was stored without it.
  const approvers = named ?? DEFAULT_GOVERNANCE.approvers;
  const owner = policy.owners?.policy;
  const others = owner === undefined ? '' : `, and ${nameOf(owner)}, who looks after the policy`;
  return [
    approvals === 0
      ? 'A new version is live as soon as it is published: nobody else has to agree.'
      : `A new version is live once somebody else agrees: ${ROLES[approvers].toLowerCase()}${others}.`,
  ];
}

export function overrideWords(policy: Policy, nameOf: NameOf): string[] {
  const { allow, reasons } = policy.overrides ?? DEFAULT_OVERRIDES;
  const grants = allow.map(({ who, pools, segments }) => {
    const people = Array.isArray(who) ? listWords(who.map(nameOf)) : ROLES[who];
    const of = [
      pools === 'own' && 'of the pools they manage',
      Array.isArray(pools) && `of ${listWords(pools)}`,
      segments !== undefined && `of the kind ${listWords(segments, 'or')}`,
    ].filter(Boolean);
    return `${people} may give leads ${of.length > 0 ? `${of.join(' ')} ` : ''}to somebody by hand.`;
  });
  const labels = reasons.map(({ label, note }) =>
    note === 'required' ? `${label} (with some words)` : label,
  );
  return [...grants, `The reasons to choose from: ${listWords(labels)}.`];
}

/** `Wrong language: the turn comes back; the next rep is asked.` */
export function declineWords({ label, refund, exclude, next, note }: DeclineReason): string {
  const parts = [
    refund ? 'the turn comes back' : 'it uses up the turn',
    next === 'manager' ? 'the manager decides' : 'the next rep is asked',
    !exclude && 'the rep may be asked again for this lead',
    note === 'required' && 'some words are needed',
  ];
  return `${label}: ${parts.filter(Boolean).join('; ')}.`;
}
