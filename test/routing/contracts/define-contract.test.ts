import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { defineContract } from '../../../src/routing/contracts/define-contract.ts';

const chain = defineContract({
  name: 'box',
  current: 3,
  versions: {
    1: z.object({ size: z.number() }),
    2: z.object({ width: z.number(), height: z.number() }),
    3: z.strictObject({ schema_version: z.literal(3), area: z.number() }),
  },
  upgrades: {
    1: ({ size }) => ({ width: size, height: size }),
    2: ({ width, height }) => ({ area: width * height }),
  },
});

describe('a contract', () => {
  test.each([
    ['without an edition, which is the first', { size: 3 }, 1],
    ['of the first edition', { schema_version: 1, size: 3 }, 1],
    ['of the one between', { schema_version: 2, width: 1, height: 9 }, 2],
    ['of the current edition', { schema_version: 3, area: 9 }, 3],
  ])('reads data %s', (_, value, from) => {
    expect(chain.read(value)).toEqual({ value: { schema_version: 3, area: 9 }, from });
  });

  test.each([
    [
      { schema_version: 4, area: 9 },
      '/schema_version',
      'Found 4, expected 1 or 2 or 3 of box. Send version 3, or update Baton.',
    ],
    [
      { schema_version: 0 },
      '/schema_version',
      'Found 0, expected 1 or 2 or 3 of box. Send version 3.',
    ],
    [
      { schema_version: '3', area: 9 },
      '/schema_version',
      'Found "3", expected 1 or 2 or 3 of box. Send version 3.',
    ],
    [{ schema_version: 2, width: 1, height: 'tall' }, '/height', 'Found "tall", expected number.'],
    [{ schema_version: 3, area: 9, more: 1 }, '', 'Found an object, expected no more.'],
    ['text', '', 'Found "text", expected object.'],
    [null, '', 'Found null, expected object.'],
  ])(
    'refuses %j by its pointer, with what was found and what is expected',
    (value, pointer, message) => {
      expect(chain.read(value)).toMatchObject({ refused: [{ pointer, message }] });
    },
  );

  test('checks what a step makes against the edition it was made for', () => {
    const broken = defineContract({
      name: 'broken',
      current: 2,
      versions: { 1: z.object({}), 2: z.object({ area: z.number() }) },
      upgrades: { 1: () => ({ size: 1 }) },
    });
    expect(broken.read({})).toMatchObject({ refused: [{ pointer: '/area' }] });
  });
});
