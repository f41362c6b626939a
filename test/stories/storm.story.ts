import { POLICY, ROSTER } from '../support/world.ts';
import { story } from './stage.ts';

const LADDER = POLICY.replace('[escalate, { reroute: 2m }]', '[escalate, { reroute: 30m }]');
const from = (company: string) => ({
  person: { email: `info@${company.toLowerCase()}.test` },
  company: { name: company },
});
const COMPANIES = ['Globex', 'Initech', 'Hooli', 'Umbra', 'Stark', 'Wayne', 'Aviato'];

story(
  'seven leads that nobody claims are one message, which follows until each has an owner',
  { policy: LADDER, roster: ROSTER, explained: false },
  async ({ lead, person, channel, clock, chapter }) => {
    const [ana, ben, cleo] = [person('ana'), person('ben'), person('cleo')];
    const emea = channel('C0EMEA');
    for (const company of COMPANIES) await lead(from(company));
    await clock.advance('15m');
    await clock.advance('3s');
    emea.expectMessage(/7 leads are unclaimed in emea.*Globex/s);
    chapter('Ana claims hers, late');
    for (const company of ['Globex', 'Umbra', 'Aviato'])
      await ana.click('Claim', { in: new RegExp(`Reminder: ${company}`) });
    await clock.advance('1s');
    emea.expectMessage(/4 of 7 leads are still unclaimed in emea/);
    emea.expectNoMessage(/Globex/);
    chapter('The others claim theirs');
    for (const company of ['Initech', 'Stark'])
      await ben.click('Claim', { in: new RegExp(`Reminder: ${company}`) });
    for (const company of ['Hooli', 'Wayne'])
      await cleo.click('Claim', { in: new RegExp(`Reminder: ${company}`) });
    await clock.advance('5s');
    emea.expectMessage(/All 7 leads have an owner.*Ana Ruiz has 3/s);
    emea.expectNoMessage(/unclaimed/);
  },
);
