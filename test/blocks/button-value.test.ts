import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { CLOSE_CHOICES, closeAction, closeChoiceOf } from '../../src/blocks/action-ids.ts';
import { encodeValue, parseValue } from '../../src/blocks/button-value.ts';

it('reads back what it wrote', () => {
  const id = fc.string({ minLength: 1, maxLength: 200 });
  fc.assert(
    fc.property(fc.record({ lead: id, offer: id }, { requiredKeys: ['lead'] }), (value) => {
      expect(parseValue(encodeValue(value))).toEqual(value);
    }),
  );
});

it.each([undefined, '', 'lead_1', '{"v":2,"lead":"a"}', '{"v":1,"name":"Dana"}', '[]'])(
  'does not know %j',
  (text) => {
    expect(parseValue(text)).toBeUndefined();
  },
);

it('knows every closing button and menu option by its outcome', () => {
  for (const outcome of CLOSE_CHOICES) {
    expect(closeChoiceOf(closeAction(outcome))).toBe(outcome);
    expect(closeChoiceOf(outcome)).toBe(outcome);
  }
  expect(closeChoiceOf('lead_close_won')).toBeUndefined();
});
