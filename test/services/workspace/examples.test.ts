import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { WorkspaceTexts } from '../../../src/services/workspace/file-fault.ts';
import { parseWorkspace } from '../../../src/services/workspace/parse-workspace.ts';
import { askedAbout, offeredLead } from '../../support/cast.ts';
import { createWorld } from '../../support/world.ts';

const EXAMPLES = new URL('../../../examples/', import.meta.url);
/** Beside the folder of sources, which are parts of a workspace. */
const NAMES = readdirSync(EXAMPLES)
  .filter((name) => name !== 'sources')
  .toSorted();

function filesOf(name: string) {
  const dir = new URL(`${name}/`, EXAMPLES);
  const there = readdirSync(dir);
  const text = (file: string) =>
    there.includes(file) ? readFileSync(new URL(file, dir), 'utf8') : '';
  return {
    roster: text('roster.yml'),
    policy: text('policy.yml'),
    sources: text('sources.yml'),
    accounts: text('accounts.csv') || 'id,name,domain\n',
  } satisfies WorkspaceTexts;
}

describe('the examples', () => {
  it('are a company, a team and one person', () => {
    expect(NAMES).toEqual(['acme', 'round-robin', 'solo']);
  });

  it.each(NAMES)(
    '%s applies without a warning, and a lead reaches a rep in Slack',
    async (name) => {
      const files = filesOf(name);
      expect(parseWorkspace(files)).toMatchObject({ warnings: [] });
      const world = await createWorld(files);
      const { repId } = await offeredLead(world);
      expect(files.policy).toContain(`${repId}: `);
      expect(world.posts).toMatchObject([{ card: { kind: 'offer' } }]);
    },
  );

  it.each([
    ['acme', 'C0EMEA', { isToRep: false }],
    ['round-robin', 'U0IDA', {}],
    ['solo', 'U0ZOE', { isToRep: true, repName: 'Zoe Lindqvist' }],
  ])('%s tells of an unclaimed lead at %s', async (name, to, card) => {
    const world = await createWorld(filesOf(name));
    await offeredLead(world);
    for (let minute = 0; minute < 60; minute++) await world.advance('1m');
    const told = world.posts.find((post) => post.card.kind === 'escalation');
    expect(told).toMatchObject({ to, card });
  });

  it('round-robin gives each of three people one lead of three', async () => {
    const world = await createWorld(filesOf('round-robin'));
    const asked: string[] = [];
    for (const person of ['a@x.test', 'b@y.test', 'c@z.test']) {
      const leadId = await world.submit(person);
      await world.settle();
      asked.push((await askedAbout(world, leadId)).repId);
    }
    expect(asked.toSorted()).toEqual(['ida', 'jon', 'kai']);
  });

  it('solo leaves an unanswered lead with the one person there is', async () => {
    const world = await createWorld(filesOf('solo'));
    const { leadId } = await offeredLead(world);
    for (let hours = 0; hours < 5; hours++) await world.advance('1h');
    expect(await askedAbout(world, leadId)).toMatchObject({ repId: 'zoe' });
    const kinds = world.posts.map(({ card }) => card.kind);
    expect(kinds.filter((kind) => kind === 'escalation')).toHaveLength(1);
  });
});
