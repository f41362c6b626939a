import { describe, expect, test } from 'vitest';
import { USAGE } from '../../src/blocks/answers/help/usage.ts';
import { ACTIONS } from '../../src/handlers/slack/actions/index.ts';
import { COMMANDS } from '../../src/handlers/slack/commands/commands.ts';
import { SHORTCUTS } from '../../src/handlers/slack/shortcuts/index.ts';
import { VIEWS } from '../../src/handlers/slack/views/index.ts';
import { rowsOf } from '../support/commands-page.ts';
import { inEnglish } from '../support/in-english.ts';

const idsOf = (section: string) => rowsOf(section).map(([id = '']) => id);

describe('docs/commands.md', () => {
  test.each(COMMANDS.map(({ name }) => name))('says of %s what help says', (name) => {
    const command = COMMANDS.find((one) => one.name === name);
    const aliases = Object.entries(command?.aliases ?? {});
    const rows = Object.entries(inEnglish(USAGE[name])).map(
      ([verb, { takes, does, example, who }]) => {
        const also = aliases.filter(([, of]) => of === verb).map(([alias]) => `\`${alias}\``);
        return [`${verb} ${takes}`.trim(), does, `\`${example}\``, who, also.join(' ')];
      },
    );
    expect(rows.length).toBeGreaterThan(5);
    expect(rowsOf(name)).toEqual(rows);
  });

  test.each(COMMANDS.map(({ name }) => name))('help knows every verb of %s', (name) => {
    const command = COMMANDS.find((one) => one.name === name);
    expect(Object.keys(USAGE[name]).toSorted()).toEqual(
      Object.keys(command?.verbs ?? {}).toSorted(),
    );
    const examples = Object.entries(USAGE[name]).map(([verb, { example }]) => [verb, example]);
    for (const [verb = '', example] of examples) {
      expect(example?.startsWith(`${name} ${verb}`)).toBe(true);
    }
  });

  test('has a row for everything that can be pressed, used or sent in', () => {
    const pressed = idsOf('Buttons and menus').filter((id) => !id.includes(':'));
    expect(pressed.toSorted()).toEqual([...ACTIONS.keys()].toSorted());
    expect(idsOf('Forms').toSorted()).toEqual([...VIEWS.keys()].toSorted());
    expect(idsOf('Shortcuts').toSorted()).toEqual([...SHORTCUTS.keys()].toSorted());
  });

  test('a row that is not there is not found', () => {
    expect(idsOf('Forms')).not.toContain('nobody_modal');
    expect(rowsOf('No such section')).toEqual([]);
  });
});
