import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseValue } from '../../../src/blocks/button-value.ts';
import { ACTIONS } from '../../../src/handlers/slack/actions/index.ts';
import { VIEWS } from '../../../src/handlers/slack/views/index.ts';

/** What was ever drawn: by id, the values it carried, with the ids in them left out. */
interface Released {
  actions: Record<string, string[]>;
  /** Menus, by id, and their options. */
  options: Record<string, string[]>;
  forms: Record<string, string[]>;
}

const FILE = new URL('../../golden/released-buttons.json', import.meta.url);
const DRAWN = new URL('../../golden/blocks/', import.meta.url);
/** Shown, and never sent in. */
const READ_ONLY = new Set(['home', 'list_modal', 'message_modal', 'story_modal', 'loading_modal']);

const released = JSON.parse(readFileSync(FILE, 'utf8')) as Released;

type Node = Record<string, unknown>;
const isNode = (found: unknown): found is Node => typeof found === 'object' && found !== null;

/** `{"v":1,"lead":"lead_7k2"}` → `{"v":1,"lead":"id"}`: ids differ from card to card. */
function shapeOf(value: unknown): string {
  if (typeof value !== 'string' || !value.startsWith('{')) return '';
  const entries = Object.entries(JSON.parse(value) as Node);
  return JSON.stringify(
    Object.fromEntries(entries.map(([key, one]) => [key, isWord(key) ? one : maskOf(one)])),
  );
}

/** Which list is one of ours by name. */
const isWord = (key: string) => key === 'list';
const maskOf = (one: unknown) => (typeof one === 'string' ? 'id' : 1);

/** Walks a surface; `block` is the nearest one around, whose id says what a menu is about. */
function collect(node: unknown, into: Released, block?: unknown): void {
  if (!isNode(node)) return;
  const { action_id: id, callback_id: form } = node;
  const about = node.block_id ?? block;
  if (typeof form === 'string' && !READ_ONLY.has(form)) {
    add(into.forms, form, shapeOf(node.private_metadata));
  }
  // Inputs of a form are named after their block and are sent in with it.
  if (typeof id === 'string' && id !== about) {
    add(into.actions, id, shapeOf(node.value) || shapeOf(about));
    for (const option of Array.isArray(node.options) ? node.options : []) {
      if (isNode(option)) add(into.options, id, String(option.value));
    }
  }
  for (const inside of Object.values(node)) collect(inside, into, about);
}

function add(lists: Record<string, string[]>, id: string, one: string): void {
  lists[id] = [...new Set([...(lists[id] ?? []), one])].toSorted();
}

const isUnread = (value: string) => value !== '' && !parseValue(value);

/** What no release may drop: what of `kept` nobody listens to, or can no longer be read. */
function lostOf(kept: Released): string[] {
  return [
    ...Object.keys(kept.actions).filter((id) => !ACTIONS.has(id)),
    ...Object.keys(kept.forms).filter((id) => !VIEWS.has(id)),
    ...Object.values({ ...kept.actions, ...kept.forms })
      .flat()
      .filter(isUnread),
  ];
}

const drawn: Released = { actions: {}, options: {}, forms: {} };
for (const name of readdirSync(DRAWN)) {
  collect(JSON.parse(readFileSync(new URL(name, DRAWN), 'utf8')), drawn);
}

/** All of `kept` and what is new; nothing ever leaves. */
function grown(kept: Released): Released {
  const all: Released = structuredClone(kept);
  for (const kind of ['actions', 'options', 'forms'] as const) {
    for (const [id, values] of Object.entries(drawn[kind])) {
      for (const one of values) add(all[kind], id, one);
    }
  }
  return all;
}

describe('the buttons of yesterday', () => {
  test('are kept: whatever is drawn today joins them', () => {
    expect(Object.keys(drawn.actions).length).toBeGreaterThan(45);
    if (process.env.UPDATE_GOLDEN === '1') {
      writeFileSync(FILE, `${JSON.stringify(grown(released), null, 2)}\n`);
    }
    expect(JSON.parse(readFileSync(FILE, 'utf8'))).toEqual(grown(released));
  });

  test('are still listened to, and what they carry is still read', () => {
    expect(lostOf(released)).toEqual([]);
  });

  test('would be missed: an id that is gone, a form, and a value that is read no more', () => {
    const gone: Released = {
      actions: { offer_snooze: [''], offer_claim: ['{"v":1,"ticket":"id"}', '{"v":2}'] },
      options: {},
      forms: { gone_modal: [''] },
    };
    expect(lostOf(gone)).toEqual([
      'offer_snooze',
      'gone_modal',
      '{"v":1,"ticket":"id"}',
      '{"v":2}',
    ]);
  });

  test('know every option of every menu', () => {
    const known = Object.keys(released.options);
    expect(known).toEqual(expect.arrayContaining(['home_lead', 'home_availability', 'pool_menu']));
  });
});
