/** Keeps a text from being run by a spreadsheet as if it were a formula. */

/** What a spreadsheet would run; figures below 0 begin so too, and stay numbers. */
const FORMULA = /^[=+\-@\t\r]/;

export function spreadsheetText(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}
