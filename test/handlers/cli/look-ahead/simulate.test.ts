import { expect, it } from 'vitest';
import { setAvailability } from '../../../../src/services/people/set-availability.ts';
import { routeLead } from '../../../../src/services/placing/route-lead.ts';
import { directoryWith, leadFile, openCommandLine, smallWorkspace } from '../command-line.ts';
import { forbidWrites } from './read-only.ts';

const MIA = { kind: 'cli', osUser: 'mia' } as const;

function workspaceWith(change: (text: string) => string, file = 'policy.yml') {
  const files = smallWorkspace();
  return { ...files, [file]: change(files[file] ?? '') };
}

async function openAcme(files = smallWorkspace()) {
  const line = await openCommandLine();
  await line.baton('apply', directoryWith(files));
  const simulate = (...more: string[]) => line.baton('simulate', '--pool', 'sales', ...more);
  const figures = async (...more: string[]) => JSON.parse((await simulate(...more, '--json')).out);
  return { ...line, simulate, figures };
}

it('a trial says in a sentence and a table how a pool would share', async () => {
  const files = workspaceWith((text) => text.replace('ben: 100', 'ben: 50'));
  const { simulate } = await openAcme(files);
  const { code, out } = await simulate('--leads', '30');
  expect(code).toBe(0);
  expect(out.split('\n')).toEqual([
    '30 of 30 leads found a rep; everybody got what they were entitled to, to within 0.00 of a lead.',
    '  rep         weight  share   owed before  entitled  received  turns lost  owed now  in a row  largest lag',
    '  Ana Ruiz    100     66.7 %  0.00         20.00     20        0           0.00      2         0.33',
    '  Ben Okafor  50      33.3 %  0.00         10.00     10        0           0.00      1         0.33',
    '  Owed in sum: 0.00',
    'Assumed: pool sales by policy v1, tier standard; one lead every 5m from 11:00; ' +
      '0 % declined, 0 % unanswered; leads stay open; 0 leads waited; seed 1.',
    'Next: change the weights in policy.yml, then the same with --with DIR and --seed 1',
  ]);
});

it('for machines each rep has figures in leads', async () => {
  const { figures } = await openAcme();
  const found = await figures('--leads', '11', '--seed', '5', '--from', '2026-11-24T08:00:00Z');
  expect(found).toMatchObject({
    pool: 'sales',
    policy_version: 1,
    tier: 'standard',
    paused: false,
    seed: 5,
    from: '2026-11-24T08:00:00.000Z',
    every_ms: 300_000,
    decline: 0,
    silent: 0,
    leads: 11,
    received: 11,
    unassigned: {},
    lag_sum: 0,
  });
  expect(found.reps[0]).toMatchObject({ rep: 'ana', weight: 100, share: 0.5, received: 6 });
  expect(found.reps[0]).toMatchObject({ entitled: 5.5, owed_now: -0.5, largest_lag: 0.5 });
});

it('the same seed gives the same answer, another one another', async () => {
  const { simulate } = await openAcme();
  const argv = ['--leads', '200', '--decline', '20%', '--silent', '10%', '--seed'];
  const first = (await simulate(...argv, '7')).out;
  expect((await simulate(...argv, '7')).out).toBe(first);
  expect((await simulate(...argv, '8')).out.split('\n')[2]).not.toBe(first.split('\n')[2]);
});

it('declines and silence leave leads over, and every lead is accounted for', async () => {
  const { figures } = await openAcme();
  const found = await figures('--leads', '300', '--decline', '30%', '--silent', '20%');
  const left = Object.values<number>(found.unassigned).reduce((sum, one) => sum + one, 0);
  expect(left).toBeGreaterThan(10);
  expect(found.received + left).toBe(300);
  expect(found.lag_sum).toBe(0);
  expect(found.finding).toMatch(/left over: .*\d+ for a manager to decide/);
});

it('a trial begins with the lags and the availability of now', async () => {
  const { baton, ctx, figures } = await openAcme();
  const argv = ['lead', 'submit', leadFile(), '--source', 'website', '--json'];
  const { lead_id: leadId } = JSON.parse((await baton(...argv)).out);
  await routeLead(ctx, { leadId });
  await setAvailability(ctx, {
    repId: 'ben',
    away: { until: new Date('2026-11-23T10:30:00Z') },
    actor: MIA,
  });
  const [ana, ben] = (await figures('--leads', '12')).reps;
  expect([ana.owed_before, ben.owed_before]).toEqual([-0.5, 0.5]);
  expect(ben.passed_over).toEqual({ 'availability.away': 6 });
  expect([ana.received, ben.received]).toEqual([9, 3]);
});

