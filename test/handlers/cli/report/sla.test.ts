import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { confirmDelivery, findOpenOffer } from '../../../../src/db/leads/offer-store.ts';
import { claimOffer } from '../../../../src/services/offer/claim-offer.ts';
import { logTouch } from '../../../../src/services/ownership/log-touch.ts';
import { routeLead } from '../../../../src/services/placing/route-lead.ts';
import {
  directoryWith,
  GLOBEX,
  leadFile,
  openCommandLine,
  smallWorkspace,
} from '../command-line.ts';

const MINUTE = 60_000;
const SLA = 'sla:\n  standard: { claim: 15m, first_touch: 4h }\n';

/** Three leads: one claimed in 3 minutes and touched, one late, one that nobody was asked about. */
async function openWorked({ ana = 'Ana Ruiz' } = {}) {
  const line = await openCommandLine();
  const { ctx, advance } = line;
  const files = smallWorkspace();
  const roster = files['roster.yml']?.replace('Ana Ruiz', ana) ?? '';
  const policy = `${files['policy.yml']}${SLA}`;
  await line.baton(
    'apply',
    directoryWith({ ...files, 'roster.yml': roster, 'policy.yml': policy }),
  );
  const lead = async (number: number) => {
    const person = { ...GLOBEX.person, email: `p${number}@c${number}.test` };
    const body = { ...GLOBEX, person, company: { name: `C${number}`, domain: `c${number}.test` } };
    const argv = ['lead', 'submit', leadFile(body), '--source', 'website', '--json'];
    const { lead_id: leadId } = JSON.parse((await line.baton(...argv)).out);
    return leadId as string;
  };
  const claimAfter = async (number: number, minutes: number) => {
    const leadId = await lead(number);
    advance(2_000);
    await routeLead(ctx, { leadId });
    advance(1_000);
    const offer = await findOpenOffer(ctx.db.read, leadId);
    const { id: offerId = '', repId = '' } = offer ?? {};
    await ctx.db.tx(async (tx) => void (await confirmDelivery(tx, offerId, ctx.clock.now())));
    advance(minutes * MINUTE);
    const actor = { kind: 'slack', userId: repId === 'ana' ? 'U0ANA' : 'U0BEN' } as const;
    await claimOffer(ctx, { offerId, actor });
    return { leadId, actor };
  };
  const quick = await claimAfter(1, 3);
  advance(20 * MINUTE);
  await logTouch(ctx, quick);
  await claimAfter(2, 90);
  await lead(3);
  advance(MINUTE);
  return line;
}

it('how fast leads were and what was kept stand in tables, system apart from people', async () => {
  const { baton } = await openWorked();
  const { code, out } = await baton('report', 'sla');
  expect(code).toBe(0);
  expect(out.split('\n')).toEqual([
    '3 leads came from 24 Oct 13:54 to 12:54 (Europe/Madrid); claimed in time: 50.0 %, 1 of 2; touched in time: 100.0 %, 1 of 1.',
    '',
    'Promises',
    '  tier      leads  claims in time  running  ended  unseen  first touches in time  running  ended  next touches in time  running  ended',
    '  standard  3      50.0 %, 1 of 2  0        0      0       100.0 %, 1 of 1        1        0      –                     0        0',
    '  all       3      50.0 %, 1 of 2  0        0      0       100.0 %, 1 of 1        1        0      –                     0        0',
    '',
    'System delay: Baton, and waiting for somebody who can take it',
    '  tier      time     receipt → decision   decision → card',
    '  standard  wall     2 s / 2 s / 2 s (2)  1 s / 1 s / 1 s (2)',
    '            working  2 s / 2 s / 2 s (2)  1 s / 1 s / 1 s (2)',
    '  all       wall     2 s / 2 s / 2 s (2)  1 s / 1 s / 1 s (2)',
    '            working  2 s / 2 s / 2 s (2)  1 s / 1 s / 1 s (2)',
    '',
    'Human delay: from the card in Slack on',
    '  tier      time     card → claim                         claim → first touch',
    '  standard  wall     3 min / 1 h 30 min / 1 h 30 min (2)  20 min / 20 min / 20 min (1)',
    '            working  3 min / 1 h 30 min / 1 h 30 min (2)  20 min / 20 min / 20 min (1)',
    '  all       wall     3 min / 1 h 30 min / 1 h 30 min (2)  20 min / 20 min / 20 min (1)',
    '            working  3 min / 1 h 30 min / 1 h 30 min (2)  20 min / 20 min / 20 min (1)',
    '',
    'Speed to lead: both together, as the customer saw it',
    '  tier      time     receipt → claim                          receipt → first touch',
    '  standard  wall     3 min 3 s / 1 h 30 min / 1 h 30 min (2)  23 min 3 s / 23 min 3 s / 23 min 3 s (1)',
    '            working  3 min 3 s / 1 h 30 min / 1 h 30 min (2)  23 min 3 s / 23 min 3 s / 23 min 3 s (1)',
    '  all       wall     3 min 3 s / 1 h 30 min / 1 h 30 min (2)  23 min 3 s / 23 min 3 s / 23 min 3 s (1)',
    '            working  3 min 3 s / 1 h 30 min / 1 h 30 min (2)  23 min 3 s / 23 min 3 s / 23 min 3 s (1)',
    '',
    'A length is its median / 90th / 99th percentile, each one that was measured (by nearest rank), and',
    'in brackets how often it was. Working time is that of whoever the promise counts by: rep, pool or',
    'always. In time is of what came due or was kept; ended is what was answered or taken away before,',
    'unseen what was due without a card that a rep saw: nobody missed that.',
    'Next: baton report sla --by rep',
  ]);
});

