import type {
  LeadRow,
  LeadSummary,
  OfferRow,
  TeamRow,
} from '../../../src/routing/model/cards/cards.ts';
import { aLead, aLeadRow, aTeamRow, aWaitingRow, LONG } from '../views.ts';

/** What a surface is filled with: the same one is drawn with next to nothing and with it all. */
export interface Filling {
  /** What somebody outside wrote, and may have left out. */
  text: string;
  /** Whom a lead is from, who is not called as the company is. */
  person: string;
  /** What somebody here is called, or what our own words say: never empty. */
  name: string;
  /** How many there are of whatever may be many. */
  count: number;
  /** What may be missing. */
  maybe<T>(value: T): T | null;
  many<T>(make: (n: number) => T): T[];
  either<T>(bare: T, full: T): T;
}

const bare = {
  count: 0,
  maybe: () => null,
  many: () => [],
  either: <T>(one: T): T => one,
};

/** Nobody said anything, and there is nothing of anything: not even a company. */
export const EMPTIEST: Filling = { ...bare, text: '', person: '', name: 'Bo' };

/** What the roster allows. */
const LONGEST_NAME = 80;

/** Everything that may be said is, as long as it comes. */
export function filledWith(text: string, count: number): Filling {
  return {
    text,
    person: `Dr ${text}`,
    name: text.slice(0, LONGEST_NAME),
    count,
    maybe: (value) => value,
    many: (make) => Array.from({ length: count }, (_, n) => make(n + 1)),
    either: (_, full) => full,
  };
}

/** A hundred of each, named from right to left, in pictures, with marks, and far too long. */
export const FULLEST = filledWith(LONG, 100);

export function leadOf({ text, person, name, maybe, either }: Filling): LeadSummary {
  return aLead({
    company: text,
    person,
    title: maybe(text),
    facts: either([], [text, text]),
    message: maybe(text),
    priority: either(0, 1),
    tier: name,
    language: maybe(text),
    consent: maybe(false),
    addedBy: either(undefined, name),
  });
}

/** Where none is not shown at all, one is the least there is. */
export function some<T>({ either, many }: Filling, make: (n: number) => T): T[] {
  return either([make(1)], many(make));
}

export function leadRow({ text, person, name }: Filling, over: Partial<LeadRow> = {}) {
  const said = { company: text, person, why: text, repName: name };
  return (n: number): LeadRow => aLeadRow(n, { ...said, ...over });
}

export function offerRows({ text, person, many }: Filling): OfferRow[] {
  return many((n) => aWaitingRow(n, { company: text, person }));
}

export function teamRows({ name, many }: Filling): TeamRow[] {
  return many((n) => aTeamRow(n, { name, missedToday: 9, external: 9 }));
}
