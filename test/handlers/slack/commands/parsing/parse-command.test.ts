import { describe, expect, test } from 'vitest';
import {
  parseCommand,
  splitAtPerson,
} from '../../../../../src/handlers/slack/commands/parsing/parse-command.ts';

describe('parseCommand', () => {
  test.each([
    ['', { verb: '', rest: '' }],
    ['   ', { verb: '', rest: '' }],
    ['Why  Globex   Inc ', { verb: 'why', rest: 'Globex Inc' }],
    ['show lead_7k2', { verb: 'show', rest: 'lead_7k2' }],
  ])('reads %j', (text, parsed) => {
    expect(parseCommand(text)).toEqual(parsed);
  });

  test('an address that Slack turned into a link is read as it was typed', () => {
    const text = 'why <mailto:dana@globex.test|dana@globex.test>';
    expect(parseCommand(text).rest).toBe('dana@globex.test');
    expect(parseCommand('why <http://globex.test|globex.test>').rest).toBe('globex.test');
    expect(parseCommand('why <mailto:dana@globex.test>').rest).toBe('dana@globex.test');
    expect(parseCommand('why <https://globex.test/a>').rest).toBe('https://globex.test/a');
  });

  test("Slack's escapes are undone once", () => {
    expect(parseCommand('why Bolt &amp; Nut &lt;ES&gt;').rest).toBe('Bolt & Nut <ES>');
    expect(parseCommand('why R&amp;lt;D').rest).toBe('R&lt;D');
  });

  test('a mentioned person stays wrapped, because only the id is unique', () => {
    expect(parseCommand('back <@U0ANA|ana>').rest).toBe('<@U0ANA|ana>');
  });
});

describe('splitAtPerson', () => {
  test.each([
    ['globex <@U0ANA|ana> knows them', 'globex', '<@U0ANA|ana>', 'knows them'],
    ['Globex Inc @ana.ruiz', 'Globex Inc', '@ana.ruiz', ''],
    ['<@U0ANA> until 15:00', '', '<@U0ANA>', 'until 15:00'],
    ['dana@globex.test @ben knows them', 'dana@globex.test', '@ben', 'knows them'],
    ['until 15:00', 'until 15:00', null, ''],
    ['', '', null, ''],
  ])('%j', (text, before, person, after) => {
    expect(splitAtPerson(text)).toEqual({ before, person, after });
  });
});
