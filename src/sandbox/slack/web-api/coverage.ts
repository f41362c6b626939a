import { covered } from './covered.ts';

/** A number is one of Slack's tiers; posts are limited by conversation, `special` is the rest. */
export type Tier = 1 | 2 | 3 | 4 | 'post' | 'special';

/** How well the stand-in plays one method of the Web API. */
export interface Coverage {
  level: 'full' | 'partial' | 'none';
  /** Any one of these lets an app call it; nothing when none is needed. */
  scope: readonly string[];
  tier: Tier;
  /** Nothing for a method that is not served. */
  testedBy?: string;
  /** What is left out, or why all of it is. */
  missing?: string;
  /** Slack asks for no token. */
  open?: true;
}

const headings = ['Method', 'Played', 'Tier', 'Scope', 'Tested by', 'Left out'];

const rows: ReadonlyMap<string, Coverage> = new Map(Object.entries(covered));

export function coverageOf(method: string): Coverage | undefined {
  return rows.get(method);
}

export function isServed(method: string): boolean {
  return rows.has(method) && rows.get(method)?.level !== 'none';
}

export function servedMethods(): string[] {
  return [...rows.keys()].filter(isServed);
}

function coverageRows(): [string, Coverage][] {
  return [...rows].toSorted(([left], [right]) => left.localeCompare(right, 'en'));
}

/** How well each method is played, as an aligned table for a terminal. */
export function renderCoverage(): string {
  const lines = [headings, ...coverageRows().map(cellsOf)];
  const widths = headings.map((_, i) => Math.max(...lines.map((cells) => cells[i]?.length ?? 0)));
  const drawn = lines.map((cells) =>
    cells
      .map((cell, i) => cell.padEnd(widths[i] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  return `${[...drawn, '', summary()].join('\n')}\n`;
}

/** The same as a table in Markdown. */
export function coverageInMarkdown(): string {
  const rule = headings.map(() => '---');
  const lines = [headings, rule, ...coverageRows().map(cellsOf)];
  const drawn = lines.map((cells) => `| ${cells.join(' | ')} |`);
  return `${[summary(), '', ...drawn].join('\n')}\n`;
}

function count(level: Coverage['level']): number {
  return coverageRows().filter(([, coverage]) => coverage.level === level).length;
}

function summary(): string {
  const played = `${count('full')} methods are played in full, ${count('partial')} in part`;
  return `${played}; the ${count('none')} that are not answer unknown_method.`;
}

function cellsOf([method, coverage]: [string, Coverage]): string[] {
  const { level, tier, scope, missing = '', testedBy = '' } = coverage;
  const pace = tier === 'post' ? '1 a second' : String(tier);
  return [method, level, pace, scope.join(' or '), testedBy, missing];
}
