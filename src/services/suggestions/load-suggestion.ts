/** Loads the card that asks whether two are the same, from the state at this moment. */

import type { Reader } from '../../db/database.ts';
import { findSuggestion, type SuggestionRecord } from '../../db/knowledge/suggestion-store.ts';
import { findLead, type LeadRecord } from '../../db/leads/lead-store.ts';
import { findOpenAssignment } from '../../db/leads/offer-store.ts';
import { listAccountsById } from '../../db/workspace/account-match-store.ts';
import { reasonWords } from '../../routing/model/reasons.ts';
import type { SuggestionCard } from '../../routing/model/suggestion.ts';
import type { Slot } from '../../words/say.ts';
import type { Context } from '../context.ts';
import { linkKeyOf } from '../steps/merge/suggest.ts';
import { managerOf } from '../views/escalation/escalation-path.ts';
import { summarizeLead } from '../views/lead/lead-summary.ts';
import { nameOfActor, nameOfHolder, nameOfRep } from '../views/names.ts';
import { zoneOf } from '../views/zone-of.ts';

/** Null when it, or what it is about, is gone. */
export async function loadSuggestion(
  ctx: Context,
  input: { suggestionId: string },
): Promise<SuggestionCard | null> {
  const from = ctx.db.read;
  const found = await findSuggestion(from, input.suggestionId);
  const lead = found && (await findLead(from, found.leadId));
  const other = found && (await otherOf(from, found));
  if (!lead || !other) return null;
  const { company, person } = namesOf(lead);
  return {
    kind: 'suggestion',
    suggestionId: found.id,
    leadId: lead.id,
    company,
    person,
    other,
    why: reasonWords(found.reason),
    keptFor: found.kind === 'account' ? keptFor(lead) : null,
    timeZone: await zoneOf(from, await managerOf(from, lead.id)),
    settled: await settlementOf(from, found),
  };
}

async function otherOf(
  from: Reader,
  { kind, target }: SuggestionRecord,
): Promise<SuggestionCard['other'] | null> {
  if (kind === 'account') {
    const [account] = await listAccountsById(from, [target]);
    if (!account) return null;
    const owner = account.ownerId && (await nameOfRep(from, account.ownerId));
    return { is: 'account', name: account.name, owner };
  }
  const lead = await findLead(from, target);
  if (!lead || lead.state === 'erased') return null;
  const held = await findOpenAssignment(from, lead.id);
  const holder = held && (await nameOfHolder(from, held));
  return { is: 'lead', leadId: lead.id, ...namesOf(lead), holder };
}

function namesOf(lead: LeadRecord): { company: string; person: Slot } {
  const { company, person } = summarizeLead(lead);
  return { company, person };
}

/** `globex.de`, or the name that was given. */
function keptFor({ submission }: LeadRecord): string | null {
  const key = linkKeyOf(submission);
  return key?.startsWith('domain:')
    ? key.slice('domain:'.length)
    : (submission.company.name ?? null);
}

async function settlementOf(
  from: Reader,
  { state, settledAt, settledBy }: SuggestionRecord,
): Promise<SuggestionCard['settled']> {
  if (state === 'open' || settledAt === null) return null;
  return { as: state, by: await nameOfActor(from, settledBy ?? ''), at: settledAt };
}
