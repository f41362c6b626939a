import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import * as ids from '../../../src/blocks/action-ids.ts';
import { ACTIONS } from '../../../src/handlers/slack/actions/index.ts';
import { COMMANDS } from '../../../src/handlers/slack/commands/commands.ts';
import { EVENTS } from '../../../src/handlers/slack/events/index.ts';
import { SHORTCUTS } from '../../../src/handlers/slack/shortcuts/index.ts';
import { VIEWS } from '../../../src/handlers/slack/views/index.ts';

interface Manifest {
  display_information: { name: string; description: string; long_description: string };
  features: {
    app_home: Record<string, boolean>;
    slash_commands: { command: string; usage_hint: string; should_escape: boolean }[];
    shortcuts: { name: string; type: string; callback_id: string; description: string }[];
  };
  oauth_config: { scopes: { bot: string[]; bot_optional: string[] } };
  settings: {
    event_subscriptions: { bot_events: string[] };
    interactivity: { is_enabled: boolean };
  };
}

const manifest = parse(
  readFileSync(new URL('../../../manifest.yml', import.meta.url), 'utf8'),
) as Manifest;

describe('the manifest and the listeners', () => {
  test('announce the same commands', () => {
    const announced = manifest.features.slash_commands.map(({ command }) => command);
    expect(announced.toSorted()).toEqual(COMMANDS.map(({ name }) => name).toSorted());
  });

  test('a hint names only verbs that work', () => {
    for (const command of COMMANDS) {
      const { usage_hint: hint = '' } =
        manifest.features.slash_commands.find((one) => one.command === command.name) ?? {};
      const verbs = hint.split(' | ').map((usage) => usage.split(' ')[0]);
      expect(Object.keys(command.verbs)).toEqual(expect.arrayContaining(verbs));
    }
  });

  test('people arrive in commands with their ids', () => {
    expect(manifest.features.slash_commands.every((one) => one.should_escape)).toBe(true);
  });

  test('subscribe to the same events', () => {
    expect(manifest.settings.event_subscriptions.bot_events.toSorted()).toEqual(EVENTS.toSorted());
  });

  test('interactivity is on, because buttons and forms are listened to', () => {
    expect(manifest.settings.interactivity.is_enabled).toBe(true);
  });

  test('announce the same shortcuts, by names that fit and begin with a verb', () => {
    const { shortcuts } = manifest.features;
    expect(shortcuts.map((one) => one.callback_id).toSorted()).toEqual(
      [...SHORTCUTS.keys()].toSorted(),
    );
    expect(shortcuts.map(({ type }) => type)).toEqual(['global', 'message']);
    for (const { name, description } of shortcuts) {
      expect(name.length).toBeLessThanOrEqual(24);
      expect(description.length).toBeLessThanOrEqual(150);
    }
  });
});

describe('the manifest keeps to what Slack takes', () => {
  test('texts are as long as they may be', () => {
    const { name, description, long_description: long } = manifest.display_information;
    expect(name.length).toBeLessThanOrEqual(35);
    expect(description.length).toBeLessThanOrEqual(140);
    expect(long.length).toBeGreaterThanOrEqual(175);
    expect(long.length).toBeLessThanOrEqual(4000);
  });

  test('the messages tab is on, else no card can be sent', () => {
    expect(manifest.features.app_home).toMatchObject({
      home_tab_enabled: true,
      messages_tab_enabled: true,
    });
  });

  test('asks for eight scopes, and the optional ones are among them', () => {
    const { bot, bot_optional: optional } = manifest.oauth_config.scopes;
    expect(bot.toSorted()).toEqual([
      'channels:read',
      'chat:write',
      'commands',
      'dnd:read',
      'groups:read',
      'usergroups:read',
      'users:read',
      'users:read.email',
    ]);
    expect(bot).toEqual(expect.arrayContaining(optional));
  });
});

describe('what can be pressed', () => {
  const shown = [ids.STORY_MODAL, ids.MESSAGE_MODAL, ids.LOADING_MODAL, ids.LIST_MODAL];
  const notPressed = new Set<string>(shown);
  const names = Object.values(ids).filter((id) => typeof id === 'string');

  test('every button and menu of the blocks has a handler', () => {
    const modals = new Set<string>([...VIEWS.keys(), ...notPressed, ids.HOME, ids.LEAD_CLOSE]);
    const pressed = names.filter((id) => !modals.has(id) && !SHORTCUTS.has(id));
    const families = [
      ...ids.CLOSE_CHOICES.map(ids.closeAction),
      ...ids.SHARE_DAYS.map(ids.daysAction),
    ];
    expect([...ACTIONS.keys()].toSorted()).toEqual([...pressed, ...families].toSorted());
  });

  test('every form of the blocks has a handler', () => {
    const forms = names.filter((id) => id.endsWith('_modal') && !notPressed.has(id));
    expect([...VIEWS.keys()].toSorted()).toEqual(forms.toSorted());
  });
});
