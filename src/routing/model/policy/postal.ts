/** Says whether a postal code lies in an area: under a beginning such as SW1, or within a range. */

/** Both ends of a range are alike: `28000-28999`; `00-950` and `LV-10` begin one code each. */
const RANGE = /^([^-]+)-([^-]+)$/;
/** The district of a British code, which no other country's codes look like. */
const BRITISH = /^([A-Z]{1,2}\d[A-Z\d]?)\d[A-Z]{2}$/;

/** Why `area` names none, in words that follow "expected"; null where it does. */
export function postalFault(area: string): string | null {
  if (normalize(area) === '') return 'a beginning such as SW1 or a range such as 28000-28999';
  const range = readRange(area);
  return range && range.from > range.to ? 'the smaller end of the range first' : null;
}

/** A test for any of `areas`, none of which has a fault; case, blanks and hyphens do not count. */
export function compilePostal(areas: readonly string[]): (code: string) => boolean {
  const tests = areas.map((area) => {
    const range = readRange(area);
    return range ? withinRange(range) : under(normalize(area));
  });
  return (code) => {
    const normalized = normalize(code);
    return tests.some((test) => test(normalized));
  };
}

interface Range {
  from: string;
  to: string;
}

function readRange(area: string): Range | null {
  const [, first = '', last = ''] = RANGE.exec(area.trim()) ?? [];
  const [from, to] = [normalize(first), normalize(last)];
  return from !== '' && shapeOf(from) === shapeOf(to) ? { from, to } : null;
}

/** Which of its characters are digits. */
function shapeOf(code: string): string {
  return code.replaceAll(/\p{L}/gu, 'A').replaceAll(/\p{N}/gu, '9');
}

/** As many characters of the code count as the ends of the range have. */
function withinRange({ from, to }: Range) {
  return (code: string) => {
    const start = code.slice(0, from.length);
    return start.length === from.length && start >= from && start <= to;
  };
}

/** In Britain `SW1` is the district SW1 with its parts, and never SW10. */
function under(beginning: string) {
  return (code: string) => {
    if (!code.startsWith(beginning)) return false;
    const [, district = ''] = BRITISH.exec(code) ?? [];
    const cutsNumber =
      beginning.length < district.length &&
      /\d$/.test(beginning) &&
      /\d/.test(district.charAt(beginning.length));
    return !cutsNumber;
  };
}

function normalize(code: string): string {
  return code.toUpperCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
}
