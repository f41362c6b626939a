import { FETCH_EDGES, LEAD_EDGES } from '../../../../routing/model/lead.ts';
import {
  ASSIGNMENT_EDGES,
  CLOCK_EDGES,
  OFFER_EDGES,
  OUTBOX_EDGES,
} from '../../../../routing/model/offer.ts';
import type { Change } from '../../world/journal.ts';
import type { Watch } from '../watches.ts';

/** Of each kind of row the changes of state that docs/states.md draws. */
const EDGES: Record<Change['kind'], Readonly<Record<string, readonly string[]>>> = {
  lead: LEAD_EDGES,
  assignment: ASSIGNMENT_EDGES,
  offer: OFFER_EDGES,
  clock: CLOCK_EDGES,
  message: OUTBOX_EDGES,
  fetch: FETCH_EDGES,
};

/** Each begins in the first state of its diagram, and goes on along its edges. */
export const watchStates = (): Watch[] => [
  {
    name: 'nothing changes its state in a way that no diagram has',
    see: ({ changes }) => changes.flatMap(faultOf),
  },
];

function faultOf({ kind, id, was, became }: Change): string[] {
  // A row that is gone, or kept its state, went nowhere.
  if (became === null || was === became) return [];
  const first = Object.keys(EDGES[kind])[0];
  const isDrawn = was === null ? became === first : EDGES[kind][was]?.includes(became);
  return isDrawn ? [] : [`${kind} ${id}: ${was ?? 'new'} → ${became}`];
}
