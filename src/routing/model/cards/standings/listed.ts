import type { LeadRow, OfferRow } from '../cards.ts';
import type { StandingRow } from '../fairness-cards.ts';

/** What Home shows the first rows of, and a list of its own all of them. */
export type ListName = 'waiting' | 'open' | 'risk' | 'held' | 'team' | 'unrouted';

/** Some rows of a list, in its order. */
export interface Part<Row> {
  rows: Row[];
  /** How many there are in all. */
  total: number;
}

/** Which part of a list is meant. */
export interface Slice {
  offset: number;
  limit: number;
}

/** The part that is shown of a list. */
export function partOf<Row>(all: readonly Row[], { offset, limit }: Slice): Part<Row> {
  return { rows: all.slice(offset, offset + limit), total: all.length };
}

/** A page of one of these lists. */
export type Shown = { page: number; pages: number } & (
  | ({ list: 'waiting' } & Part<OfferRow>)
  | ({ list: 'open' | 'risk' | 'held' | 'unrouted' } & Part<LeadRow>)
  | ({ list: 'team' } & Part<StandingRow>)
);

/** Only whoever may do what its rows offer is offered it. */
export type ListView = Shown & { mayAct: boolean };
