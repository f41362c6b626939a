import { BULK_OPEN } from '../world/company.ts';
import type { Turn } from '../world/router-turn.ts';
import type { Watch } from './watches.ts';

/** No lead is left waiting and no rep overfilled; leads of files stand behind, and bury nobody. */
export const watchRouter = (): Watch[] => [
  leaveNobody(),
  standBehind(),
  buryNobody(),
  overfillNobody(),
];

/** So many it takes in a turn. */
const MOST_IN_A_TURN = 100;

function leaveNobody(): Watch {
  return {
    name: 'the router looks in its turn at all that is due and came alone',
    see: ({ changes, turns }) =>
      turns.flatMap((turn) => {
        if (turn.live.length > MOST_IN_A_TURN) return [];
        const seen = new Set(writesOf(turn, changes).map(({ id }) => id));
        return turn.live.filter((id) => !seen.has(id));
      }),
  };
}

function standBehind(): Watch {
  return {
    name: 'in a turn of the router the leads of files come after all others that were due',
    see: ({ changes, turns }) => turns.flatMap((turn) => overtaken(turn, changes)),
  };
}

type Changes = Parameters<Watch['see']>[0]['changes'];

const writesOf = ({ after, until }: Turn, changes: Changes) =>
  changes.filter(({ n, kind }) => kind === 'lead' && n > after && n <= until);

function overtaken(turn: Turn, changes: Changes): string[] {
  const { live, ofFiles } = turn;
  if (ofFiles.length === 0) return [];
  const among = new Set(ofFiles);
  const within = writesOf(turn, changes);
  const first = within.find(({ id, was, became }) => among.has(id) && was !== became);
  if (!first) return [];
  const before = new Set(within.flatMap(({ n, id }) => (n < first.n ? [id] : [])));
  return live.flatMap((id) => (before.has(id) ? [] : [`${id} waits, ${first.id} is routed`]));
}

function buryNobody(): Watch {
  return {
    name: 'the router gives a rep no more leads of files than they may have untouched',
    see: ({ changes }) =>
      changes.flatMap(({ id, others }) =>
        others === null || others < BULK_OPEN ? [] : [`${id} comes on top of ${others}`],
      ),
  };
}

function overfillNobody(): Watch {
  return {
    name: 'the router fills nobody past the cap of what they may have open, in places',
    see: ({ changes }) =>
      changes.flatMap(({ id, room }) =>
        room === null || room >= 0 ? [] : [`${id} is ${-room} too many`],
      ),
  };
}
