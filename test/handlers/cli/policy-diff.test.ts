import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { listRoutable } from '../../../src/db/leads/lead-store.ts';
import { routeLead } from '../../../src/services/placing/route-lead.ts';
import {
  directoryWith,
  GLOBEX,
  leadFile,
  openCommandLine,
  smallWorkspace,
} from './command-line.ts';

const FIRST = 'rules:\n';
const SPAIN = '  - { id: spain, when: { company.country: ES }, assign: { rep: ben } }\n';

const COMPANIES = ['globex', 'initech', 'hooli', 'umbrella'];

/** A team with four leads from Spain, and the next policy beside the first. */
async function withLeads(next = FIRST + SPAIN) {
  const line = await openCommandLine();
  const files = smallWorkspace();
  const text = files['policy.yml'] ?? '';
  const dir = directoryWith({ ...files, 'next.yml': text.replace(FIRST, next) });
  await line.baton('apply', dir);
  for (const name of COMPANIES) {
    const person = { ...GLOBEX.person, email: `dana@${name}.test` };
    const body = {
      ...GLOBEX,
      person,
      company: { ...GLOBEX.company, name, domain: `${name}.test` },
    };
    await line.baton('lead', 'submit', leadFile(body), '--source', 'website');
    line.advance(60_000);
  }
  for (const leadId of await listRoutable(line.ctx.db.read, line.ctx.clock.now(), 10)) {
    await routeLead(line.ctx, { leadId });
  }
  return { ...line, dir, next: join(dir, 'next.yml') };
}

const quiet = (text: string) => text.replaceAll(/lead_\w+/g, 'LEAD').replaceAll(/\/\S+\//g, 'DIR/');

describe('baton policy diff', () => {
  it('answers first, then says how, and what to do next', async () => {
    const { baton, next } = await withLeads();
    const { code, out } = await baton('policy', 'diff', 'live', next);
    expect(code).toBe(0);
    expect(quiet(out)).toMatchInlineSnapshot(`
      "2 of 4 leads of the last 90 days would go elsewhere; Ben Okafor +2, Ana Ruiz −2.
      2 leads would reach the same person another way.
      From v1 to next.yml:
        rule spain is new, first: country is ES → ben
      People:
        Ben Okafor  +2  2 more, 0 fewer
        Ana Ruiz    −2  0 more, 2 fewer
      Segments:
        everyone  2 of 4 leads
      Rules:
        rule everyone, pool sales → rule spain, Ben Okafor  4 leads, 2 to somebody else
      Examples:
        LEAD initech: Ana Ruiz by rule everyone → Ben Okafor by rule spain (named by the rule)
        LEAD umbrella: Ana Ruiz by rule everyone → Ben Okafor by rule spain (named by the rule)
      Assumed: the people and hours of today, nobody away or full, every offer claimed.
      Next: baton policy propose DIR/next.yml"
    `);
  });

  it('takes versions and files, and says the same for machines', async () => {
    const { baton, dir, next } = await withLeads();
    const first = join(dir, 'policy.yml');
    const forth = JSON.parse((await baton('policy', 'diff', 'v1', next, '--json')).out);
    const back = JSON.parse((await baton('policy', 'diff', next, first, '--json')).out);
    expect(forth).toMatchObject({ before: { version: 1 }, moves: { leads: 4, moved: 2 } });
    expect(forth.moves.reps).toEqual([
      { rep_id: 'ben', gained: 2, lost: 0 },
      { rep_id: 'ana', gained: 0, lost: 2 },
    ]);
    expect(back.moves.reps).toEqual([
      { rep_id: 'ana', gained: 2, lost: 0 },
      { rep_id: 'ben', gained: 0, lost: 2 },
    ]);
    expect(forth.examples[0]).toMatchObject({ to: 'Ben Okafor by rule spain' });
  });

  it('decides with the people of a workspace that is not published', async () => {
    const { baton, dir, next } = await withLeads();
    const { out } = await baton('policy', 'diff', 'live', next, '--with', dir, '--leads', '1');
    expect(out).toMatch(/^None of 1 lead of the last 90 days/);
  });

  it('of no difference says so', async () => {
    const { baton, dir } = await withLeads();
    const { out } = await baton('policy', 'diff', 'live', join(dir, 'policy.yml'));
    expect(out).toContain('None of 4 leads of the last 90 days would go elsewhere.');
    expect(out).toContain('both say the same');
  });

  it('shows the faults of a file with its name and line', async () => {
    const { baton, next } = await withLeads(FIRST + SPAIN.replace('ben', 'bne'));
    const { code, err } = await baton('policy', 'diff', 'live', next);
    expect(code).toBe(1);
    expect(err).toMatch(/^next\.yml:5 rules\[0\]\.assign\.rep: /m);
  });

  it('of a version that is not there says where they all are', async () => {
    const { baton } = await withLeads();
    const { code, err } = await baton('policy', 'diff', 'live', 'v9');
    expect(code).toBe(1);
    expect(err).toContain('There is no policy v9. `baton policy list` shows them all.');
  });

  it.each(['0', 'many', '99999999'])('takes no %s leads', async (leads) => {
    const { baton } = await withLeads();
    const { code, err } = await baton('policy', 'diff', 'live', 'live', '--leads', leads);
    expect(code).toBe(2);
    expect(err).toContain('--leads');
  });
});
