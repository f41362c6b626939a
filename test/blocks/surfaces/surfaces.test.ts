import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { ROLES } from '../../../src/routing/model/actor.ts';
import { listFiles, readRepoFile } from '../../tidy/sources.ts';
import { expectInFile, faultsOf } from '../golden.ts';
import { EVERY_SURFACE, fileOf } from './drawn.ts';
import { EMPTIEST, FULLEST } from './filling.ts';
import { functionOf, SURFACES } from './registry.ts';

const goldens = fileURLToPath(new URL('../../golden/', import.meta.url));

/** Functions beside those that draw: parts of what is drawn, and questions about it. */
const NO_SURFACE = [
  'cancelOffButton',
  'channelInput',
  'channelTitle',
  'checkInput',
  'choiceGroups',
  'dateInput',
  'commandButton',
  'hasStep',
  'helpButton',
  'hoursButton',
  'inGroups',
  'modal',
  'multiSelectInput',
  'noChannelPicked',
  'pickLead',
  'pickLead',
  'repInput',
  'searchInput',
  'selectInput',
  'teamButton',
  'textInput',
  'timeInput',
  'undoOverrideButton',
  'untilInputs',
  'usageOf',
];

describe('the registry of surfaces', () => {
  it.each(['answers', 'modals'] as const)('has every function of %s that draws', async (room) => {
    const found = await functionsIn(`src/blocks/${room}`);
    expect(found.length).toBeGreaterThan(30);
    expect(missingFrom(found), 'add them to the registry in test/blocks/surfaces').toEqual([]);
  });

  it('has every kind of card, and Home for every role', () => {
    const source = readRepoFile('src/blocks/render-card.ts');
    const kinds = [...source.matchAll(/case '(\w+)'/g)].map(([, kind = '']) => kind);
    expect(kinds.length).toBeGreaterThan(10);
    expect(Object.keys(SURFACES.card)).toEqual(expect.arrayContaining([...kinds, 'notice']));
    expect(Object.keys(SURFACES.home).toSorted()).toEqual([...ROLES, 'guest'].toSorted());
  });

  it('misses a surface that somebody only wrote', () => {
    expect(missingFrom(['leadTaken', 'leadDoubled'])).toEqual(['leadDoubled']);
  });

  it('has no golden file of a surface that is gone', () => {
    const files = readdirSync(`${goldens}surfaces`, { recursive: true, encoding: 'utf8' });
    const known = EVERY_SURFACE.map((surface) => `${fileOf(surface)}.json`);
    const drawings = files.filter((file) => file.endsWith('.json'));
    expect(drawings.filter((file) => !known.includes(`surfaces/${file}`))).toEqual([]);
  });
});

it.each(EVERY_SURFACE)('$family $name, with nothing and with everything', (surface) => {
  const drawn = { emptiest: surface.draw(EMPTIEST), fullest: surface.draw(FULLEST) };
  expect(faultsOf(drawn.emptiest), 'what Slack has against the emptiest').toEqual([]);
  expect(faultsOf(drawn.fullest), 'what Slack has against the fullest').toEqual([]);
  expectInFile(fileOf(surface), drawn);
});

function missingFrom(found: readonly string[]): string[] {
  const drawn = [...Object.keys(SURFACES.answer), ...Object.keys(SURFACES.modal)];
  const known = [...drawn.map(functionOf), ...NO_SURFACE];
  return found.filter((name) => !known.includes(name));
}

async function functionsIn(folder: string): Promise<string[]> {
  const rooms = await Promise.all(
    listFiles(folder).map(({ path }) => import(new URL(`../../../${path}`, import.meta.url).href)),
  );
  return rooms.flatMap((exported: object) =>
    Object.entries(exported).flatMap(([name, value]) =>
      typeof value === 'function' ? [name] : [],
    ),
  );
}
