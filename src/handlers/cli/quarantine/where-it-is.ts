import type { Asked } from '../../../routing/model/cards/asked.ts';
import type { LeadState } from '../../../routing/model/lead.ts';
import { areAsked, haveIt } from '../plain-words.ts';

const WAITS: Partial<Record<LeadState, string>> = {
  received: 'it is being routed',
  scheduled: 'it waits for a shift',
  held: 'nobody can take it now, so it is on hold',
  quarantined: 'it is in quarantine again',
  closed: 'the rules say that it is not for sales',
};

/** Where a lead went when it left quarantine. */
export function whereItIs({ state, rep }: { state: LeadState; rep: Asked | null }): string {
  if (rep !== null) return state === 'offered' ? `${areAsked(rep)} now` : haveIt(rep);
  return WAITS[state] ?? `it is ${state}`;
}
