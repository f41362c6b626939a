import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { LeadFacts } from '../../../src/routing/model/lead.ts';
import { DEFAULT_ICP } from '../../../src/routing/model/policy/icp.ts';
import { scoreLead } from '../../../src/routing/scoring/score-lead.ts';
import { workOut } from './arithmetic.ts';
import { factsOf, inputOf } from './inputs.ts';

const PAGE = readFileSync(new URL('../../../docs/scores.md', import.meta.url), 'utf8');
const EXAMPLE = PAGE.slice(PAGE.indexOf('## An example'));

interface Line {
  name: string;
  formula: string;
  result: number;
}

/** `    fit = (0.4 × 0.8 + …) / (…) = 0.8533`. */
const LINES: Line[] = [...EXAMPLE.matchAll(/^ {4}(\w+) = (.+) = ([\d.]+)$/gm)].map(
  ([, name = '', formula = '', result]) => ({ name, formula, result: Number(result) }),
);

/** The figure of that name, and the confidence on the line behind it. */
function figureOf(name: string) {
  const at = LINES.findIndex((line) => line.name === name);
  const after = LINES.slice(at + 1).find((line) => line.name === 'confidence');
  return { score: LINES[at]?.result, confidence: after?.result };
}

function block(language: string): string {
  return new RegExp(`\`\`\`${language}\\n(.+?)\`\`\``, 's').exec(PAGE)?.[1] ?? '';
}

const scores = scoreLead(
  inputOf({
    facts: factsOf(JSON.parse(block('json')) as Partial<LeadFacts>),
    waitedMs: 3_600_000,
  }),
);

describe('the example of docs/scores.md', () => {
  it('is worked out right, line by line', () => {
    expect(LINES.length).toBeGreaterThan(15);
    for (const { name, formula, result } of LINES) {
      expect(workOut(formula), `${name} = ${formula}`).toBeCloseTo(result, 4);
    }
  });

  it.each(['fit', 'intent', 'account', 'capacity', 'urgency', 'value', 'risk'] as const)(
    'comes to the %s that the code gives',
    (name) => {
      const { score, confidence } = scores.components[name];
      expect({ score, confidence }).toEqual(figureOf(name));
    },
  );

  it('comes to the same priority and the same confidence of the whole', () => {
    const { priority, confidence } = scores;
    expect({ score: priority, confidence }).toEqual(figureOf('priority'));
  });

  it('shows the profile that stands where a policy has none', () => {
    expect((parse(block('yaml')) as { icp: object }).icp).toEqual(DEFAULT_ICP);
  });

  it('is read by a reader who does sums', () => {
    expect(workOut('1 + 2 × 3 ^ 2 / (4 − 1)')).toBe(7);
    expect(workOut('ln(100) / ln(10) − 2 + 1')).toBeCloseTo(1);
    expect(() => workOut('(1 + 2')).toThrow('stays open');
  });
});
