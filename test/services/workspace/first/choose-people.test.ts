import { describe, expect, it } from 'vitest';
import type { SlackPerson } from '../../../../src/ports.ts';
import {
  type Choice,
  choosePeople,
} from '../../../../src/services/workspace/first/choose-people.ts';

const person = (id: string, name: string, over: Partial<SlackPerson> = {}): SlackPerson => ({
  id,
  name,
  handle: '',
  email: null,
  title: '',
  timeZone: null,
  isOwner: false,
  ...over,
});
const TEAM = [
  person('U0BEN', 'Ben Ito', { email: 'Ben.Ito@acme.test', title: 'Sales Rep' }),
  person('U0ANA', 'Ana Ruiz', { email: 'ana@acme.test', timeZone: 'Europe/Madrid', isOwner: true }),
];
const choose = (choice: Choice = {}, all = TEAM) => choosePeople(all, choice);

const weights = (choice: Choice) => choose(choice).map(({ id, weight }) => [id, weight]);

describe('the people of a Slack workspace', () => {
  it('all get leads, and its owners administer', () => {
    expect(choose()).toEqual([
      {
        id: 'ana',
        name: 'Ana Ruiz',
        slack: 'U0ANA',
        email: 'ana@acme.test',
        timezone: 'Europe/Madrid',
        role: 'admin',
        weight: 100,
      },
      { id: 'ben.ito', name: 'Ben Ito', slack: 'U0BEN', email: 'ben.ito@acme.test', weight: 100 },
    ]);
  });

  it('administer only when named, if somebody is named', () => {
    const roles = choose({ me: 'BEN.ITO@acme.test' }).map(({ id, role }) => [id, role]);
    expect(roles).toEqual([
      ['ana', undefined],
      ['ben.ito', 'admin'],
    ]);
  });

  it('who administers stays on the roster without leads when others were chosen to sell', () => {
    const both = [
      ['ana', 0],
      ['ben.ito', 100],
    ];
    expect(weights({ match: 'sales' })).toEqual(both);
    expect(weights({ only: ['U0BEN'] })).toEqual(both);
    expect(weights({ only: ['U0BEN'], me: 'ben.ito@acme.test' })).toEqual([['ben.ito', 100]]);
  });

  it('that nobody knows, or that nobody is left of, are refused', () => {
    expect(() => choose({ only: ['ana@acme.test', 'zed@acme.test'] })).toThrow(
      /^Slack shows no member zed@acme\.test; nothing was written/,
    );
    expect(() => choose({ me: 'zed@acme.test' })).toThrow('zed@acme.test');
    expect(() => choose({ match: 'support' })).toThrow('nobody who was asked for');
    expect(() => choose({}, [])).toThrow('nobody who was asked for');
  });

  it('get ids of their own from address, name or user id', () => {
    const names = [
      'Łukasz Żak',
      'Łukasz Żak',
      'Søren  Ægir Þór',
      '佐藤 陽',
      '007',
      'true',
      '--',
      '',
    ].map((name, i) => person(`U${i}`, name));
    const withHandle = person('U8', '山田', { handle: 'yamada' });
    const withMail = person('U9', '田中', { email: 'Tanaka+x@acme.test', timeZone: 'Mars/Phobos' });
    const ids = choose({}, [...names, withHandle, withMail]).map(({ slack, id }) => [slack, id]);
    expect(Object.fromEntries(ids)).toEqual({
      U0: 'lukasz-zak',
      U1: 'lukasz-zak-2',
      U2: 'soren-aegir-thor',
      U3: 'u3',
      U4: '007',
      U5: 'true',
      U6: 'u6',
      U7: 'u7',
      U8: 'yamada',
      U9: 'tanaka-x',
    });
  });
});
