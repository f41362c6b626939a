import type { Change } from '../world/journal.ts';
import type { Watch } from './watches.ts';

interface Place {
  stream: string;
  position: number;
}

const isOver = (state: string | null) => state === 'done' || state === 'dead';

/** Messages about one thing arrive in the order in which they were promised. */
export const watchTurns = (): Watch[] => {
  // A message is remembered where it stood when it was promised, wherever it is put later.
  const places = new Map<string, Place>();
  return [inTurn(places), arriveInTurn(places)];
};

function inTurn(places: Map<string, Place>): Watch {
  const waiting = new Map<string, Set<number>>();
  const follow = (change: Change): string[] => {
    const { id, was, became, stream, position } = change;
    if (was === null && stream !== null && position !== null) places.set(id, { stream, position });
    const place = places.get(id);
    if (!place) return [`${id} came from nowhere`];
    if (isOver(was) && !isOver(became)) return [`${id} was ${was} and is ${became}`];
    const ahead = waiting.get(place.stream) ?? new Set();
    waiting.set(place.stream, ahead);
    if (isOver(became)) ahead.delete(place.position);
    else ahead.add(place.position);
    const first = Math.min(...ahead);
    const isEarly = became === 'sending' && first < place.position;
    return isEarly ? [`${id}, ${place.position} of ${place.stream}, before ${first}`] : [];
  };
  return {
    name: 'a message leaves when all before it in its stream are over',
    see: ({ changes }) => changes.filter(({ kind }) => kind === 'message').flatMap(follow),
  };
}

function arriveInTurn(places: Map<string, Place>): Watch {
  const latest = new Map<string, number>();
  return {
    name: 'the CRM hears of one lead in order',
    see: ({ arrived }) =>
      arrived.flatMap((id) => {
        const place = places.get(id);
        if (!place) return [`${id} was never promised`];
        const last = latest.get(place.stream) ?? 0;
        latest.set(place.stream, place.position);
        return place.position < last ? [`${id}, ${place.position} after ${last}`] : [];
      }),
  };
}
