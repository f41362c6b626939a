import { expect, it } from 'vitest';
import { deactivateRep } from '../../../../src/services/people/deactivate-rep.ts';
import { setAvailability } from '../../../../src/services/people/set-availability.ts';
import { setNotifications } from '../../../../src/services/people/set-notifications.ts';
import { routeLead } from '../../../../src/services/placing/route-lead.ts';
import { putSlackPresence, putTimeOff } from '../../../support/whereabouts.ts';
import { directoryWith, leadFile, openCommandLine, smallWorkspace } from '../command-line.ts';
import { forbidWrites } from './read-only.ts';

const ANA = `id: ana, timezone: Europe/Madrid, hours: { mon-fri: ["09:00-13:00", "14:00-18:00"] },
    holidays: ES, capacity: { open: 1, day: 10 },`;
const HOT = 'sla:\n  standard: { claim: 15m }\n  strategic: { claim: 5m, out_of_hours: true }\n';

async function openAcme({ rep = ANA, more = HOT } = {}) {
  const line = await openCommandLine();
  const files = smallWorkspace();
  const roster = files['roster.yml']?.replace('id: ana,', rep) ?? '';
  const policy = files['policy.yml'] + more;
  await line.baton(
    'apply',
    directoryWith({ ...files, 'roster.yml': roster, 'policy.yml': policy }),
  );
  const ask = async (...args: string[]) => (await line.baton('availability', ...args)).out;
  const read = async (...args: string[]) => JSON.parse(await ask(...args, '--json'));
  const away = (until: string | null, repId = 'ana') =>
    setAvailability(line.ctx, {
      repId,
      away: { until: until === null ? null : new Date(until) },
      actor: { kind: 'slack', userId: 'U0MIA' },
    });
  return { ...line, ask, read, away };
}

it('who is on shift is available until the shift ends', async () => {
  const { ask } = await openAcme();
  expect((await ask('ana')).split('\n')).toEqual([
    'Ana Ruiz is available at 11:00.',
    'Until 13:00: then off shift until Mon 23 Nov 14:00.',
    'Hours of 2026-11-23, in Europe/Madrid: 09:00–13:00, 14:00–18:00.',
    '   slack         known as U0ANA',
    '   away          not away',
    '   time off      none now',
    '   slack status  none that means away',
    '   slack dnd     not paused',
    '→  hours         on shift',
    '   capacity      has room: open 0 of 1, day 0 of 10, week 0',
    '   out of hours  not asked for',
    '   pools         sales 100',
    'Next: baton sla due --rep ana',
  ]);
});

it('whoever is full is so in units where some leads count for more than one', async () => {
  const rep = ANA.replace('open: 1', 'open: 0');
  const large = 'segments: [{ id: large, when: { company.employees: { gte: 1000 } }, units: 3 }]\n';
  const told = async (more: string) =>
    (await (await openAcme({ rep, more })).ask('ana')).split('\n');
  expect((await told(large))[0]).toContain('full: 0 of 0 units taken, and this one counts 1');
  expect((await told(''))[0]).toContain('full: 0 of 0 open.');
});

it('off shift it says until when, in the zone of the rep', async () => {
  const { ask, read } = await openAcme();
  const out = await ask('ana', '--at', '20:00');
  expect(out).toMatch(/^Ana Ruiz is not available at 20:00: off shift until Tue 24 Nov 09:00\.\n/);
  expect(out).toContain('\nAvailable again: Tue 09:00.\n');
  expect(await read('ana', '--at', 'tomorrow 8:30')).toMatchObject({
    rep: 'ana',
    available: false,
    why_code: 'availability.off_shift',
    at: '2026-11-24T07:30:00.000Z',
    next_change_at: '2026-11-24T08:00:00.000Z',
    time_zone: 'Europe/Madrid',
    day: {
      date: '2026-11-24',
      openings: [
        { start: '2026-11-24T08:00:00.000Z', end: '2026-11-24T12:00:00.000Z' },
        { start: '2026-11-24T13:00:00.000Z', end: '2026-11-24T17:00:00.000Z' },
      ],
      holiday: null,
    },
  });
});

