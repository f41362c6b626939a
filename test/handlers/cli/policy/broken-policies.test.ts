import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { directoryWith, openCommandLine } from '../command-line.ts';

const BROKEN = new URL('broken/', import.meta.url);
const PAGE = new URL('../../../../docs/policy-faults.md', import.meta.url);

const REPS = `version: 1
reps:
  - { id: ana, name: Ana Ruiz, skills: [es, en] }
  - { id: ben, name: Ben Okafor, skills: [en, de] }
  - { id: finn, name: Finn O'Hara, skills: [en] }
`;
const TEAM = `${REPS}  - { id: mia, name: Mia Chen, role: manager }
`;
const ROSTERS: Record<string, string> = {
  '12-nobody-to-tell.yml': REPS,
  '17-too-large.yml': TEAM.replace('skills: [en] }', 'skills: [en], capacity: { open: 2 } }'),
};

const INTRO = `# What \`baton policy validate\` says

Each policy below is broken in its own way. Under it stands what \`baton policy validate FILE\` prints:
the line, the key, what was found and what to do, and below that which rule it is and a lead it
concerns. An error refuses the file (exit code 1); a warning is shown, and the policy can be
published all the same. \`--json\` gives the same with \`line\`, \`subject\` and \`example\` as fields.

The team: Ana (es, en), Ben (en, de) and Finn (en) sell, and Mia is a manager. Where
leads are too large, Finn has room for two.

This page is written by \`test/handlers/cli/policy/broken-policies.test.ts\`.
`;

it('each fault of a broken policy has its line, its fix and a lead it concerns', async () => {
  const { baton } = await openCommandLine();
  const files = readdirSync(BROKEN).toSorted();
  expect(files.length).toBeGreaterThanOrEqual(15);
  const parts = [INTRO];
  for (const file of files) {
    const text = readFileSync(new URL(file, BROKEN), 'utf8');
    const dir = directoryWith({ 'roster.yml': ROSTERS[file] ?? TEAM, [file]: text });
    const { code, out, err } = await baton('policy', 'validate', join(dir, file), '--with', dir);
    const said = `${out}${err}`.replaceAll(`${dir}/`, '');
    expect(said, file).toMatch(/^\d\d-[\w-]+\.yml:\d+ /m);
    const [title = ''] = text.split('\n');
    parts.push(
      `## ${title.replace(/^# /, '')}\n`,
      `\`\`\`yaml\n${text.trimEnd()}\n\`\`\`\n`,
      `\`\`\`text\n${said}\n\`\`\`\n`,
      `Exit code ${code}.\n`,
    );
  }
  const page = parts.join('\n');
  if (process.env.UPDATE_GOLDEN === '1') writeFileSync(PAGE, page);
  expect(page).toBe(readFileSync(PAGE, 'utf8'));
});

it('a machine reads the line, the rule and the example of each fault', async () => {
  const { baton } = await openCommandLine();
  const file = '04-never-reached.yml';
  const text = readFileSync(new URL(file, BROKEN), 'utf8');
  const dir = directoryWith({ 'roster.yml': TEAM, [file]: text });
  const { out } = await baton('policy', 'validate', join(dir, file), '--with', dir, '--json');
  expect(JSON.parse(out)).toMatchObject({
    fine: true,
    warnings: [
      {
        file,
        line: 8,
        path: 'rules[1]',
        severity: 'warning',
        subject: 'rule large-spain',
        example: 'a lead with company.country ES and company.employees 1,000',
      },
    ],
  });
});
