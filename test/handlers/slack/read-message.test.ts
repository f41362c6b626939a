import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMessage } from '../../../src/handlers/slack/shortcuts/read-message.ts';

describe('what a message says about a lead', () => {
  it.each([
    [
      'Dana (<mailto:dana@globex.test|dana@globex.test>) called from <tel:+34600000000|+34 600 000 000>',
      {
        email: 'dana@globex.test',
        phone: '+34 600 000 000',
        message: 'Dana (dana@globex.test) called from +34 600 000 000',
      },
    ],
    ['Call +49 (30) 901820.', { phone: '+49 (30) 901820', message: 'Call +49 (30) 901820.' }],
    [
      'Write to dana@globex.test.',
      { email: 'dana@globex.test', message: 'Write to dana@globex.test.' },
    ],
    ['order 12345678 of 2026-11-23', { message: 'order 12345678 of 2026-11-23' }],
    ['R&amp;D &lt;3 <https://globex.test|the site>', { message: 'R&D <3 the site' }],
    ['', {}],
  ])('%j', (text, known) => {
    expect(readMessage(text)).toEqual({
      email: undefined,
      phone: undefined,
      message: undefined,
      ...known,
    });
  });

  it('is never more than the form takes, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 9_000 }), (text) => {
        const { message = '' } = readMessage(text);
        expect(message.length).toBeLessThanOrEqual(3_000);
      }),
    );
  });
});