it('a public holiday has its name', async () => {
  const { ask } = await openAcme();
  const out = await ask('Ana Ruiz', '--at', '2026-12-25T10:00:00Z');
  expect(out).toContain('Hours of 2026-12-25, in Europe/Madrid: none; a public holiday, Navidad.');
  expect(out).toMatch(/: on a public holiday until Mon 28 Dec 09:00\.\n/);
});

it('away wins over the hours, and who set it is named', async () => {
  const { ask, read, away } = await openAcme();
  await away('2026-11-25T12:00:00Z');
  const out = await ask('ana');
  expect(out).toMatch(/^Ana Ruiz is not available at 11:00: away until Wed 25 Nov 13:00\.\n/);
  expect(out).toContain('\nAvailable again: Wed 14:00.\n');
  expect(out).toMatch(/\n→ {2}away +away until Wed 25 Nov 13:00, set by Mia Chen at 11:00\n/);
  expect(await read('ana', '--at', '20:00')).toMatchObject({
    why_code: 'availability.away',
    sources: [
      { source: 'slack', in_the_way: false, wins: false },
      {
        source: 'away',
        in_the_way: true,
        wins: true,
        until: '2026-11-25T12:00:00.000Z',
        set_by: 'Mia Chen',
      },
      { source: 'time_off', in_the_way: false, wins: false },
      { source: 'slack_status', in_the_way: false, wins: false },
      { source: 'slack_dnd', in_the_way: false, wins: false },
      { source: 'hours', in_the_way: true, wins: false },
      { source: 'capacity', in_the_way: false, wins: false },
      { source: 'out_of_hours', wins: false },
      { source: 'pools', wins: false },
    ],
  });
});

it('time off says who set it and who covers, and planned time off from when', async () => {
  const { ctx, ask, read } = await openAcme();
  const off = { repId: 'ana', setBy: 'slack:U0MIA', coverId: 'ben' };
  await putTimeOff(ctx.db, { ...off, from: '2026-11-24T23:00Z', until: '2026-12-03T17:00Z' });
  expect(await ask('ana')).toMatch(
    /\n {3}time off +none now; planned from Wed 00:00 until 3 Dec 18:00, set by Mia Chen\n/,
  );
  const then = await ask('ana', '--at', '2026-11-25T10:00:00Z');
  expect(then).toMatch(/^Ana Ruiz is not available at \S+: time off until Thu 3 Dec 18:00\.\n/);
  expect(then).toContain('\nAvailable again: 4 Dec 09:00.\n');
  expect(then).toMatch(
    /\n→ {2}time off +time off until Thu 3 Dec 18:00, set by Mia Chen, covered by Ben Okafor\n/,
  );
  expect(await read('ana', '--at', '2026-11-25T10:00:00Z')).toMatchObject({
    why_code: 'availability.time_off',
    cover_name: 'Ben Okafor',
    time_off: [{ from: '2026-11-24T23:00:00.000Z', set_by: 'Mia Chen' }],
    sources: [
      { source: 'slack' },
      { source: 'away', in_the_way: false, since: null, until: null, set_by: null },
      {
        source: 'time_off',
        wins: true,
        since: '2026-11-24T23:00:00.000Z',
        until: '2026-12-03T17:00:00.000Z',
        set_by: 'Mia Chen',
      },
      ...Array.from({ length: 6 }, () => ({ wins: false })),
    ],
  });
});

