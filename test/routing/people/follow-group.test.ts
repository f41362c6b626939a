import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { followGroup } from '../../../src/routing/people/follow-group.ts';

const known = ['ana', 'ben', 'cleo', 'dirk'];
const follow = (members: Record<string, number>, ...present: string[]) =>
  followGroup({ members, present, known });

describe('a pool that follows a group', () => {
  it('has its people: who joins gets weight 100, who leaves is no member', () => {
    expect(follow({ ana: 100, ben: 50 }, 'dirk', 'ana')).toEqual({
      outcome: 'changed',
      members: { ana: 100, dirk: 100 },
      joined: ['dirk'],
      left: ['ben'],
    });
  });

  it('keeps a written weight, and whoever 0 keeps out', () => {
    expect(follow({ ana: 40, cleo: 0 }, 'ana', 'cleo')).toEqual({ outcome: 'same' });
    expect(follow({ ana: 40, cleo: 0 }, 'ana')).toEqual({ outcome: 'same' });
    expect(follow({ ana: 40, cleo: 0 }, 'ana', 'ben', 'cleo')).toMatchObject({
      members: { ana: 40, cleo: 0, ben: 100 },
    });
  });

  it('forgets whom the roster does not know any more', () => {
    expect(follow({ ana: 100, zed: 0, yan: 100 }, 'ana')).toMatchObject({
      members: { ana: 100 },
      left: ['zed', 'yan'],
    });
  });

  it('stays as it is where nobody would be left', () => {
    expect(follow({ ana: 100 })).toEqual({ outcome: 'nobody' });
    expect(follow({ ana: 100, ben: 0 }, 'ben')).toEqual({ outcome: 'nobody' });
  });

  it('is done after one step, whatever the group', () => {
    const ids = fc.uniqueArray(fc.constantFrom(...known));
    const members = fc.dictionary(fc.constantFrom(...known, 'zed'), fc.integer({ min: 0, max: 9 }));
    fc.assert(
      fc.property(members, ids, (before, present) => {
        const followed = follow(before, ...present);
        if (followed.outcome !== 'changed') return;
        expect(follow(followed.members, ...present.toReversed())).toEqual({ outcome: 'same' });
        const sharing = Object.keys(followed.members).filter((id) => followed.members[id]);
        expect(present).toEqual(expect.arrayContaining(sharing));
      }),
    );
  });
});