it('a directory is tried from zero, with its own hours and holidays', async () => {
  const { baton, ctx } = await openAcme();
  await setAvailability(ctx, { repId: 'ben', away: { until: null }, actor: MIA });
  const hours = 'timezone: Europe/Madrid, hours: { mon-fri: ["09:00-17:00"] }, holidays: ES';
  const files = workspaceWith(
    (text) => text.replace('id: ben,', `id: ben, ${hours},`).replace(', slack: U0BEN', ''),
    'roster.yml',
  );
  const dir = directoryWith(files);
  const trial = ['simulate', '--pool', 'sales', '--leads', '10', '--with', dir, '--json', '--from'];
  const tried = JSON.parse((await baton(...trial, '2026-11-24T10:00:00Z')).out);
  expect(tried).toMatchObject({ policy_version: 0, received: 10 });
  expect(tried.reps[1]).toMatchObject({ rep: 'ben', received: 5 });
  const christmas = JSON.parse((await baton(...trial, '2026-12-25T10:00:00Z')).out);
  expect(christmas.reps[1]).toMatchObject({ received: 0 });
  expect(christmas.reps[1].passed_over).toEqual({ 'availability.holiday': 10 });
});

it('where nobody has room the sentence says so, and the next step what to try', async () => {
  const files = workspaceWith(
    (text) => text.replaceAll(/(id: (?:ana|ben),)/g, '$1 capacity: { open: 5 },'),
    'roster.yml',
  );
  const { simulate } = await openAcme(files);
  const { out } = await simulate('--leads', '40');
  expect(out).toMatch(/^10 of 40 leads found a rep; .*; left over: 30 with nobody free\.\n/);
  expect(out).toMatch(/\nNext: the same with --open-for 3d/);
  expect((await simulate('--leads', '40', '--open-for', '1h')).out).toMatch(/^40 of 40 leads/);
});

it('leads that count for several find a rep as long as there is room for all of each', async () => {
  const files = workspaceWith(
    (text) => text.replaceAll(/(id: (?:ana|ben),)/g, '$1 capacity: { open: 5 },'),
    'roster.yml',
  );
  const { simulate } = await openAcme(files);
  const { out } = await simulate('--leads', '40', '--units', '3');
  expect(out).toMatch(/^2 of 40 leads found a rep; .*; left over: 38 with nobody free\.\n/);
  expect(out).toContain('one lead that counts 3 every 5m');
  const closed = await simulate('--leads', '40', '--units', '3', '--open-for', '1h');
  expect(closed.out).toMatch(/^40 of 40 leads/);
  expect((await simulate('--leads', '4', '--units', '0')).err).toContain('--units: found “0”');
});

it('a paused pool is tried all the same, and said to be paused', async () => {
  const { baton, simulate } = await openAcme();
  await baton('pause', 'sales');
  const { out } = await simulate('--leads', '4');
  expect(out).toMatch(/^4 of 4 leads/);
  expect(out).toContain('The pool is paused now');
});

it('a trial writes nothing', async () => {
  const { simulate, ctx } = await openAcme();
  const { everything } = forbidWrites(ctx);
  const before = await everything();
  const { code } = await simulate('--leads', '50', '--decline', '20%', '--silent', '10%');
  expect(code).toBe(0);
  expect(await everything()).toBe(before);
});

it('an unknown pool names the near one, and no policy says what to do', async () => {
  const { baton } = await openAcme();
  const { code, out, err } = await baton('simulate', '--pool', 'sale', '--leads', '3');
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toContain('I know no pool “sale”. Did you mean "sales"?');
  const fresh = await openCommandLine();
  const missing = await fresh.baton('simulate', '--pool', 'sales', '--leads', '3', '--json');
  expect(missing.code).toBe(1);
  expect(JSON.parse(missing.err)).toMatchObject({ error: { code: 'missing.policy' } });
});

it.each([
  [['--leads', '0'], '--leads: found “0”, expected a whole number from 1 to 10,000.'],
  [['--leads', '1e9'], '--leads: found “1e9”'],
  [['--leads', '9', '--seed', '-1'], '--seed: found “-1”'],
  [['--leads', '9', '--decline', '0.1'], '--decline: found “0.1”, expected a share from 0% to'],
  [['--leads', '9', '--silent', '101%'], '--silent: found “101%”'],
  [['--leads', '9', '--silent', '60%', '--decline', '60%'], 'more than 100% together'],
  [['--leads', '9', '--every', 'often'], '“often” is no duration'],
  [['--leads', '9', '--from', 'noon'], '“noon” is no time ahead'],
])('%j is wrong usage', async (more, said) => {
  const { simulate } = await openAcme();
  const { code, err } = await simulate(...more);
  expect(code).toBe(2);
  expect(err).toContain(said);
});
