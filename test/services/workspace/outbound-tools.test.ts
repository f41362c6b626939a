import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { listUnused } from '../../../src/routing/intake/body/list-unused.ts';
import { deliveryIdOf, readLead } from '../../../src/routing/intake/read-lead.ts';
import { formatFault } from '../../../src/services/workspace/file-fault.ts';
import { parseWorkspace } from '../../../src/services/workspace/parse-workspace.ts';
import { createWorld, POLICY, ROSTER } from '../../support/world.ts';

const FOLDER = new URL('../../../examples/sources/', import.meta.url);
const textOf = (file: string) => readFileSync(new URL(file, FOLDER), 'utf8');
const TOOLS = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.yml'))
  .map((file) => file.replace('.yml', ''));

function sourceOf(tool: string) {
  const sources = textOf(`${tool}.yml`);
  const outcome = parseWorkspace({ roster: ROSTER, policy: POLICY, sources });
  if ('faults' in outcome) throw new Error(outcome.faults.map(formatFault).join('\n'));
  expect(outcome.warnings).toEqual([]);
  const [source] = outcome.workspace.sources ?? [];
  if (!source) throw new Error(`${tool}.yml holds no source.`);
  return source;
}

describe('the tools for outbound mail', () => {
  it('are three, each with a sample', () => {
    expect(TOOLS).toEqual(['apollo', 'outreach', 'salesloft']);
  });

  it.each(TOOLS)(
    '%s is applied, and its sample is a lead with owner, words and key',
    async (tool) => {
      const source = sourceOf(tool);
      const body: unknown = JSON.parse(textOf(`${tool}.json`));
      const parsed = readLead(source, body, new Date('2026-11-23T10:00:00Z'));
      expect(parsed).toMatchObject({
        faults: [],
        submission: {
          submitted_at: expect.stringMatching(/^2026-11-20/),
          person: { email: expect.stringMatching(/\.test$/) },
          company: { name: expect.any(String) },
          owner_email: expect.stringMatching(/@acme\.test$/),
          request: { message: expect.any(String) },
        },
      });
      expect(deliveryIdOf(source, body)).toMatch(/^\w{6,}$/);
      const world = await createWorld({ sources: textOf(`${tool}.yml`) });
      expect(world.ctx).toBeDefined();
    },
  );

  it.each(TOOLS)('%s has nothing in its mapping that its sample does not hold', (tool) => {
    const { mapping = {} } = sourceOf(tool);
    const body: unknown = JSON.parse(textOf(`${tool}.json`));
    const all = listUnused(body, []).length;
    for (const paths of Object.values(mapping)) {
      expect([paths, listUnused(body, [paths]).length]).toEqual([paths, all - 1]);
    }
  });
});
