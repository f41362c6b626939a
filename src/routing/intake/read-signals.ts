/** Decides what a body says about the interest companies showed elsewhere. */
import type { Fault } from '../model/lead.ts';
import type { Source } from '../model/workspace/source.ts';
import { findFirst } from './body/find-value.ts';
import { FaultList, pointerTo } from './fault-list.ts';
import { MAX_AHEAD_MS } from './parse-submission.ts';
import { mailKindOf } from './person/mail-domains.ts';
import { domain, instant, isJsonObject, type JsonObject, number, text } from './read-fields.ts';

/** In one body, each of one company: more than that is a list to be sent in parts. */
export const MAX_SIGNALS = 500;
/** What is older says nothing of today, and no score counts it. */
export const SIGNAL_LIFE_MS = 90 * 86_400_000;
const MAX_DOMAINS = 20;
const MAX_TOPIC = 100;
/** Of a sender that has no measure of it. */
const UNSAID_STRENGTH = 0.5;
const PERCENT = 100;

/** What a mapping of a source of signals may name; `items` is the place of the list. */
export const SIGNAL_FIELDS = ['items', 'domain', 'topic', 'strength', 'observed_at'] as const;
type SignalField = Exclude<(typeof SIGNAL_FIELDS)[number], 'items'>;

export interface FoundSignal {
  /** A registrable domain, never one where anybody gets an address. */
  domain: string;
  topic: string;
  /** 0..1. */
  strength: number;
  observedAt: Date;
}

export interface FoundSignals {
  signals: FoundSignal[];
  /** What could not be used; the rest is taken all the same. */
  faults: Fault[];
}

interface Reader {
  faults: FaultList;
  now: Date;
}

/**
 * @param body parsed JSON: one signal, a list of them, or `{ "signals": [ … ] }`, unless the
 *   source's mapping says where they stand; nothing in it is trusted
 * @param now when it was received
 */
export function readSignals(
  { mapping }: Pick<Source, 'mapping'>,
  body: unknown,
  now: Date,
): FoundSignals {
  const faults = new FaultList();
  const { pointer, items } = itemsOf(body, mapping);
  const signals = items.slice(0, MAX_SIGNALS).flatMap((item, index) => {
    const at = items.length === 1 ? pointer : pointerTo(pointer, String(index));
    return readOne(fieldsOf(item, mapping), at, { faults, now });
  });
  if (items.length > MAX_SIGNALS || signals.length > MAX_SIGNALS) {
    const found = `Found ${Math.max(items.length, signals.length)} signals`;
    faults.note(pointer, 'list.cut', `${found}, expected at most ${MAX_SIGNALS} in one body.`);
  }
  if (items.length === 0) faults.note(pointer, 'signal.missing', 'Found no signal in it.');
  return { signals: signals.slice(0, MAX_SIGNALS), faults: faults.faults };
}

function itemsOf(body: unknown, mapping: Source['mapping']): { pointer: string; items: unknown[] } {
  const place = mapping?.items;
  if (place !== undefined) {
    const found = findFirst(body, place);
    const pointer = (found?.steps ?? []).reduce(pointerTo, '');
    return { pointer, items: listOf(found?.value) };
  }
  if (isJsonObject(body) && Array.isArray(body.signals)) {
    return { pointer: '/signals', items: body.signals };
  }
  return { pointer: '', items: listOf(body) };
}

function listOf(value: unknown): unknown[] {
  if (Array.isArray(value)) return value;
  return value === undefined || value === null ? [] : [value];
}

type Fields = Partial<Record<SignalField, unknown>>;

function fieldsOf(item: unknown, mapping: Source['mapping']): Fields {
  if (mapping === undefined) {
    const { domain: one, domains, topic, strength, observed_at } = isJsonObject(item) ? item : NONE;
    return { domain: one ?? domains, topic, strength, observed_at };
  }
  const found = (field: SignalField) => {
    const place = mapping[field];
    return place === undefined ? undefined : findFirst(item, place)?.value;
  };
  return {
    domain: found('domain'),
    topic: found('topic'),
    strength: found('strength'),
    observed_at: found('observed_at'),
  };
}

const NONE: JsonObject = {};

function readOne(fields: Fields, at: string, { faults, now }: Reader): FoundSignal[] {
  const place = (field: SignalField) => ({ pointer: pointerTo(at, field), faults });
  const domains = domainsOf(fields.domain).flatMap((one) => {
    const found = domain(one, place('domain'));
    return found === undefined || !isOfCompany(found, place('domain')) ? [] : [found];
  });
  const topic = text(fields.topic, place('topic'))?.slice(0, MAX_TOPIC);
  const strength = strengthOf(fields.strength, place('strength'));
  const observedAt = observedAtOf(fields.observed_at, place('observed_at'), now);
  if (domainsOf(fields.domain).length === 0) note(faults, at, 'domain', 'the domain of a company');
  if (!isSaid(fields.topic)) note(faults, at, 'topic', 'what it is about');
  if (topic === undefined || strength === undefined || observedAt === undefined) return [];
  return [...new Set(domains)].map((one) => ({ domain: one, topic, strength, observedAt }));
}

function note(faults: FaultList, at: string, field: SignalField, expected: string): void {
  faults.note(
    pointerTo(at, field),
    'signal.incomplete',
    `Found nothing to use, expected ${expected}.`,
  );
}

function domainsOf(value: unknown): unknown[] {
  const list = typeof value === 'string' ? value.split(/[;,\s]+/) : listOf(value);
  return list.filter((one) => one !== '').slice(0, MAX_DOMAINS);
}

interface Place {
  pointer: string;
  faults: FaultList;
}

function isOfCompany(found: string, { pointer, faults }: Place): boolean {
  if (mailKindOf(found, found) === 'business') return true;
  const expected = 'the domain of a company, not one where anybody gets an address';
  faults.setAside(pointer, 'domain.shared', { value: found, expected });
  return false;
}

/** `0.8` and `80` are the same; undefined where it is neither. */
function strengthOf(value: unknown, place: Place): number | undefined {
  const found = number(value, place);
  if (found === undefined) return isSaid(value) ? undefined : UNSAID_STRENGTH;
  if (found <= 1) return found;
  if (found <= PERCENT) return found / PERCENT;
  const expected = 'a strength from 0 to 1, or from 0 to 100';
  return place.faults.setAside(place.pointer, 'number.expected', { value, expected });
}

function isSaid(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '';
}

/** A clock that runs ahead is set right; what is too old to count is left out. */
function observedAtOf(value: unknown, place: Place, now: Date): Date | undefined {
  const found = instant(value, place);
  if (found === undefined) return isSaid(value) ? undefined : now;
  const at = new Date(found);
  if (at.getTime() > now.getTime() + MAX_AHEAD_MS) {
    const expected = `a time before ${now.toISOString()}, which is used instead`;
    place.faults.setAside(place.pointer, 'instant.future', { value: found, expected });
    return now;
  }
  if (now.getTime() - at.getTime() <= SIGNAL_LIFE_MS) return at;
  const expected = 'a time within the last 90 days';
  return place.faults.setAside(place.pointer, 'instant.too_old', { value: found, expected });
}
