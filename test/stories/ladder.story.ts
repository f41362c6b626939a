import { POLICY, ROSTER } from '../support/world.ts';
import { story } from './stage.ts';

const LADDER = POLICY.replace(
  '[escalate, { reroute: 2m }]',
  '[escalate, { reroute: 2m }, { escalate: 10m, to: managers }, { escalate: 20m, to: ops }]',
);
const setup = { policy: LADDER, roster: ROSTER };
const from = (company: string) => ({
  person: { email: `info@${company.toLowerCase()}.test` },
  company: { name: company },
});

story('a lead that nobody claims climbs until somebody acts', setup, async (stage) => {
  const { lead, person, channel, clock } = stage;
  await lead(from('Globex'));
  await clock.advance('15m');
  const emea = channel('C0EMEA');
  emea.expectMessage(/Unclaimed: Globex.*can still claim it/s);
  await clock.advance('10m');
  emea.expectMessage(/<@U0MIA>, nobody has claimed Globex/);
  await clock.advance('10m');
  channel('C0OPS').expectMessage(/Unclaimed: Globex/);
  await clock.advance('15m');
  channel('C0OPS').expectMessage(/<@U0LOU>, still nobody has claimed Globex/);
  await person('cleo').click('Claim', { in: /Reminder: Globex/ });
  emea.expectMessage(/Cleo Wu claimed it/);
});

story('somebody above the reps is on it', setup, async (stage) => {
  const { lead, person, channel, clock } = stage;
  const [mia, lou] = [person('mia'), person('lou')];
  await lead(from('Initech'));
  await clock.advance('16m');
  await mia.click('I am on it', { in: /Initech/ });
  mia.expectPrivate(/You are on Initech: nobody else is called before/);
  channel('C0EMEA').expectMessage(/Mia Chen is on it since/);
  await clock.advance('58m');
  await lou.click('Take it', { in: /Initech/ });
});
