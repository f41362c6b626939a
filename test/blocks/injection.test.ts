import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scale } from '../support/scale.ts';
import { ownFaultsOf } from './golden.ts';
import { EVERY_SURFACE, type Surface } from './surfaces/drawn.ts';
import { type Filling, filledWith } from './surfaces/filling.ts';
import type { Drawn } from './surfaces/registry.ts';

/** What pages people, links, formats, hides or turns round. */
const TOKENS =
  '<!channel> <!here|x> <!everyone> <@U1> <@U0ANA|Ana> <#C0EMEA> <!subteam^S1> ' +
  '<!date^1^{date}|now> <http://evil.test|Claim> <mailto:a@b.test> @channel @here ' +
  '@everyone &lt;!here&gt; &amp;lt; < > & | ^ * _ ~ ` ``` > :bus: !channel> http://evil.test שלום مرحبا';
const UNSEEN = '\u200B \u200D \uFEFF \u202E \u2066 \u2069 \u0000 \uD800 \n';
const marks = `${TOKENS} ${UNSEEN}`.split(' ');
const part = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...marks) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 8 }) },
);
const hostile = fc
  .record({
    parts: fc.array(part, { minLength: 1, maxLength: 20 }),
    times: fc.constantFrom(1, 1, 1, 40),
  })
  .map(({ parts, times }) => parts.join('').repeat(times));
/** One, two or a screenful of each thing, all named by the same hand. */
const filling = fc
  .record({ text: hostile, count: fc.constantFrom(1, 2, 3) })
  .map(({ text, count }) => filledWith(text, count));

/** Hostile fillings in all, in equal parts on the surfaces; `SCALE=full` gives each as many. */
const RUNS = 10_000;
const onEach = scale({ short: Math.ceil(RUNS / EVERY_SURFACE.length), full: RUNS });

function nothingGetsThrough(draw: Surface['draw']) {
  return fc.property(filling, (hostileFilling) => {
    expect(faultsIn(draw(hostileFilling))).toEqual([]);
  });
}

it.each(EVERY_SURFACE)(
  'no data pages, links, dates or breaks anything on $family $name',
  ({ draw }) => {
    fc.assert(nothingGetsThrough(draw), { numRuns: onEach });
  },
);

/** Pass on what they were given, where blocks are drawn and where they are read out. */
const CARELESS: Record<string, (filling: Filling) => Drawn> = {
  'in its blocks': ({ text }) => ({
    text: 'New lead',
    blocks: [{ type: 'section', text: { type: 'mrkdwn', text, verbatim: true } }],
  }),
  'in its text': ({ text }) => ({ text, blocks: [{ type: 'divider' }] }),
};

describe.each(Object.entries(CARELESS))('a surface that passes on %s', (_, careless) => {
  it('is found out in as many runs as each surface has', () => {
    expect(fc.check(nothingGetsThrough(careless), { numRuns: onEach }).failed).toBe(true);
  });

  it.each(['<!channel>', '<@U1>', '<http://evil.test|x>', '<!date^1^{date}|now>', '@here'])(
    'is found out by %s',
    (token) => {
      expect(faultsIn(careless(filledWith(token, 1)))).not.toEqual([]);
    },
  );

  it('is found out by what is too short or too long for Slack', () => {
    expect(faultsIn(careless(filledWith('', 1)))).not.toEqual([]);
    expect(faultsIn(careless(filledWith('x'.repeat(4001), 1)))).not.toEqual([]);
  });
});

/** The instants, people and channels that are on a surface whatever the data says. */
const OURS = /<!date\^\d{10}\^[^|<>]*\|[^<>]*>|<@U0(MIA|BEN|ANA)>|<#C0MANAGERS>/g;

function faultsIn(surface: Drawn): string[] {
  const foreign = formattedTexts(surface).flatMap(({ text, links }) => {
    const rest = text.replaceAll(OURS, '');
    const found =
      rest.match(/<[^\s]|>(?!\s|$)|(?<![\p{L}\p{N}.])@(channel|here|everyone)\b/gu) ?? [];
    return links ? [...found, 'what Slack makes a link of'] : found;
  });
  return [...foreign.map((token) => `${token} is not ours`), ...ownFaultsOf(surface)];
}

/** Every text that Slack formats, and whether it makes links of bare addresses in it. */
function formattedTexts(node: unknown): { text: string; links: boolean }[] {
  if (Array.isArray(node)) return node.flatMap(formattedTexts);
  if (typeof node !== 'object' || node === null) return [];
  const isFormatted = 'type' in node && node.type === 'mrkdwn';
  const links = isFormatted && !('verbatim' in node && node.verbatim === true);
  const isText = isFormatted || 'blocks' in node;
  const own =
    isText && 'text' in node && typeof node.text === 'string' ? [{ text: node.text, links }] : [];
  return [...own, ...Object.values(node).flatMap(formattedTexts)];
}
