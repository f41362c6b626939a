import { expect, test } from 'vitest';
import { shiftOf } from '../../../src/routing/availability/shift.ts';
import { PastTeam } from '../../../src/routing/replay/past-team.ts';
import { ALWAYS, OFFICE, pastRep } from './past.ts';

const MADRID = {
  hours: { 'mon-fri': ['09:00-13:00', '14:00-18:00'], sat: ['22:00-02:00'] },
  timeZone: 'Europe/Madrid',
  holidays: new Set(['2026-10-12']),
};
const FROM = new Date('2026-10-01T00:00:00Z');
const UNTIL = new Date('2026-11-01T00:00:00Z');
const teamOf = (...reps: ReturnType<typeof pastRep>[]) =>
  new PastTeam(reps, { from: FROM, until: UNTIL });
const shiftAt = (team: PastTeam, at: Date) => team.candidatesAt(at)[0]?.shift;

test.each([ALWAYS, OFFICE, MADRID])(
  'the openings listed once say what the calendar says',
  (calendar) => {
    const rep = pastRep('ana', { calendar });
    const team = teamOf(rep);
    for (let at = FROM.getTime(); at < UNTIL.getTime(); at += 17 * 60_000) {
      const now = new Date(at);
      expect(shiftAt(team, now)).toEqual(shiftOf(rep.presence, now));
    }
  },
);

test('whoever is away today was there, and whoever is gone was not', () => {
  const away = { ...pastRep('ana').presence, away: { until: null, by: null, forMisses: false } };
  expect(shiftAt(teamOf(pastRep('ana', { presence: away })), UNTIL)).toEqual({ state: 'on_shift' });
  const gone = { ...pastRep('ana').presence, deactivated: true };
  expect(shiftAt(teamOf(pastRep('ana', { presence: gone })), UNTIL)).toMatchObject({
    state: 'unavailable',
  });
});

test('people of the same hours keep skills and names of their own', () => {
  const team = teamOf(pastRep('ana', { skills: ['es'] }), pastRep('ben', { name: 'Ben Koch' }));
  expect(team.skillsOf('ana')).toEqual(['es']);
  expect([team.nameOf('ben'), team.nameOf('zoe')]).toEqual(['Ben Koch', 'zoe']);
  expect(team.candidatesAt(UNTIL).map(({ repId }) => repId)).toEqual(['ana', 'ben']);
});
