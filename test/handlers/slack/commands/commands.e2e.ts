import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Person } from '../../../../src/sandbox/slack/person.ts';
import { Desk, type Offered } from '../desk.ts';

let desk: Desk;
let offered: Offered;
let mia: Person;
beforeEach(async () => {
  desk = await Desk.open();
  offered = await desk.offer();
  mia = desk.person('U0MIA');
});
afterEach(() => desk.close());

describe('what was typed is always answered, to the one who typed', () => {
  test.each([
    ['/lead', /waiting for you[\s\S]*\/lead help/],
    ['/lead help', /\/lead assign/],
    ['/routing', /Type \/routing help/],
    ['/routing help', /\/routing pause/],
    ['/lead merge globex', /Something is missing/],
    ['/lead merge globex into globex', /Both are the same lead, Globex/],
    ['/lead merge globex into nobody', /I know no lead “nobody”/],
    ['/lead test', /A test lead is on its way to you/],
    ['/lead test <@U0BEN|ben>', /A test lead is on its way to Ben Okoro/],
    ['/lead test @zoe', /I know no rep “@zoe”/],
    ['/lead asign globex', /I don't know “asign”\. Did you mean assign\?/],
    ['/lead dance', /I don't know “dance”/],
    ['/lead snooze globex 30m', /Globex is not claimed and not on hold/],
    ['/lead snooze', /Something is missing/],
    ['/lead snooze globex 25:00 because x', /“25:00” is no time/],
    ['/routing rollback', /No other version was live before/],
    ['/routing report', /emea.*1 lead in 7 days.*Ana Ruiz · share 50 %/s],
    ['/routing report apac', /I know no pool “apac”. There is emea/],
    ['/routing policy', /Policy v1 is live/],
    ['/routing policy v9', /I know no policy v9/],
    ['/lead why', /Something is missing/],
    ['/lead why nobody@nowhere.test', /I know no lead “nobody@nowhere.test”/],
    ['/lead constructor', /I don't know “constructor”/],
    ['/routing away until 25:00', /“until 25:00” is no time/],
    ['/routing away @zoe 2h', /I know no rep “@zoe”/],
    ['/routing pause apac', /I know no pool “apac”/],
    ['/lead close globex', /How did Globex end/],
    ['/lead assign @ben', /Something is missing/],
    ['/lead reroute globex', /Type \/lead reroute ID REASON, such as/],
  ])('%s', async (line, answer) => {
    const { status } = await mia.command(line, 'C0MANAGERS');
    expect(status).toBe(200);
    const { visibleTo } = await mia.waitForEphemeral(answer);
    expect(visibleTo).toBe('U0MIA');
    expect(desk.faults).toEqual([]);
  });

  test('a stranger is refused with a sentence', async () => {
    const guest = desk.person('U0GUS');
    await guest.command('/lead queue');
    await guest.waitForEphemeral(/not on the roster/);
  });

  test('a stranger hears whom to ask, where somebody can add them', async () => {
    await desk.close();
    desk = await Desk.open({ withAdmin: true });
    const guest = desk.person('U0GUS');
    await guest.command('/lead help');
    await guest.waitForEphemeral(/not on the roster here, so I can't do that\. Ask Vic Reyes, who/);
  });

  test('the button under a slip runs what was meant', async () => {
    await mia.command('/lead shwo globex');
    await mia.waitForEphemeral(/Did you mean show\?/);
    await mia.click('/lead show globex');
    await mia.waitForEphemeral(/Globex.*offered/);
  });
});

describe('/lead', () => {
  test.each(['Globex', 'dana@globex.test', '<mailto:dana@globex.test|dana@globex.test>'])(
    'finds a lead by %s',
    async (query) => {
      await mia.command(`/lead show ${query}`);
      await mia.waitForEphemeral(/Globex is offered to .* until/);
    },
  );

  test('why tells where the lead went and why', async () => {
    await mia.command(`/lead why ${offered.leadId}`);
    await mia.waitForEphemeral(/Globex/);
  });

  test('assign offers the lead to whom it names, with the reason', async () => {
    const name = offered.other.id === 'U0ANA' ? 'Ana Ruiz' : 'Ben Okoro';
    await mia.command(`/lead assign globex <@${offered.other.id}|x> knows the account`);
    await mia.waitForEphemeral(new RegExp(`Globex is offered to ${name} now`));
  });

  test('assign is for managers', async () => {
    await offered.rep.command(`/lead assign globex <@${offered.other.id}|x> too busy`);
    await offered.rep.waitForEphemeral(/is for managers: Mia Chen/);
  });

  test('a test lead for somebody else is for managers', async () => {
    await offered.rep.command(`/lead test <@${offered.other.id}|x>`);
    await offered.rep.waitForEphemeral(/Sending test leads to others is for managers: Mia Chen/);
  });

  test('close takes an outcome in plain words', async () => {
    await mia.command('/lead close globex Not a fit: too small');
    await mia.waitForEphemeral(/Globex is closed: not a fit/);
  });

  test('merge makes one lead of two, and the merged id shows the other', async () => {
    const twin = await desk.route('dana.ode@gmail.com', 'Globex Twin');
    await mia.command(`/lead merge ${twin} into ${offered.leadId}`);
    await mia.waitForEphemeral(/Globex is one lead now \(lead_\w+\)\. (Ana Ruiz|Ben Okoro) has it/);
    await mia.command(`/lead show ${twin}`);
    await mia.waitForEphemeral(/was merged into this lead[\s\S]*Globex is offered to/);
    await offered.rep.command(`/lead merge ${twin} into ${offered.leadId}`);
    await offered.rep.waitForEphemeral(/Merging leads is for managers: Mia Chen/);
  });

  test('queue says that nothing waits', async () => {
    await mia.command('/lead queue');
    await mia.waitForEphemeral(/Hold and quarantine are empty/);
  });
});

describe('/routing', () => {
  test('status lists the team', async () => {
    await mia.command('/routing status');
    await mia.waitForEphemeral(/of \d reps? available[\s\S]*Ana Ruiz/);
  });

  test('a rep goes away and comes back', async () => {
    await offered.rep.command('/routing away until 23:59');
    await offered.rep.waitForEphemeral(/You are away until/);
    await offered.rep.command('/routing back');
    await offered.rep.waitForEphemeral(/You are available again/);
  });

  test('a manager sets somebody else away, a rep may not', async () => {
    await mia.command('/routing away <@U0ANA|ana> 2h');
    await mia.waitForEphemeral(/Ana Ruiz is away until/);
    await desk.person('U0BEN').command('/routing back <@U0ANA|ana>');
    await desk.person('U0BEN').waitForEphemeral(/is for managers: Mia Chen/);
  });

  test('a pool is paused and resumed, and a repeat changes nothing', async () => {
    await mia.command('/routing pause emea');
    await mia.waitForEphemeral(/The pool emea is paused/);
    await mia.command('/routing pause emea');
    await mia.waitForEphemeral(/was paused already/);
    await mia.command('/routing resume emea');
    await mia.waitForEphemeral(/The pool emea is running again/);
  });
});
