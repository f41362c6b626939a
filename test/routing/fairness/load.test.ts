import { describe, expect, it } from 'vitest';
import { seededNumbers } from '../../../src/routing/simulation/seeded-numbers.ts';
import { longestRun, PoolDesk, type Weights } from './desk.ts';

const TEAM: Weights = { es: 100, b: 100, c: 100, d: 100, e: 100 };
const skills = { es: ['es'] };
const SPANISH = { skills, requireSkills: ['es'] };

/** So many leads, of which a part only the specialist can take. */
function play(count: 'eligible' | 'load', share: number): PoolDesk {
  const random = seededNumbers(7);
  const desk = new PoolDesk({ count });
  for (let lead = 0; lead < 1_000; lead += 1) {
    desk.draw(TEAM, random() < share ? SPANISH : { skills });
  }
  return desk;
}

describe('a pool that counts the load', () => {
  it.each([0.02, 0.05, 0.1])(
    'gives a specialist an equal share of all: %d of them hers',
    (share) => {
      const got = play('load', share).got('es');
      expect(got).toBeGreaterThanOrEqual(198);
      expect(got).toBeLessThanOrEqual(203);
    },
  );

  it('gives her nothing of the rest where the speciality is more than her share', () => {
    const desk = play('load', 0.4);
    const hers = play('eligible', 0.4);
    expect(desk.got('es')).toBeLessThan(415);
    expect(hers.got('es')).toBeGreaterThan(470);
  });

  it('gives her an equal share of the rest besides where only the eligible count: the control', () => {
    expect(play('eligible', 0.1).got('es')).toBeGreaterThan(260);
  });

  it('moves nobody further than three leads by what only some could take', () => {
    const desk = new PoolDesk({ count: 'load' });
    for (let lead = 0; lead < 200; lead += 1) desk.draw(TEAM, SPANISH);
    expect(desk.lead('es')).toBeGreaterThanOrEqual(-3);
    expect(desk.worst).toBeLessThanOrEqual(3);
    expect(desk.sum).toBe(0);
  });

  it('owes whoever could take none of them no more than three either', () => {
    const team: Weights = { g: 100 };
    const known: Record<string, string[]> = {};
    for (let n = 0; n < 9; n += 1) [team[`s${n}`], known[`s${n}`]] = [100, ['es']];
    const desk = new PoolDesk({ count: 'load' });
    for (let lead = 0; lead < 300; lead += 1) {
      desk.draw(team, { skills: known, requireSkills: ['es'] });
    }
    expect(desk.lead('g')).toBeLessThan(3.2);
    const since = desk.received.length;
    for (let lead = 0; lead < 30; lead += 1) desk.draw(team, { skills: known });
    expect(longestRun(desk.received.slice(since), 'g')).toBeLessThanOrEqual(3);
  });

  it('credits who is there and nobody else', () => {
    const desk = new PoolDesk({ count: 'load' });
    const draw = desk.draw(TEAM, { ...SPANISH, offShift: ['b'], absent: ['c'], excluded: ['d'] });
    expect(draw?.changes).toEqual({ es: -500_000, e: 500_000 });
  });

  it('counts a turn that was given by hand in the same way', () => {
    const desk = new PoolDesk({ count: 'load' });
    const draw = desk.count(TEAM, 'es', SPANISH);
    expect(draw.changes).toEqual({ es: -800_000, b: 200_000, c: 200_000, d: 200_000, e: 200_000 });
    for (let lead = 0; lead < 9; lead += 1) desk.count(TEAM, 'es', SPANISH);
    expect(desk.lead('es')).toBeGreaterThanOrEqual(-3);
  });
});
