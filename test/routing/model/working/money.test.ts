import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { moneyText, parseMoney } from '../../../../src/routing/model/working/money.ts';

describe('an amount that was typed', () => {
  test.each([
    ['12000 EUR', 1_200_000, 'EUR'],
    ['eur 12000', 1_200_000, 'EUR'],
    ['12,000 usd', 1_200_000, 'USD'],
    ['12.000 EUR', 1_200_000, 'EUR'],
    ['1 200 000CHF', 120_000_000, 'CHF'],
    ["1'000 CHF", 100_000, 'CHF'],
    ['5000 JPY', 5000, 'JPY'],
    ['7 KWD', 7000, 'KWD'],
    ['0 EUR', 0, 'EUR'],
  ])('%s is read in minor units', (text, amount, currency) => {
    expect(parseMoney(text)).toEqual({ amount, currency });
  });

  test.each(['', '12000', 'EUR', '12.50 EUR', '-5 EUR', '12000 ZZZ', '1,00,000 INR', 'a lot EUR'])(
    '“%s” is none',
    (text) => {
      expect(parseMoney(text)).toBeNull();
    },
  );

  test('what is written is read as the same amount', () => {
    const units = fc.integer({ min: 0, max: 999_999_999_999 });
    fc.assert(
      fc.property(units, fc.constantFrom('EUR', 'USD', 'JPY', 'KWD'), (whole, currency) => {
        const money = parseMoney(`${whole} ${currency}`);
        expect(money && parseMoney(moneyText(money))).toEqual(money);
        expect(Number.isSafeInteger(money?.amount)).toBe(true);
      }),
    );
  });
});