it('each rep stands beside what was asked of them', async () => {
  const { baton } = await openWorked();
  const { out } = await baton('report', 'sla', '--by', 'rep', '--since', '1d');
  expect(out).toMatch(/\n {2}Ana Ruiz +1 +100\.0 %, 1 of 1 /);
  expect(out).toMatch(/\n {2}Ben Okafor +1 +0\.0 %, 0 of 1 /);
  expect(out).toMatch(/\n {2}nobody +1 +– /);
  expect(out).toMatch(/\nNext: baton report sla --by tier$/);
});

it('where nothing was measured a dash stands, not 0', async () => {
  const { baton } = await openWorked();
  const { out } = await baton('report', 'sla', '--since', '2026-01-01', '--until', '30d');
  expect(out).toMatch(/^No lead came from .*; claimed in time: –; touched in time: –\.\n/);
  expect(out).toMatch(/\n {2}all +wall +– +–\n +working +– +–\n/);
});

it('leads of files are named apart', async () => {
  const { baton, ctx } = await openWorked();
  const { leads } = ctx.db.t;
  await ctx.db.tx(async (tx) => void (await tx.update(leads).set({ bulk: true })));
  const { out } = await baton('report', 'sla');
  expect(out).toMatch(/^No lead came .*\n3 leads of files are left out, as are tests\.\n/);
});

const HEAD =
  'from,until,by,group,name,leads,figure,count,median_ms,p90_ms,p99_ms,working_count,working_median_ms,working_p90_ms,working_p99_ms,kept,missed,running,ended,unseen,share';
const SPAN = '2026-10-24T11:54:06.000Z,2026-11-23T11:54:06.000Z';

it('a spreadsheet gets a row for each group and figure, and all together last', async () => {
  const { baton } = await openWorked({ ana: '"=HYPERLINK(1)"' });
  const argv = ['report', 'sla', '--by', 'rep', '--csv'];
  const { code, out } = await baton(...argv, '-');
  const lines = out.split('\n');
  expect([code, lines[0], lines.length]).toEqual([0, HEAD, 1 + 4 * 9]);
  expect(lines).toContain(
    `${SPAN},rep,ben,Ben Okafor,1,card_to_claim,1,5400000,5400000,5400000,1,5400000,5400000,5400000,,,,,,`,
  );
  expect(lines).toContain(`${SPAN},rep,ana,'=HYPERLINK(1),1,claim_promise,1,,,,,,,,1,0,0,0,0,1`);
  expect(lines.at(-3)).toBe(`${SPAN},all,,,3,claim_promise,2,,,,,,,,1,1,0,0,0,0.5`);
  const file = join(directoryWith({}), 'sla.csv');
  expect((await baton(...argv, file)).out).toMatch(new RegExp(`\nWritten to ${file}\\.$`));
  expect(readFileSync(file, 'utf8')).toBe(`${out}\n`);
});

it('each column and each figure of it is described', async () => {
  const page = readFileSync('docs/reports.md', 'utf8');
  const { baton } = await openWorked();
  const { out } = await baton('report', 'sla', '--csv', '-');
  const figures = out
    .split('\n')
    .slice(1)
    .map((row) => row.split(',')[6] ?? '');
  for (const word of new Set([...HEAD.split(','), ...figures])) {
    expect(page).toContain(`| \`${word}\` |`);
  }
});

it('a machine gets ids and milliseconds, and null for what was not measured', async () => {
  const { baton } = await openWorked();
  const { code, out } = await baton('report', 'sla', '--by', 'pool', '--json');
  expect(code).toBe(0);
  const { groups, total, ...rest } = JSON.parse(out);
  expect(rest).toEqual({
    since: '2026-10-24T11:54:06.000Z',
    until: '2026-11-23T11:54:06.000Z',
    by: 'pool',
    bulk: 0,
  });
  expect(groups.map((one: { group: string | null }) => one.group)).toEqual(['sales', null]);
  expect(groups[1].stretches.card_to_claim.wall).toEqual({
    count: 0,
    median_ms: null,
    p90_ms: null,
    p99_ms: null,
  });
  expect(total.promises.claim).toEqual({
    kept: 1,
    missed: 1,
    running: 0,
    ended: 0,
    unseen: 0,
    share: 0.5,
  });
});

it('what cannot be meant is refused with the next step', async () => {
  const { baton } = await openCommandLine();
  const ask = async (...more: string[]) => {
    const { code, err } = await baton('report', 'sla', ...more);
    return `${code} ${err}`;
  };
  expect(await ask('--by', 'tiers')).toMatch(/^2 .*“tiers” is no way .*Did you mean tier\?/);
  expect(await ask('--since', '2d', '--until', '3d')).toMatch(/^2 .*--since has to be before/);
  expect(await ask('--csv', '-', '--json')).toMatch(/^2 .*--csv - and --json both print to stdout/);
});
