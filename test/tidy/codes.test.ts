import { describe, expect, test } from 'vitest';
import { REASONS } from '../../src/routing/model/reasons.ts';
import { listFiles, readRepoFile, roomOf, withoutComments } from './sources.ts';

const production = listFiles('src').filter(({ path }) => roomOf(path) !== 'sandbox');
const code = production.map((file) => ({ ...file, text: withoutComments(file.text) }));

/** A code built from what was found, as in `exclusion.${candidate.excluded}`. */
function composed(reason: string): string {
  return `\`${reason.split('.')[0]}.\${`;
}

describe('error codes', () => {
  const FAMILY = '(?:input|auth|missing|conflict|policy|upstream|bug)';
  /** The names of Slack's methods, audit actions and files look alike. */
  const OTHER = new Set([
    'auth.test',
    'policy.approved',
    'policy.proposed',
    'policy.published',
    'policy.rejected',
    'policy.rolled_back',
    'policy.withdrawn',
    'policy.yml',
  ]);
  const used = new Set(
    code
      .flatMap(({ text }) => [...text.matchAll(new RegExp(`'(${FAMILY}\\.[a-z_]*[a-z])'`, 'g'))])
      .map(([, found = '']) => found)
      .filter((found) => !OTHER.has(found)),
  );
  const listed = [
    ...readRepoFile('docs/errors.md').matchAll(new RegExp(`^\\| \`(${FAMILY}\\.[a-z_]+)\``, 'gm')),
  ].map(([, found = '']) => found);

  test('are found in many files', () => {
    expect(code.length).toBeGreaterThan(300);
    expect(used.size).toBeGreaterThan(60);
  });

  test('are all in docs/errors.md, once', () => {
    expect(listed.toSorted()).toEqual([...used].toSorted());
  });
});

describe('reason codes', () => {
  const elsewhere = code.filter(({ path }) => path !== 'src/routing/model/reasons.ts');

  test('are all given by something', () => {
    const reasons = Object.keys(REASONS);
    expect(reasons.length).toBeGreaterThan(60);
    const silent = reasons.filter(
      (reason) =>
        !elsewhere.some(
          ({ text }) => text.includes(`'${reason}'`) || text.includes(composed(reason)),
        ),
    );
    expect(silent).toEqual([]);
  });
});
