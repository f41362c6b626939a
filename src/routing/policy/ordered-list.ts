/** Finds what of a policy's territories, segments or rules a lead meets, where order decides. */
import type { LeadFacts } from '../model/lead.ts';
import type { Predicate } from './condition.ts';
import { asksForgotten } from './kept-facts.ts';
import { indexConditions } from './rule-index.ts';

export interface Entry<T> {
  one: T;
  predicate: Predicate;
}

export interface OrderedList<T> {
  entries: readonly Entry<T>[];
  /** The first that matches, or null. */
  first: (facts: LeadFacts) => T | null;
  /**
   * What is kept of it with a decision, in order: all that match, and those of which nobody could
   * tell later why they do not.
   */
  telling: (facts: LeadFacts) => Entry<T>[];
}

/** @param entries in the order in which they decide */
export function orderedList<T>(entries: readonly Entry<T>[]): OrderedList<T> {
  const isTold = entries.map(({ predicate }) => asksForgotten(predicate));
  const find = indexConditions(
    entries.map(({ predicate }, position) => (isTold[position] ? ALWAYS : predicate)),
  );
  return {
    entries,
    first: (facts) => {
      for (const position of find(facts)) {
        const entry = entries[position];
        if (entry && (!isTold[position] || entry.predicate.test(facts))) return entry.one;
      }
      return null;
    },
    telling: (facts) => find(facts).flatMap((position) => entries[position] ?? []),
  };
}

const ALWAYS: Predicate = {
  test: () => true,
  explain: () => null,
  demands: [],
  fields: [],
};
