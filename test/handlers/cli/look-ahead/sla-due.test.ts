import { expect, it } from 'vitest';
import { confirmDelivery, findOpenOffer } from '../../../../src/db/leads/offer-store.ts';
import { writeSetting } from '../../../../src/db/workspace/settings-store.ts';
import { claimOffer } from '../../../../src/services/offer/claim-offer.ts';
import { routeLead } from '../../../../src/services/placing/route-lead.ts';
import { advanceSlas } from '../../../../src/services/sla/advance-slas.ts';
import {
  directoryWith,
  GLOBEX,
  leadFile,
  openCommandLine,
  START,
  smallWorkspace,
} from '../command-line.ts';
import { forbidWrites } from './read-only.ts';

const SLA = `sla:
  standard: { claim: 30m, remind: [50%, 80%], on_breach: [escalate, { reroute: 2m }], first_touch: 4h }
`;
const MINUTE_MS = 60_000;

async function openAcme() {
  const line = await openCommandLine();
  const files = smallWorkspace();
  const roster =
    files['roster.yml']?.replace('id: ben,', 'id: ben, timezone: Europe/Madrid,') ?? '';
  await line.baton(
    'apply',
    directoryWith({ ...files, 'roster.yml': roster, 'policy.yml': files['policy.yml'] + SLA }),
  );
  const { ctx, baton } = line;
  const offer = async (name: string, { delivered = true } = {}) => {
    const body = {
      ...GLOBEX,
      person: { email: `dana@${name}.test` },
      company: { name, domain: `${name}.test` },
    };
    const argv = ['lead', 'submit', leadFile(body), '--source', 'website', '--json'];
    const { lead_id: leadId } = JSON.parse((await baton(...argv)).out);
    await routeLead(ctx, { leadId });
    const made = await findOpenOffer(ctx.db.read, leadId);
    if (!made) throw new Error('nobody was asked');
    if (delivered) await ctx.db.tx((tx) => confirmDelivery(tx, made.id, ctx.clock.now()));
    return { leadId, offerId: made.id, repId: made.repId };
  };
  const due = async (...more: string[]) => (await baton('sla', 'due', ...more)).out;
  const read = async (...more: string[]) => JSON.parse(await due(...more, '--json'));
  return { ...line, offer, due, read };
}

it('nothing due is a sentence', async () => {
  const { due, read } = await openAcme();
  expect((await due('--rep', 'ana')).split('\n')).toEqual([
    'Nothing falls due for Ana Ruiz from 10:00 to 11:00 (UTC).',
    'Next: baton lead list',
  ]);
  expect(await read('--rep', 'ana')).toEqual({
    from: START.toISOString(),
    until: '2026-11-23T11:00:00.000Z',
    stands_still_since: null,
    reps: [],
  });
});

it('each clock says what it does next, when, and until when the promise runs', async () => {
  const { offer, due } = await openAcme();
  const { leadId } = await offer('Globex');
  expect((await due()).split('\n')).toEqual([
    '1 clock falls due from 11:00 to 12:00 (Europe/Madrid).',
    '',
    'Ana Ruiz, times in UTC',
    `  10:15  Globex  claim  the rep is reminded at 50 %  due 10:30  ${leadId}`,
    'Next: baton lead explain ID',
  ]);
});

it('for machines it holds all that happens within the window', async () => {
  const { offer, read } = await openAcme();
  const { leadId } = await offer('Globex');
  const { reps } = await read('--rep', 'ana', '--window', '31m');
  expect(reps).toMatchObject([
    {
      rep: 'ana',
      name: 'Ana Ruiz',
      time_zone: 'UTC',
      clocks: [
        {
          lead: leadId,
          company: 'Globex',
          test: false,
          kind: 'claim',
          due_at: '2026-11-23T10:30:00.000Z',
          waits_for_delivery: false,
          next: { event: 'remind', at: '2026-11-23T10:15:00.000Z', share: 0.5 },
        },
      ],
    },
  ]);
  const events = reps[0].clocks[0].events.map(({ event, at }: Record<string, string>) => [
    event,
    at,
  ]);
  expect(events).toEqual([
    ['remind', '2026-11-23T10:15:00.000Z'],
    ['remind', '2026-11-23T10:24:00.000Z'],
    ['breach', '2026-11-23T10:30:00.000Z'],
    ['escalate', '2026-11-23T10:30:00.000Z'],
  ]);
});

