import { BULK_OPEN } from '../world/company.ts';
import type { Turn } from '../world/router-turn.ts';
import type { Watch } from './watches.ts';

/** Leads of files stand behind all others, and bury nobody. */
export const watchFiles = (): Watch[] => [standBehind(), buryNobody()];

function standBehind(): Watch {
  return {
    name: 'in a turn of the router the leads of files come after all others that were due',
    see: ({ changes, turns }) => turns.flatMap((turn) => overtaken(turn, changes)),
  };
}

type Changes = Parameters<Watch['see']>[0]['changes'];

function overtaken({ live, ofFiles, after, until }: Turn, changes: Changes): string[] {
  if (ofFiles.length === 0) return [];
  const among = new Set(ofFiles);
  const within = changes.filter(({ n, kind }) => kind === 'lead' && n > after && n <= until);
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
