/** Draws together what is known of a lead's company at this moment, and what could not be asked. */

import type { Reader } from '../../../db/database.ts';
import type { LeadRecord } from '../../../db/leads/lead-store.ts';
import { missingData } from '../../../routing/enrichment/doubt.ts';
import { failureWords } from '../../../routing/enrichment/failure-words.ts';
import { believedFacts } from '../../../routing/enrichment/known-facts.ts';
import { identifyPerson } from '../../../routing/intake/person/identify-person.ts';
import type { MissingData } from '../../../routing/model/cards/cards.ts';
import type { Enrichment, KnownField, ProviderAnswer } from '../../../routing/model/enrichment.ts';
import type { Account } from '../../../routing/model/lead.ts';
import { chained } from '../../../words/lists.ts';
import { type Phrase, type Slot, say } from '../../../words/say.ts';
import { loadEnrichment } from '../../steps/knowledge/load-enrichment.ts';
import { companyFacts } from './lead-summary.ts';

const DAY_MS = 86_400_000;

export interface CompanyData {
  enrichment: Enrichment;
  /** At most two, as on cards: "1,200 people", "Madrid, Spain". */
  facts: Slot[];
  missing: MissingData | null;
}

export async function loadCompanyData(
  from: Reader,
  known: { lead: LeadRecord; account: Account | null; now: Date },
): Promise<CompanyData> {
  const { lead } = known;
  const identity = identifyPerson(lead.submission);
  const enrichment = await loadEnrichment(from, { ...known, identity });
  const isMissing = missingData(enrichment.providers) !== null;
  const again = lead.enrichAt === null ? 'given_up' : 'asked_again';
  const { company } = believedFacts(enrichment);
  return { enrichment, facts: companyFacts(company), missing: isMissing ? again : null };
}

/** For machines: each field with where it is from and who said otherwise, each provider. */
export function explainEnrichment({ fields, providers }: Enrichment, at: Date) {
  return {
    fields: fields.map(({ learnedAt, ...known }) => ({
      ...known,
      learned_at: learnedAt,
      age_days: Math.max(0, Math.floor((at.getTime() - Date.parse(learnedAt)) / DAY_MS)),
    })),
    providers,
  };
}

/** For people; empty where no provider is asked, as then nothing is to be told of them. */
export function enrichmentLines({ fields, providers }: Enrichment): Phrase[] {
  if (providers.length === 0) return [];
  return [...providers.map(providerLine), ...fields.map(fieldLine)];
}

const OUTCOMES: Record<ProviderAnswer['outcome'], Phrase> = {
  known: say`was asked and knew it`,
  unknown: say`knows nothing of it`,
  cached: say`knew it from before`,
  failed: say`gave no usable answer`,
  skipped: say`was not asked`,
  pending: say`has not answered yet`,
};

function providerLine({ provider, outcome, why }: ProviderAnswer): Phrase {
  // Who was not asked because there was nothing to ask about needs no second word for it.
  const isSaid = why === undefined || why === 'not_asked';
  const became = say`${provider} ${OUTCOMES[outcome]}`;
  return isSaid ? say`${became}.` : say`${became} (${failureWords(why)}).`;
}

/** What providers told after a decision, and what it therefore could not know. */
export function learnedSince({ fields }: Enrichment, now: Enrichment): Phrase[] {
  const asked = new Set(now.providers.map(({ provider }) => provider));
  return now.fields
    .filter(({ field, value, source }) => {
      const before = fields.find((one) => one.field === field);
      return asked.has(source) && (before?.value !== value || before.source !== source);
    })
    .map((known) => say`Since then: ${fieldLine(known)}`);
}

const LABELS: Record<KnownField['field'], Phrase> = {
  'company.name': say`Name`,
  'company.employees': say`Employees`,
  'company.industry': say`Industry`,
  'company.country': say`Country`,
  'company.region': say`Region`,
  'person.title': say`Job title`,
};
const NUMBER = new Intl.NumberFormat('en');

/** `Employees: 1,200 (clearfacts, 80 % sure; the sender says 900)`. */
function fieldLine({ field, value, source, confidence, lost }: KnownField): Phrase {
  const who = say`${nameOf(source)}, ${Math.round(confidence * 100)} % sure`;
  const others = lost.map((one) => say`${nameOf(one.source)} says ${shown(one.value)}`);
  return say`${LABELS[field]}: ${shown(value)} (${chained([who, ...others], '; ')})`;
}

function shown(value: KnownField['value']): string {
  return typeof value === 'number' ? NUMBER.format(value) : String(value);
}

function nameOf(source: string): Slot {
  if (source === 'lead') return say`the sender`;
  return source === 'accounts' ? say`the account list` : source;
}
