import type { Random } from '../../src/sandbox/sim/random.ts';

const DEPTH = 3_000;
const HUGE = ['1e400', '-1e400', '9'.repeat(400), '123456789012345678901234567890', '0.1e-999'];
const TEXTS = [
  '\\u0000',
  '\\ud800',
  '\\udfff\\ud800',
  '<!channel>',
  '=cmd|calc',
  "'; drop table leads; --",
  'x'.repeat(20_000),
  'ünïcödé \\u202e ‮',
];
const KEYS = ['__proto__', 'constructor', 'toString', '', ' ', 'a'.repeat(500), '\\u0000'];

/** One body that was harmless, made hostile in one to three ways; the same seed, the same body. */
export function makeHostile(body: string, random: Random): string {
  let made = body;
  for (let ways = 1 + random.int(3); ways > 0; ways--) made = one(WAYS, random)(made, random);
  return made;
}

type Way = (body: string, random: Random) => string;

const WAYS: readonly Way[] = [
  (body, random) => body.slice(0, random.int(body.length + 1)),
  (body, random) =>
    replaceAt(body, /"[^"\\]*"(?=\s*[,}\]])/g, () => `"${one(TEXTS, random)}"`, random),
  (body, random) => replaceAt(body, /-?\d+(?=\s*[,}\]])/g, () => one(HUGE, random), random),
  (body, random) => replaceAt(body, /"[^"\\]*"(?=\s*:)/g, () => `"${one(KEYS, random)}"`, random),
  (body, random) => replaceAt(body, /\{/g, () => `{"${one(KEYS, random)}":{"a":1},`, random),
  (body, random) => replaceAt(body, /:\s*(?=["\d[{tfn])/g, () => ':null,"more":', random),
  (body, random) => replaceAt(body, /"[^"\\]*"\s*:/g, (found) => `${found}1,${found}`, random),
  (body, random) => replaceAt(body, /(true|false|null|\d+)/g, () => '[[],{},null]', random),
  (body, random) => `${'['.repeat(random.int(DEPTH))}${body}${']'.repeat(random.int(DEPTH))}`,
  (body) => `{"a":${'{"b":'.repeat(DEPTH)}1${'}'.repeat(DEPTH)},${body.slice(1)}`,
  (body, random) =>
    body
      .split('')
      .toSpliced(random.int(body.length + 1), 1, '\u0000')
      .join(''),
  () => '',
  (_, random) => one(['null', '0', '""', '[]', '{}', 'true', '{"person":[]}', '\ufeff{}'], random),
];

/** One of the places that match, chosen by chance, is written anew. */
function replaceAt(
  body: string,
  pattern: RegExp,
  write: (found: string) => string,
  random: Random,
): string {
  const places = [...body.matchAll(pattern)];
  if (places.length === 0) return body;
  const found = one(places, random);
  const [text] = found;
  return body.slice(0, found.index) + write(text) + body.slice(found.index + text.length);
}

function one<T>(list: readonly [T, ...T[]] | readonly T[], random: Random): T {
  const found = random.pick(list);
  if (found === undefined) throw new Error('nothing to choose from');
  return found;
}