it('everybody is grouped, each in order of time and in their own zone', async () => {
  const { offer, due, advance } = await openAcme();
  const first = await offer('Globex');
  advance(MINUTE_MS);
  const second = await offer('Initech');
  advance(MINUTE_MS);
  const third = await offer('Umbrella');
  expect([first.repId, second.repId, third.repId]).toEqual(['ana', 'ben', 'ana']);
  expect((await due()).split('\n').slice(1, -1)).toEqual([
    '',
    'Ana Ruiz, times in UTC',
    `  10:15  Globex    claim  the rep is reminded at 50 %  due 10:30  ${first.leadId}`,
    `  10:17  Umbrella  claim  the rep is reminded at 50 %  due 10:32  ${third.leadId}`,
    '',
    'Ben Okafor, times in Europe/Madrid',
    `  11:16  Initech  claim  the rep is reminded at 50 %  due 11:31  ${second.leadId}`,
  ]);
});

it('what it says is what the engine does at that instant, and not a moment before', async () => {
  const { ctx, offer, read, advance } = await openAcme();
  await offer('Globex');
  const seen: string[] = [];
  for (let step = 0; step < 3; step += 1) {
    const [next] = (await read('--rep', 'ana')).reps[0].clocks;
    seen.push(next.next.event);
    advance(Date.parse(next.next.at) - ctx.clock.now().getTime() - 1);
    expect(await advanceSlas(ctx)).toBe(0);
    advance(1);
    expect(await advanceSlas(ctx)).toBe(1);
  }
  expect(seen).toEqual(['remind', 'remind', 'breach']);
});

it('a later time and a wider window can be asked about', async () => {
  const { offer, read } = await openAcme();
  await offer('Globex');
  const at = (...more: string[]) => read('--rep', 'ana', ...more);
  expect((await at('--window', '14m')).reps).toEqual([]);
  expect((await at('--at', '10:29')).reps[0].clocks[0].next.event).toBe('breach');
  expect((await at('--at', '10:31')).reps[0].clocks[0].next.event).toBe('reroute');
  expect((await at('--at', '10:33')).reps).toEqual([]);
});

it('after the claim the first touch is due', async () => {
  const { ctx, offer, due } = await openAcme();
  const { offerId, leadId } = await offer('Globex');
  await claimOffer(ctx, { offerId, actor: { kind: 'slack', userId: 'U0ANA' } });
  const out = await due('--rep', 'Ana Ruiz', '--window', '4h');
  expect(out).toContain(
    `  13:12  Globex  first touch  the rep is reminded at 80 %  due 14:00  ${leadId}`,
  );
  expect(out).not.toContain('claim');
});

it('a card that Slack has not confirmed is marked', async () => {
  const { offer, due } = await openAcme();
  await offer('Globex', { delivered: false });
  expect(await due()).toContain('due 10:30, once its card is delivered');
});

it('while Slack is down it says that the clocks stand still', async () => {
  const { ctx, offer, due, read } = await openAcme();
  await offer('Globex');
  const since = '2026-11-23T09:50:00.000Z';
  await ctx.db.tx((tx) =>
    writeSetting(tx, 'slack_outage', { since, kind: 'unreachable', told: false, heldTold: false }),
  );
  expect(await due()).toContain('Slack is down since 10:50: all clocks stand still');
  expect((await read()).stands_still_since).toBe(since);
});

it('a look at the clocks writes nothing', async () => {
  const { baton, ctx, offer } = await openAcme();
  await offer('Globex');
  const { everything } = forbidWrites(ctx);
  const before = await everything();
  expect((await baton('sla', 'due', '--window', '2d')).code).toBe(0);
  expect(await everything()).toBe(before);
});

it('nobody of that name is a refusal, a window that is none wrong usage', async () => {
  const { baton } = await openAcme();
  const nobody = await baton('sla', 'due', '--rep', 'bem');
  expect(nobody).toMatchObject({ code: 1, out: '' });
  expect(nobody.err).toContain('Did you mean ben?');
  expect((await baton('sla', 'due', '--window', 'soon')).code).toBe(2);
  const group = await baton('sla');
  expect(group.code).toBe(2);
  expect(group.err).toMatch(/^Usage: baton sla/);
});
