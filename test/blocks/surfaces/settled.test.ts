import type { SectionBlock } from '@slack/web-api';
import { describe, expect, it } from 'vitest';
import { CARD_SURFACES, SETTLED_CARDS } from './cards.ts';
import { EMPTIEST, FULLEST } from './filling.ts';

/** Its owner goes on with it. */
const IN_WORK = 'offer, claimed';

const over = SETTLED_CARDS.filter((name) => name !== IN_WORK);

describe('a card that is settled for good', () => {
  it('is known of everything that can be settled', () => {
    expect(over.length).toBeGreaterThan(20);
    expect(SETTLED_CARDS).toContain(IN_WORK);
  });

  it.each(over)('%s is a header and a line, whose button stands at its side', (name) => {
    for (const filling of [EMPTIEST, FULLEST]) {
      const drawn = CARD_SURFACES[name]?.(filling);
      const blocks = drawn && 'blocks' in drawn ? drawn.blocks : [];
      expect(blocks.map(({ type }) => type)).toEqual(['header', 'section']);
      const [, line] = blocks as [unknown, SectionBlock];
      expect(line.accessory?.type ?? 'button').toBe('button');
    }
  });
});
