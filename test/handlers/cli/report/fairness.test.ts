import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { findOpenOffer } from '../../../../src/db/leads/offer-store.ts';
import { declineOffer } from '../../../../src/services/offer/decline-offer.ts';
import { overrideAssignment } from '../../../../src/services/ownership/override-assignment.ts';
import { routeLead } from '../../../../src/services/placing/route-lead.ts';
import {
  directoryWith,
  GLOBEX,
  leadFile,
  openCommandLine,
  smallWorkspace,
} from '../command-line.ts';

const POOLS = `pools:
  - { id: sales, members: { ana: 100, ben: 50 }, manager: mia }
  - { id: partners, members: { ana: 100 } }`;
const MIA = { kind: 'slack', userId: 'U0MIA' } as const;

const asItIs = (text: string) => text;

async function openTeam({ roster = asItIs, policy = asItIs } = {}) {
  const line = await openCommandLine();
  const files = smallWorkspace();
  const pools = files['policy.yml']?.replace(/pools:\n.*\n/, `${POOLS}\n`) ?? '';
  const changed = {
    'roster.yml': roster(files['roster.yml'] ?? ''),
    'policy.yml': policy(pools),
  };
  await line.baton('apply', directoryWith({ ...files, ...changed }));
  const lead = async (number: number) => {
    line.advance(60_000);
    const person = { ...GLOBEX.person, email: `p${number}@c${number}.test` };
    const body = { ...GLOBEX, person, company: { name: `C${number}`, domain: `c${number}.test` } };
    const argv = ['lead', 'submit', leadFile(body), '--source', 'website', '--json'];
    const { lead_id: leadId } = JSON.parse((await line.baton(...argv)).out);
    await routeLead(line.ctx, { leadId });
    return leadId as string;
  };
  return { ...line, lead };
}

/** Six leads by turn, one of them given back, and one from a manager to Ben. */
async function openWorked() {
  const team = await openTeam();
  for (let n = 0; n < 5; n++) await team.lead(n);
  const given = await team.lead(5);
  const offer = await findOpenOffer(team.ctx.db.read, given);
  const actor = { kind: 'slack', userId: offer?.repId === 'ana' ? 'U0ANA' : 'U0BEN' } as const;
  await declineOffer(team.ctx, {
    offerId: offer?.id ?? '',
    reasonId: 'wrong_language',
    note: null,
    actor,
  });
  const mine = await team.lead(6);
  const gift = { leadId: mine, toRepId: 'ben', reason: 'He knows them', final: true };
  await overrideAssignment(team.ctx, { ...gift, actor: MIA });
  team.advance(60_000);
  return team;
}

it('each rep stands beside what they were entitled to', async () => {
  const { baton } = await openWorked();
  const { code, out } = await baton('report', 'fairness', '--pool', 'sales');
  expect(code).toBe(0);
  expect(out.split('\n')).toEqual([
    '6 turns were given from 24 Oct 12:08 to 11:08 (Europe/Madrid); furthest from even is Ana Ruiz in sales, owed 0.33 of a lead.',
    '',
    'sales: 6 turns, and 2 more that came back',
    '  rep         weight  share   owed before  entitled  received                        owed now  without a turn  came back',
    '  Ana Ruiz    100     66.7 %  0.00         3.33      3         ██████████████████░░  0.33      0               2',
    '  Ben Okafor  50      33.3 %  0.00         2.67      3         ████████████████▓▓    -0.33     1               0',
    '  Owed in sum: 0.00',
    '',
    '█ received as entitled, ░ entitled and not received, ▓ received beyond that.',
    'Owed now is what was owed before, plus the entitlement, minus the turns received.',
    'Promised: while those who can take a lead stay the same, nobody is owed a whole lead or is one ahead.',
    'While people come and go, or decline, it can be more for a while.',
    'Next: baton simulate --pool sales --leads 200, to see what other weights would do',
  ]);
});

it('all queues stand one after the other, and what was owed before the span is said', async () => {
  const { baton } = await openWorked();
  const { out } = await baton('report', 'fairness', '--since', '3m');
  expect(out).toMatch(/^2 turns were given from 11:05 to 11:08/);
  expect(out).toMatch(/\n {2}Ana Ruiz +100 +66\.7 % +-0\.33 +0\.67 +0 +░{7} +0\.33 /);
  expect(out).toContain('\npartners: 0 turns\n');
  const { out: none } = await baton(
    'report',
    'fairness',
    '--since',
    '2026-01-01',
    '--until',
    '30d',
  );
  expect(none).toMatch(/^No turn was given from .*; nobody is owed anything\.\n/);
});

