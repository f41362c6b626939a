import { expect, test } from 'vitest';
import { hire, staffOf } from '../../../src/sandbox/stage/staff.ts';

const ROSTER = `
version: 1
channels: { managers: C0MANAGERS }
reps:
  - { id: ana, name: Ana Ruiz, slack: U0ANA, email: ana@acme.test, timezone: Europe/Madrid }
  - { id: ben, name: Ben Koch, email: ben@acme.test }
`;
const POLICY = `
version: 1
pools: [{ id: all, members: { ana: 100, ben: 100 }, channel: C0ALL }]
rules: [{ id: rest, when: {}, assign: { pool: all } }]
fallback: { pool: all, then: hold }
sla: { standard: { claim: 15m } }
`;
const files = { roster: ROSTER, policy: POLICY };

test('everybody of the roster is in Slack, with an id of their own when the roster has none', () => {
  const { users, userOf, zone } = staffOf(files);
  expect(users).toEqual([
    { id: 'U0ANA', name: 'Ana Ruiz', tz: 'Europe/Madrid', email: 'ana@acme.test' },
    expect.objectContaining({ id: 'U0BEN', name: 'Ben Koch', email: 'ben@acme.test' }),
  ]);
  expect([...userOf]).toEqual([
    ['ana', 'U0ANA'],
    ['ben', 'U0BEN'],
  ]);
  expect(zone).toBe('Europe/Madrid');
});

test('whoever is in Slack already by that e-mail is the same person', () => {
  const ben = { id: 'U777', name: 'Benjamin', email: 'ben@acme.test' };
  const { users, userOf } = staffOf(files, { users: [ben] });
  expect(users.map(({ id }) => id)).toEqual(['U777', 'U0ANA']);
  expect(userOf.get('ben')).toBe('U777');
});

test('the channels are those that the files name, once each', () => {
  const { channels } = staffOf(files, { channels: [{ id: 'C0OTHER', name: 'other' }] });
  expect(channels).toEqual([
    { id: 'C0MANAGERS', name: 'managers' },
    { id: 'C0ALL', name: 'all' },
    { id: 'C0OTHER', name: 'other' },
  ]);
});

test('files that have faults are refused with file, line and what is wrong', () => {
  const policy = POLICY.replace('ana:', 'zoe:');
  expect(() => staffOf({ ...files, policy })).toThrow(/policy\.yml:3.*zoe/);
});

test('a new colleague comes to Slack, and nobody comes twice', () => {
  const slack = { users: [{ id: 'U0ANA', name: 'Ana Ruiz' }], channels: [], userGroups: [] };
  hire(staffOf(files), slack);
  hire(staffOf(files), slack);
  expect(slack.users.map(({ id }) => id)).toEqual(['U0ANA', 'U0BEN']);
  expect(slack.channels).toHaveLength(2);
});
