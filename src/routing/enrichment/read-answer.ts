/** Decides what of a provider's answer is a fact; what is of a wrong kind costs that fact only. */

import { findFirst } from '../intake/body/find-value.ts';
import { describe, FaultList } from '../intake/fault-list.ts';
import * as read from '../intake/read-fields.ts';
import { ENRICHED_FIELDS, type EnrichedField, type FactValue } from '../model/enrichment.ts';
import type { Fault } from '../model/lead.ts';
import type { Provider, ProviderField } from '../model/workspace/provider.ts';

/** The largest employer there is has two million people. */
const MOST_EMPLOYEES = 10_000_000;

const employees: read.FieldReader<number> = (value, place) => {
  const found = read.wholeNumber(value, place);
  if (found === undefined || found <= MOST_EMPLOYEES) return found;
  const expected = `at most ${MOST_EMPLOYEES}`;
  return place.faults.setAside(place.pointer, 'number.implausible', { value, expected });
};

/** The same readers as of what senders write. */
const READERS: Record<EnrichedField, read.FieldReader<string | number>> = {
  'company.name': read.text,
  'company.employees': employees,
  'company.industry': read.text,
  'company.country': read.country,
  'company.region': read.text,
  'person.title': read.text,
};

export interface ReadFact {
  field: EnrichedField;
  /** Null where the provider does not know it, or told it in a form nobody can use. */
  value: FactValue;
  confidence: number;
  ttlMs: number;
}

export interface ReadAnswer {
  /** One for each field the provider is asked for. */
  facts: ReadFact[];
  /** What was set aside, with the name of its field as the pointer. */
  faults: Fault[];
}

/** @param body parsed JSON; nothing in it is trusted */
export function readAnswer(provider: Provider, body: unknown): ReadAnswer {
  const faults = new FaultList();
  const facts = ENRICHED_FIELDS.flatMap((field) => {
    const how = provider.fields[field];
    return how ? [readFact(provider, { field, how, body, faults })] : [];
  });
  return { facts, faults: faults.faults };
}

interface Asked {
  field: EnrichedField;
  how: ProviderField;
  body: unknown;
  faults: FaultList;
}

function readFact(provider: Provider, { field, how, body, faults }: Asked): ReadFact {
  const found = findFirst(body, how.at);
  const value = found && READERS[field](found.value, { pointer: `/${field}`, faults });
  if (value === undefined) {
    return { field, value: null, confidence: 0, ttlMs: provider.unknown_for };
  }
  const confidence = readConfidence(provider, { field, how, body, faults });
  return { field, value, confidence, ttlMs: how.ttl ?? provider.ttl };
}

function readConfidence(provider: Provider, { field, how, body, faults }: Asked): number {
  if (typeof how.confidence === 'number') return how.confidence;
  const told = how.confidence === undefined ? undefined : findFirst(body, how.confidence)?.value;
  if (told === undefined) return provider.confidence;
  if (typeof told === 'number' && told >= 0 && told <= 1) return told;
  const message = `Found ${describe(told)}, expected a confidence from 0 to 1.`;
  faults.note(`/${field}`, 'confidence.unusable', message);
  return provider.confidence;
}
