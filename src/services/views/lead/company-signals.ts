/** Finds what the company of a lead shows elsewhere, as it stands now. */
import type { Reader } from '../../../db/database.ts';
import type { DecisionRecord } from '../../../db/leads/decision-store.ts';
import type { LeadRecord } from '../../../db/leads/lead-store.ts';
import { identifyPerson } from '../../../routing/intake/person/identify-person.ts';
import type { Signal } from '../../../routing/model/lead.ts';
import { type Phrase, say } from '../../../words/say.ts';
import { loadSignals, signalKeysOf } from '../../steps/knowledge/load-signs.ts';

interface Of {
  lead: LeadRecord;
  /** The latest; null before the first. */
  decision: Pick<DecisionRecord, 'account'> | null;
  now: Date;
}

/** The newest first; what came after the decision is among them. */
export function companySignals(from: Reader, { lead, decision, now }: Of): Promise<Signal[]> {
  const account = decision?.account.account ?? null;
  return loadSignals(from, signalKeysOf(identifyPerson(lead.submission), account), now);
}

/** `lead routing, 80 % strong, 2 days ago` */
export function signalLine({ topic, strength, daysAgo }: Signal): Phrase {
  const days = Math.round(daysAgo);
  const percent = Math.round(strength * 100);
  if (days === 0) return say`${topic}, ${percent} % strong, today`;
  if (days === 1) return say`${topic}, ${percent} % strong, a day ago`;
  return say`${topic}, ${percent} % strong, ${days} days ago`;
}