it('each sign of Slack says until when, and the first of all decides', async () => {
  const { ctx, ask } = await openAcme();
  const quiet = { dndFrom: new Date('2026-11-23T09:00Z'), dndUntil: new Date('2026-11-23T13:30Z') };
  await putSlackPresence(ctx.db, 'ana', quiet);
  const paused = 'paused Slack notifications until Mon 23 Nov 14:30';
  const out = await ask('ana');
  expect(out).toContain(`Ana Ruiz is not available at 11:00: ${paused}.\nAvailable again: 14:30.`);
  expect(out).toMatch(new RegExp(`\\n→ {2}slack dnd +${paused}\\n`));
  await putSlackPresence(ctx.db, 'ana', { ...quiet, statusEmoji: 'palm_tree' });
  const away = await ask('ana');
  expect(away).toMatch(/\n→ {2}slack status +Slack status says away \(:palm_tree:\)\n/);
  expect(away).toMatch(new RegExp(`\\n {3}slack dnd +${paused}\\n`));
});

it('an absence that will be over by then is none', async () => {
  const { read, away } = await openAcme();
  await away('2026-11-25T12:00:00Z');
  expect(await read('ana', '--at', '2026-11-26T10:00:00Z')).toMatchObject({
    available: true,
    away: null,
  });
});

it('away for good ends by no time', async () => {
  const { ask, away } = await openAcme();
  await away(null);
  expect(await ask('ana')).toContain('\nNo time ends that: somebody has to change it.\n');
});

it('who is full is so with the figures', async () => {
  const { baton, ctx, ask, away } = await openAcme();
  await away(null, 'ben');
  const argv = ['lead', 'submit', leadFile(), '--source', 'website', '--json'];
  const { lead_id: leadId } = JSON.parse((await baton(...argv)).out);
  await routeLead(ctx, { leadId });
  const out = await ask('ana');
  expect(out).toMatch(/^Ana Ruiz is not available at 11:00: full: 1 of 1 open\.\n/);
  expect(out).toMatch(/\n→ {2}capacity +full: 1 of 1 open: open 1 of 1, day 1 of 10, week 1\n/);
});

it('who asked for hot leads off shift gets those', async () => {
  const { ctx, ask } = await openAcme();
  const actor = { kind: 'slack', userId: 'U0ANA' } as const;
  await setNotifications(ctx, { outOfHours: true, actor });
  const out = await ask('ana', '--at', '20:00');
  expect(out).toContain('; leads of the tier strategic come all the same.\n');
  expect(out).toMatch(/\n {3}out of hours +takes strategic off shift too\n/);
});

it('who left Slack is not available, whatever else', async () => {
  const { ctx, ask } = await openAcme();
  await deactivateRep(ctx, { repId: 'ana', actor: { kind: 'system', part: 'slack' } });
  const out = await ask('ana');
  expect(out).toMatch(/^Ana Ruiz is not available at 11:00: no longer in Slack\.\n/);
  expect(out).toMatch(/\n→ {2}slack +no longer in Slack since 11:00\n/);
});

it('who is in no pool, or in a paused one, gets nothing by turn', async () => {
  const { baton, ask } = await openAcme();
  expect(await ask('mia')).toMatch(/^Mia Chen is available at 10:00, but in no pool\.\n/);
  expect(await ask('mia')).toContain('in UTC: all day.');
  await baton('pause');
  expect(await ask('ana')).toMatch(/^Ana Ruiz is available at 11:00, but routing is paused\.\n/);
  expect(await ask('ana')).toContain('sales 100 (paused)');
});

it('a look ahead writes nothing', async () => {
  const { baton, ctx } = await openAcme();
  const { everything } = forbidWrites(ctx);
  const before = await everything();
  expect((await baton('availability', 'ana', '--at', 'friday')).code).toBe(0);
  expect(await everything()).toBe(before);
});

it('nobody of that name is a refusal, a time that is none wrong usage', async () => {
  const { baton } = await openAcme();
  const nobody = await baton('availability', 'anna');
  expect(nobody).toMatchObject({ code: 1, out: '' });
  expect(nobody.err).toContain('I know nobody called “anna”. Did you mean ana?');
  const time = await baton('availability', 'ana', '--at', 'soon');
  expect(time.code).toBe(2);
  expect(time.err).toContain('“soon” is no time ahead. Try 15:00, tomorrow');
});
