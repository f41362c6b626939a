import { POLICY } from '../support/world.ts';
import { story } from './stage.ts';
import { GLOBEX } from './support/leads.ts';

/** Each touch promises the next one, within a day. */
const NEXT = { policy: POLICY.replace('first_touch: 4h', 'first_touch: 4h, next_touch: 24h') };

story(
  'a lead that waits for a budget is put off, comes back and is put off too often',
  NEXT,
  async (told) => {
    const { lead, person, clock } = told;
    const [ana, mia] = [person('ana'), person('mia')];
    await lead(GLOBEX);
    await ana.click('Claim');
    await ana.click('Log a touch');
    await ana.command('/lead snooze globex 2d');
    await ana.command('/lead snooze globex 25:00 because they wait for budget');
    await ana.command('/lead snooze globex 30d because they wait for budget');
    await ana.command('/lead snooze globex 2d because they wait for budget');
    await ana.command('/lead show globex');
    await clock.advance('2d');
    await ana.click('Snooze');
    await ana.fill({ until: '2d', reason: 'the board meets on Friday' }).submit();
    await clock.advance('1d');
    await ana.command('/lead wake globex');
    await ana.command('/lead snooze globex tomorrow because of the board');
    await mia.command('/lead snooze globex 1d because the board was moved');
    await ana.command('/lead touch globex call answered: they sign');
  },
);

story(
  'a next touch is promised, picked and late, and a manager sends the lead on',
  NEXT,
  async (told) => {
    const { lead, person, clock } = told;
    const [ana, mia] = [person('ana'), person('mia')];
    await lead(GLOBEX);
    await ana.click('Claim');
    await ana.click('Log a touch');
    await ana.click('Say how it went');
    await ana
      .fill({ kind: 'call', answered: ['yes'], until: 'custom', until_text: 'in a while' })
      .submit();
    await ana.fill({ until_text: '30d' }).submit();
    await ana.fill({ until_text: 'friday 15:00' }).submit();
    await ana.command('/lead show globex');
    await clock.advance('4d');
    await clock.advance('6h');
    await clock.advance('16h');
    await ana.command('/lead reroute globex on the phone all day');
    await mia.command('/lead reroute globex on the phone all day');
    await clock.advance('10s');
  },
);