it('who is new and still coming up to the weight stands with the part that counts', async () => {
  const ramp = ' }, ramps: { ben: { from: 2026-11-20, steps: ["25% for 7d"] } }';
  const { baton } = await openTeam({
    policy: (text) => text.replace('ben: 50 }', `ben: 50${ramp}`),
  });
  const { out } = await baton('report', 'fairness', '--pool', 'sales');
  expect(out).toMatch(/\n {2}Ana Ruiz +100 +88\.9 % /);
  expect(out).toMatch(/\n {2}Ben Okafor +25 % of 50 +11\.1 % /);
});

const CSV = `queue,pool,from,until,rep,name,weight,percent,share,opening,entitled,received,settled,lag,catch_up,beyond,refunded
sales,sales,2026-10-24T10:08:00.000Z,2026-11-23T10:08:00.000Z,ana,Ana Ruiz,100,100,0.666667,0,3.333333,3,0,0.333333,0,0,2
sales,sales,2026-10-24T10:08:00.000Z,2026-11-23T10:08:00.000Z,ben,Ben Okafor,50,100,0.333333,0,2.666667,3,0,-0.333333,0,1,0`;

it('a spreadsheet gets the same figures, by stdout or as a file', async () => {
  const { baton } = await openWorked();
  const argv = ['report', 'fairness', '--pool', 'sales', '--csv'];
  expect(await baton(...argv, '-')).toEqual({ code: 0, out: CSV, err: '' });
  const file = join(directoryWith({}), 'fair.csv');
  const { out } = await baton(...argv, file);
  expect(out).toMatch(new RegExp(`\nWritten to ${file}\\.$`));
  expect(readFileSync(file, 'utf8')).toBe(`${CSV}\n`);
});

it('each column of it is described', () => {
  const page = readFileSync('docs/reports.md', 'utf8');
  for (const column of CSV.split('\n')[0]?.split(',') ?? [])
    expect(page).toContain(`| \`${column}\` |`);
});

it('a name that a spreadsheet would run stays a name', async () => {
  const { baton } = await openTeam({
    roster: (text) => text.replace('Ana Ruiz', '"=HYPERLINK(1)"'),
  });
  const { out } = await baton('report', 'fairness', '--csv', '-');
  expect(out).toContain(",ana,'=HYPERLINK(1),");
});

it('a machine gets ids and unrounded figures that sum to 0', async () => {
  const { baton } = await openWorked();
  const { code, out } = await baton('report', 'fairness', '--json');
  expect(code).toBe(0);
  const { queues, ...span } = JSON.parse(out);
  expect(span).toEqual({ since: '2026-10-24T10:08:00.000Z', until: '2026-11-23T10:08:00.000Z' });
  expect(queues).toHaveLength(2);
  expect(queues[0]).toMatchObject({
    queue: 'sales',
    pool: 'sales',
    draws: 8,
    refunded: 2,
    owed_sum: 0,
  });
  expect(queues[0].reps[1]).toEqual({
    rep: 'ben',
    name: 'Ben Okafor',
    weight: 50,
    percent: 100,
    share: 1 / 3,
    entitled: 2.666667,
    received: 3,
    beyond: 1,
    refunded: 0,
    opening: 0,
    settled: 0,
    lag: -0.333333,
    catch_up: 0,
  });
});

it('a ledger that does not sum to 0 fails the report', async () => {
  const { baton, ctx } = await openWorked();
  const { lags } = ctx.db.t;
  const spoilt = { queue: 'sales', repId: 'eve', lag: 7, catchUp: 0, updatedAt: ctx.clock.now() };
  await ctx.db.tx(async (tx) => void (await tx.insert(lags).values(spoilt)));
  const { code, out } = await baton('report', 'fairness');
  expect(code).toBe(1);
  expect(out).toContain('\nWhat is owed in sales does not sum to 0; please report this.\n');
});

it('what cannot be meant is refused with the next step', async () => {
  const { baton } = await openWorked();
  const ask = async (...more: string[]) => {
    const { code, err } = await baton('report', 'fairness', ...more);
    return `${code} ${err}`;
  };
  expect(await ask('--pool', 'sale')).toMatch(
    /^1 .*I know no pool “sale”\. Did you mean "sales"\?/,
  );
  expect(await ask('--pool', 'x9')).toContain('There is sales, partners.');
  expect(await ask('--since', '2d', '--until', '3d')).toMatch(
    /^2 .*--since has to be before --until/,
  );
  expect(await ask('--since', 'lately')).toMatch(/^2 .*“lately” is no time/);
  expect(await ask('--csv', '-', '--json')).toMatch(/^2 .*--csv - and --json both print to stdout/);
  expect(await ask('--csv', '/nowhere/at/all.csv')).toMatch(/^1 .*cannot be written/);
  const empty = await openCommandLine();
  expect((await empty.baton('report', 'fairness')).err).toContain('No policy is published');
});
