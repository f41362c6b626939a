import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { EVENTS } from '../../../src/handlers/slack/events/index.ts';
import { coverageOf } from '../../../src/sandbox/slack/web-api/coverage.ts';
import {
  EVENT_SCOPES,
  METHOD_SCOPES,
  methodsIn,
  scopeFaults,
  unexplainedScopes,
} from './scope-facts.ts';

const root = new URL('../../../', import.meta.url);
const manifest = readFileSync(new URL('manifest.yml', root), 'utf8');
const { scopes } = parse(manifest).oauth_config as { scopes: { bot: string[] } };

const sources = readdirSync(new URL('src/', root), { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts') && !path.startsWith('sandbox/'))
  .map((path) => readFileSync(new URL(`src/${path}`, root), 'utf8'));
const methods = [...new Set(sources.flatMap(methodsIn))].toSorted();
const asked = { scopes: scopes.bot, methods, events: [...EVENTS], hasCommands: true };

describe('the scopes of the manifest', () => {
  test('are those that the methods called and the events heard need, and no other', () => {
    expect(methods.length).toBeGreaterThan(10);
    expect(scopeFaults(asked)).toEqual([]);
  });

  test('one that nothing needs is a fault', () => {
    const more = { ...asked, scopes: [...asked.scopes, 'pins:read'] };
    expect(scopeFaults(more)).toEqual(['pins:read: nothing needs it']);
  });

  test.each(scopes.bot)('without %s something that needs it is named', (scope) => {
    const fewer = { ...asked, scopes: asked.scopes.filter((one) => one !== scope) };
    expect(scopeFaults(fewer)).toEqual([expect.stringMatching(`: needs ${scope}$`)]);
  });

  test('a new call of which nobody wrote down the scope is a fault', () => {
    const more = { ...asked, methods: [...methods, ...methodsIn('client.pins.add({})')] };
    expect(scopeFaults(more)).toEqual(['pins.add: nobody has written down which scope it needs']);
  });

  test('each says in a comment what it is for', () => {
    expect(unexplainedScopes(manifest)).toEqual([]);
    const bare = manifest.replace(/ {6}#.*\n(?= {6}- dnd:read)/, '');
    expect(unexplainedScopes(bare)).toEqual(['dnd:read']);
  });
});

test('what is written down of scopes is about what is called and heard, and as the sandbox has it', () => {
  expect(Object.keys(METHOD_SCOPES).toSorted()).toEqual(methods);
  expect(Object.keys(EVENT_SCOPES).toSorted()).toEqual([...EVENTS].toSorted());
  for (const [method, scope] of Object.entries(METHOD_SCOPES)) {
    expect({ method, scope: coverageOf(method)?.scope }).toEqual({
      method,
      scope: scope.length === 0 ? [] : expect.arrayContaining([...scope]),
    });
  }
});
