import { POLICY, ROSTER } from '../support/world.ts';
import { story } from './stage.ts';
import { GLOBEX } from './support/leads.ts';

const roster = ROSTER.replace('id: ben,', 'id: ben, skills: [es], capacity: { open: 25 },').replace(
  'id: cleo,',
  'id: cleo, skills: [es],',
);
const policy = POLICY.replace('{ pool: emea }', '{ pool: emea, prefer_skills: [es] }');

story(
  'a manager gives a lead to somebody who is away, after a word about it',
  { roster, policy },
  async ({ lead, person, channel, clock, chapter }) => {
    const [ben, mia] = [person('ben'), person('mia')];
    await lead(GLOBEX);
    await ben.command('/routing away until Thursday 09:00');
    await clock.advance('15m');
    channel('C0EMEA').expectMessage(/Unclaimed: Globex/);

    chapter('The list says who can take it, and what is in the way of the others');
    await mia.click('Reassign', { in: /Unclaimed: Globex/ });

    chapter('Ben is away: Mia is asked once more, and picks Ana instead');
    await mia.fill({ rep: 'ben', reason: 'knows_account' }).submit();
    await mia.fill({ rep: 'ana' }).submit();
    await mia.closeForm();
    person('ana').expectDm(/Mia Chen gave you this lead: “Knows the account”/);

    chapter('Ana declines, and Ben gets it, away as he is');
    await person('ana').click('Decline', { in: /Globex/ });
    await person('ana').fill({ reason: 'conflict' }).submit();
    await mia.click('Reassign', { in: /Nobody left: Globex/ });
    await mia.fill({ rep: 'ben', reason: 'knows_account' }).submit();
    await mia.fill().submit();
    await mia.closeForm();
    ben.expectDm(/Mia Chen gave you this lead/);
  },
);
