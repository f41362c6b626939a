/** Stores what may be the same, for a manager to say, and promises the card that asks. */

import {
  insertSuggestion,
  listOpenSuggestions,
  listSuggestionsOf,
} from '../../../db/knowledge/suggestion-store.ts';
import type { LeadRecord } from '../../../db/leads/lead-store.ts';
import { identifyPerson } from '../../../routing/intake/person/identify-person.ts';
import { linkKey } from '../../../routing/matching/account-keys.ts';
import { PERSON_SCORES, type PersonLikeness } from '../../../routing/matching/same-person.ts';
import type { AccountMatch, Submission } from '../../../routing/model/lead.ts';
import { because, type Reason } from '../../../routing/model/reasons.ts';
import type { SuggestionKind } from '../../../routing/model/suggestion.ts';
import { whoOf } from '../knowledge/find-account.ts';
import { audit, type Step } from '../step.ts';
import { tellManagers } from '../telling/tell-managers.ts';
import type { Both } from './merge-into.ts';

/** Under which key a manager's word about the company of a lead is kept. */
export function linkKeyOf(submission: Submission): string | null {
  return linkKey(whoOf(submission, identifyPerson(submission)));
}

/** Nothing is asked about a test, about a file of many leads, or twice about one company. */
export async function suggestAccount(
  step: Step,
  lead: LeadRecord,
  { suggestion }: AccountMatch,
): Promise<void> {
  if (!suggestion || !isAskedAbout(lead)) return;
  const key = linkKeyOf(lead.submission);
  const open = await listOpenSuggestions(step.tx, 'account');
  if (open.some(({ submission }) => linkKeyOf(submission) === key)) return;
  const { accountId: target, score, why } = suggestion;
  await suggest(step, lead, { kind: 'account', target, score, why, action: 'account.suggested' });
}

export async function suggestTwin(
  step: Step,
  { from, into }: Both,
  likeness: PersonLikeness,
): Promise<void> {
  if (!isAskedAbout(from)) return;
  const why = because(likeness === 'phone' ? 'suggestion.phone' : 'suggestion.colleague');
  const score = PERSON_SCORES[likeness];
  const about = { kind: 'person', target: into.id, score, why } as const;
  await suggest(step, from, { ...about, action: 'lead.twin_suggested' });
}

function isAskedAbout({ test, bulk }: LeadRecord): boolean {
  return !test && !bulk;
}

interface Suggested {
  kind: SuggestionKind;
  target: string;
  score: number;
  why: Reason;
  action: string;
}

/** One of a kind for each lead, whatever became of it. */
async function suggest(step: Step, lead: LeadRecord, made: Suggested): Promise<void> {
  const { kind, target, score, why } = made;
  const before = await listSuggestionsOf(step.tx, lead.id);
  if (before.some((one) => one.kind === kind)) return;
  const id = step.ctx.newId('sug');
  const rest = { state: 'open', madeAt: step.now, settledAt: null, settledBy: null } as const;
  const row = { id, kind, leadId: lead.id, target, score, reason: why, ...rest };
  if (!(await insertSuggestion(step.tx, row))) return;
  const data = { [kind === 'account' ? 'account' : 'target']: target, score, reason: why.code };
  await audit(step, { action: made.action, subject: id, leadId: lead.id, data });
  await tellManagers(step, lead, {
    kind: `${kind}_suggestion`,
    stream: `suggestion:${id}`,
    payload: { suggestionId: id },
  });
}
