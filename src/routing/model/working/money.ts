/** Reads an amount that a person typed, such as `12000 EUR`, and writes one for people. */

/** An amount of one currency in its minor units: cents of a euro, whole yen. */
export interface Money {
  amount: number;
  /** ISO 4217, in capitals. */
  currency: string;
}

/** Whole units, at most a trillion less one: minor units stay exact in a number. */
const WHOLE = /^(?:\d{1,12}|\d{1,3}(?:[ ,.'\u00A0\u202F]\d{3}){1,3})$/;
const CODE_LAST = /^(.+?)\s*([A-Za-z]{3})$/;
const CODE_FIRST = /^([A-Za-z]{3})\s*(.+)$/;
const CURRENCIES = new Set(Intl.supportedValuesOf('currency'));

/** An ISO 4217 code that is in use, in capitals. */
export function isCurrency(code: string): boolean {
  return CURRENCIES.has(code);
}

/** Null for what is no whole amount with the code of a currency. */
export function parseMoney(text: string): Money | null {
  const typed = text.trim();
  const last = CODE_LAST.exec(typed);
  const first = CODE_FIRST.exec(typed);
  const [units, code] = last ? [last[1], last[2]] : [first?.[2], first?.[1]];
  const currency = code?.toUpperCase() ?? '';
  if (!units || !WHOLE.test(units) || !CURRENCIES.has(currency)) return null;
  return { amount: Number(units.replaceAll(/\D/g, '')) * minorUnits(currency), currency };
}

/** `12,000 EUR`; whole units only, as they were typed. */
export function moneyText({ amount, currency }: Money): string {
  const units = Math.round(amount / minorUnits(currency));
  return `${units.toLocaleString('en-GB')} ${currency}`;
}

/** How many minor units make one: 100 for the euro, 1 for the yen, 1,000 for the dinar. */
function minorUnits(currency: string): number {
  const style = { style: 'currency', currency } as const;
  const { maximumFractionDigits = 2 } = new Intl.NumberFormat('en', style).resolvedOptions();
  return 10 ** maximumFractionDigits;
}
