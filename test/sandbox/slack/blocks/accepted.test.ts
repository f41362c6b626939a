import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { checkBlocks, checkView } from '../../../../src/sandbox/slack/blocks/check-blocks.ts';
import { readSchema } from '../../../../src/sandbox/slack/blocks/schema.ts';
import { plain } from '../setup.ts';
import {
  actionsOf,
  contextual,
  filled,
  held,
  inputOf,
  messageBlocks,
  pressed,
  text,
} from './samples.ts';

const named = (samples: { type: string }[]) =>
  samples.map((sample) => [sample.type, sample] as const);
const faultsIn = (...blocks: unknown[]) => checkBlocks(blocks).faults ?? [];

/** The `type` of each branch of a union, as the schema has it. */
function typesIn(union: string): string[] {
  const { definitions } = readSchema();
  const branches = definitions[union]?.oneOf ?? [];
  const names = branches.map(({ $ref = '' }) => $ref.replace('#/definitions/', ''));
  return names.flatMap((name) => definitions[name]?.properties?.type?.const ?? []);
}

describe('what Slack takes is accepted', () => {
  test.each(named([...pressed, ...held]))('%s in actions', (_, element) => {
    expect(faultsIn(actionsOf(element))).toEqual([]);
  });

  test.each(named([...held, ...filled]))('%s in an input', (_, element) => {
    expect(faultsIn(inputOf(element))).toEqual([]);
  });

  test.each(named(messageBlocks))('%s in a message', (_, block) => {
    expect(faultsIn(block)).toEqual([]);
  });

  test('an alert in a modal', () => {
    const alert = { type: 'alert', text: plain(text(200)), level: 'error' };
    expect(checkView({ type: 'modal', title: plain('A'), blocks: [alert] }).ok).toBe(true);
  });

  test('a modal with all its fields at their longest', () => {
    const modal = {
      type: 'modal',
      title: plain(text(24)),
      submit: plain(text(24)),
      close: plain(text(24)),
      private_metadata: text(3000),
      callback_id: text(255),
      external_id: text(255),
      clear_on_close: true,
      notify_on_close: true,
      blocks: filled.slice(0, 1).map(inputOf),
    };
    expect(checkView(modal).faults).toBeUndefined();
  });

  test('the same action_id in two blocks, as rows of a list need it', () => {
    const row = actionsOf({ type: 'button', action_id: 'same', text: plain('A') });
    expect(faultsIn(row, row)).toEqual([]);
  });
});

const typesOf = (samples: { type: string }[]) => [...new Set(samples.map(({ type }) => type))];

describe('the samples', () => {
  test('show every block there is', () => {
    const known = typesIn('KnownBlock');
    expect(known.length).toBe(20);
    expect([...typesOf(messageBlocks), 'alert', 'actions', 'input'].toSorted()).toEqual(
      known.toSorted(),
    );
  });

  test.each([
    ['ActionsBlockElement', [...pressed, ...held]],
    ['InputBlockElement', [...held, ...filled]],
    ['ContextActionsBlockElement', contextual],
  ])('show every %s there is', (union, samples) => {
    expect(typesOf(samples).toSorted()).toEqual(typesIn(union).toSorted());
  });
});

test('every golden of cards, answers and views is accepted', () => {
  const folder = new URL('../../../golden/blocks/', import.meta.url);
  const files = readdirSync(folder);
  expect(files.length).toBeGreaterThan(20);
  for (const file of files) {
    const golden = JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as object;
    const { faults } = 'type' in golden ? checkView(golden) : checkBlocks(Object(golden).blocks);
    expect({ file, faults }).toEqual({ file, faults: undefined });
  }
});
