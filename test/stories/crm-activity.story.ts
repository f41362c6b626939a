import { story } from './stage.ts';
import { GLOBEX, INITECH } from './support/leads.ts';

const SOURCES = `- { id: website, kind: generic, channel: web }
- { id: hubspot, kind: crm }
`;

const POLICY = `version: 1
sla_starts_at: crm_confirmed
crm_owner_at: offer
pools:
  - { id: emea, members: { ana: 100, ben: 100 }, manager: mia, channel: C0EMEA }
rules:
  - { id: rest, assign: { pool: emea } }
sla:
  standard: { claim: 15m, remind: [50%], first_touch: 4h }
`;

story(
  'the CRM tells of a call, and the first touch is kept',
  { sources: SOURCES },
  async (told) => {
    const { lead, person, clock, crm, cli, chapter } = told;
    const ana = person('ana');
    const { id } = await lead(GLOBEX);
    const activity = { type: 'activity', kind: 'call', lead_id: id };
    chapter('what was before the claim, or is nobody’s, is kept and stops nothing');
    const early = clock.now().toISOString();
    await clock.advance('2m');
    await ana.click('Claim');
    await crm.tells('hubspot', { ...activity, id: 'a1', at: early, owner: 'ana' });
    await crm.tells('hubspot', { ...activity, id: 'a2', at: clock.now().toISOString() });

    chapter('the owner calls, and writes it down in the CRM alone');
    const called = new Date(clock.now().getTime() + 600_000).toISOString();
    await clock.advance('30m');
    const call = {
      ...activity,
      id: 'a3',
      at: called,
      owner: 'ana@acme.test',
      text: 'Wants a demo',
    };
    await crm.tells('hubspot', call);
    await crm.tells('hubspot', call);
    await ana.command('/lead show globex');

    chapter('another owner there changes nothing here');
    const owner = { type: 'owner_changed', lead_id: id, owner: 'ben', id: 'o1' };
    await crm.tells('hubspot', { ...owner, at: clock.now().toISOString() });

    chapter('and it is won');
    const won = { type: 'won', id: 'd1', lead_id: id, amount: 1_200_000, currency: 'EUR' };
    await crm.tells('hubspot', { ...won, at: clock.now().toISOString() });
    await crm.tells('hubspot', { ...won, id: 'd2', type: 'lost', at: called });
    await ana.command('/lead show globex');
    await crm.tells('hubspot', { ...call, id: 'a4', lead_id: 'lead_none' });
    await cli('source url hubspot');
  },
);

story(
  'where the CRM is to have the owner first, the time counts from its answer',
  { policy: POLICY },
  async (told) => {
    const { lead, person, clock, crm } = told;
    const ana = person('ana');
    await crm.fails({ kind: 'http_500' });
    const { id } = await lead(INITECH);
    await clock.advance('50s');
    await crm.recovers();
    await clock.advance('30s');
    await ana.command(`/lead why ${id}`);
    await clock.advance('1m');
    await ana.click('Decline');
    await ana.fill({ reason: 'full' }).submit();
  },
);
