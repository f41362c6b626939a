import { readFileSync } from 'node:fs';

const text = readFileSync(new URL('../../docs/commands.md', import.meta.url), 'utf8');

/** The cells of each row of a section of docs/commands.md; the first without its backticks. */
export function rowsOf(section: string): string[][] {
  const [, after = ''] = text.split(`\n## ${section}\n`);
  const [own = ''] = after.split('\n## ');
  return own
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) => line.split('|').slice(1, -1))
    .map(([first = '', ...others]) => [
      first.trim().replaceAll('`', ''),
      ...others.map((cell) => cell.trim()),
    ]);
}
