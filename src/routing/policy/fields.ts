/** Says which fields a condition may test, and reads them from what is known about a lead. */
import { readingOf } from '../enrichment/lexicon/read-message.ts';
import type { LeadFacts, Scalar } from '../model/lead.ts';

export type FieldType = 'text' | 'number' | 'boolean' | 'date' | 'any';
type Read<T extends Scalar> = (facts: LeadFacts) => T | undefined;

export interface Field {
  path: string;
  type: FieldType;
  read: Read<Scalar>;
}

const TEXTS: Record<string, Read<string>> = {
  'person.email': (facts) => facts.person.email,
  'person.domain': (facts) => facts.person.domain,
  'person.title': (facts) => facts.person.title,
  'person.mail': (facts) => facts.person.mail,
  'company.name': (facts) => facts.company.name,
  'company.domain': (facts) => facts.company.domain,
  'company.industry': (facts) => facts.company.industry,
  'company.country': (facts) => facts.company.country,
  'company.region': (facts) => facts.company.region,
  'company.postal_code': (facts) => facts.company.postal_code,
  'request.form': (facts) => facts.request.form,
  'request.product': (facts) => facts.request.product,
  'request.message': (facts) => facts.request.message,
  'request.timeline': (facts) => facts.request.timeline,
  'message.intent': (facts) => readingOf(facts).intents[0]?.value,
  'message.timeline': (facts) => readingOf(facts).timeline?.value,
  'account.id': (facts) => facts.account.id,
  'account.name': (facts) => facts.account.name,
  'account.country': (facts) => facts.account.country,
  'account.parent': (facts) => facts.account.parent,
  'account.tier': (facts) => facts.account.tier,
  'account.status': (facts) => facts.account.status,
  'account.owner': (facts) => facts.account.owner,
  source: (facts) => facts.source,
  channel: (facts) => facts.channel,
  tier: (facts) => facts.tier,
  language: (facts) => facts.language,
  'time.weekday': (facts) => facts.time?.weekday,
  territory: (facts) => facts.territory,
  segment: (facts) => facts.segment,
};

const NUMBERS: Record<string, Read<number>> = {
  'company.employees': (facts) => facts.company.employees,
  'account.employees': (facts) => facts.account.employees,
  'enrichment.confidence': (facts) => facts.enrichment?.confidence,
  touches: (facts) => facts.touches,
  'time.hour': (facts) => facts.time?.hour,
  'request.budget': (facts) => facts.request.budget,
  'message.seats': (facts) => readingOf(facts).seats?.value,
  'message.budget': (facts) => readingOf(facts).budget?.value,
  'scores.fit': (facts) => facts.scores?.fit,
  'scores.intent': (facts) => facts.scores?.intent,
  'scores.account': (facts) => facts.scores?.account,
  'scores.capacity': (facts) => facts.scores?.capacity,
  'scores.urgency': (facts) => facts.scores?.urgency,
  'scores.value': (facts) => facts.scores?.value,
  'scores.risk': (facts) => facts.scores?.risk,
  'scores.confidence': (facts) => facts.scores?.confidence,
  'scores.priority': (facts) => facts.scores?.priority,
};

const BOOLEANS: Record<string, Read<boolean>> = {
  'account.matched': (facts) => facts.account.matched,
  'account.open_opportunity': (facts) => facts.account.open_opportunity,
  'message.urgent': (facts) =>
    facts.request.message === undefined ? undefined : readingOf(facts).urgent !== null,
  consent: (facts) => facts.consent,
  do_not_contact: (facts) => facts.do_not_contact,
  'enrichment.complete': (facts) => facts.enrichment?.complete,
  bulk: (facts) => facts.bulk ?? false,
  test: (facts) => facts.test,
  stale: (facts) => facts.stale ?? false,
};

/** As `2026-12-24`. */
const DATES: Record<string, Read<string>> = {
  'time.date': (facts) => facts.time?.date,
};

const FIELDS = new Map<string, Field>([
  ...Object.entries(TEXTS).map(([path, read]) => entry({ path, type: 'text', read })),
  ...Object.entries(NUMBERS).map(([path, read]) => entry({ path, type: 'number', read })),
  ...Object.entries(BOOLEANS).map(([path, read]) => entry({ path, type: 'boolean', read })),
  ...Object.entries(DATES).map(([path, read]) => entry({ path, type: 'date', read })),
]);

export const FIELD_NAMES: readonly string[] = [...FIELDS.keys()];

/** Groups whose names the senders choose. */
const OPEN_GROUP = /^(?<group>attribution|custom)\.(?<name>.+)$/;

/** The field of that path, or undefined when no lead can ever have it. */
export function findField(path: string): Field | undefined {
  const { group, name } = OPEN_GROUP.exec(path)?.groups ?? {};
  if (name === undefined) return FIELDS.get(path);
  const read: Read<Scalar> =
    group === 'custom'
      ? (facts) => ownScalar(facts.custom, name)
      : (facts) => ownScalar(facts.attribution, name);
  return { path, type: 'any', read };
}

function entry(field: Field): [string, Field] {
  return [field.path, field];
}

/** A sender's name may be `constructor`: only what the lead itself has counts. */
function ownScalar(values: Record<string, Scalar>, name: string): Scalar | undefined {
  return Object.hasOwn(values, name) ? values[name] : undefined;
}
