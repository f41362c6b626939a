import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { contentOf, type Person } from '../../../src/sandbox/slack/person.ts';
import { Desk, type Offered } from './desk.ts';

let desk: Desk;
let offered: Offered;
let mia: Person;
beforeEach(async () => {
  desk = await Desk.open();
  offered = await desk.offer();
  mia = desk.person('U0MIA');
});
afterEach(() => desk.close());

const dueAtMs = async () => {
  const [offer] = await desk.ctx.db.read.select().from(desk.ctx.db.t.offers);
  return offer?.dueAt?.getTime() ?? 0;
};

const ownersAsked = async () =>
  (await desk.ctx.db.read.select().from(desk.ctx.db.t.offers)).map(({ repId }) => repId);

const wishes = async () => {
  const states = await desk.ctx.db.read.select().from(desk.ctx.db.t.repStates);
  return states.map(({ outOfHours }) => outOfHours);
};

describe('an escalation card', () => {
  beforeEach(() => desk.escalate(offered.leadId));

  test('Take it gives the lead to the manager who pressed', async () => {
    await mia.click('Take it');
    await mia.waitForEphemeral(/Globex is yours now/);
  });

  test('a rep who presses Take it hears who may', async () => {
    await offered.other.click('Take it');
    await offered.other.waitForEphemeral(/is for managers: Mia Chen/);
  });

  test('Reassign asks to whom and why', async () => {
    await mia.click('Reassign');
    await mia.waitForModal();
    const to = offered.other.id === 'U0ANA' ? 'ana' : 'ben';
    await mia.submit({ rep: to, reason: 'other', note: '' });
    expect(mia.modal()?.errors).toEqual({ note: 'Say in a few words why.' });
    await mia.submit({ rep: to, reason: 'knows_account', note: 'met them' });
    const { blocks } = (await mia.waitForModal()).content;
    expect(contentOf({ text: '', blocks })).toMatch(/Globex is offered to/);
  });

  test('Reassign asks once more about who is away, and keeps what was filled in', async () => {
    const to = offered.other.id === 'U0ANA' ? 'ana' : 'ben';
    await mia.command(`/routing away <@${offered.other.id}> until tomorrow`);
    await mia.waitForEphemeral(/away until/);
    await mia.click('Reassign');
    await mia.waitForModal();
    await mia.submit({ rep: to, reason: 'knows_account', note: 'met them' });
    const { blocks } = (await mia.waitForModal()).content;
    expect(contentOf({ text: '', blocks })).toMatch(/ is away until .*Give Globex to .* anyway/);
    expect(await ownersAsked()).toHaveLength(1);
    await mia.submit({});
    const after = (await mia.waitForModal()).content;
    expect(contentOf({ text: '', blocks: after.blocks })).toMatch(/Globex is offered to/);
    expect(await ownersAsked()).toHaveLength(2);
  });

  test('more time moves the deadline by five minutes', async () => {
    const before = await dueAtMs();
    await mia.click('escalation_more');
    await mia.waitForEphemeral(/has Globex until/);
    expect((await dueAtMs()) - before).toBe(5 * 60_000);
  });
});

/** What is offered for what was typed into the field of reps of the form in front. */
const suggested = async (typed: string) => {
  const view = mia.modal();
  if (!view) throw new Error('No form is open.');
  const found = await desk.slack.people.suggest('U0MIA', {
    viewId: view.id,
    actionId: 'rep',
    typed,
  });
  return found.map(({ text }) => text.text);
};

describe('a team of hundreds', () => {
  const crowd = Array.from({ length: 150 }, (_, n) => ({ id: `rep${n}`, name: `Rep ${n} Nuñez` }));

  beforeEach(async () => {
    await desk.hire(crowd);
    await desk.escalate(offered.leadId);
    await mia.click('Reassign');
    await mia.waitForModal();
  });

  test('is searched by name, and whoever is found gets the lead', async () => {
    await mia.submit({ rep: 'Rep 149 Nuñez', reason: 'workload', note: '' });
    const { blocks } = (await mia.waitForModal()).content;
    expect(contentOf({ text: '', blocks })).toMatch(/Rep 149 Nuñez/);
  });

  test('shows a hundred before anything is typed, whoever is fit first', async () => {
    const all = await suggested('');
    expect(all).toHaveLength(100);
    expect(all[0]).toMatch(/^(Ana|Ben)/);
    expect(await suggested('nobody of that name')).toEqual([]);
  });

  test('is hidden from who may not give the lead', async () => {
    await desk.demote('mia');
    expect(await suggested('')).toEqual([]);
  });
});

describe('Home', () => {
  test('is drawn for anybody, guests included', async () => {
    for (const id of ['U0ANA', 'U0MIA', 'U0GUS'] as const) {
      const person = desk.person(id);
      await person.openHome();
      await expect.poll(() => person.home()).toBeDefined();
    }
    expect(desk.faults).toEqual([]);
  });

  test('only its own tab is drawn', async () => {
    await desk.slack.people.event({ type: 'app_home_opened', user: 'U0ANA', tab: 'messages' });
    await offered.rep.openHome();
    await expect.poll(() => offered.rep.home()).toBeDefined();
    const published = desk.slack.calls('views.publish').map(({ args }) => args.user_id);
    expect(published).toEqual([offered.rep.id]);
  });

  test('a claim made there is shown there', async () => {
    await offered.rep.openHome();
    await expect.poll(() => offered.rep.home()).toBeDefined();
    await offered.rep.clickInHome('Claim');
    await expect.poll(() => homeOf(offered.rep)).toMatch(/Your open leads: 1/);
  });

  test('a decline that began there is shown there', async () => {
    await offered.rep.openHome();
    await expect.poll(() => homeOf(offered.rep)).toMatch(/Waiting for you: 1/);
    await offered.rep.clickInHome('Decline');
    await offered.rep.waitForModal();
    await offered.rep.submit({ reason: 'not_my_territory' });
    await expect.poll(() => homeOf(offered.rep)).toMatch(/Nothing is waiting for you/);
  });

  test('going away asks until when, and Home shows it', async () => {
    await offered.rep.openHome();
    await expect.poll(() => offered.rep.home()).toBeDefined();
    await offered.rep.clickInHome('Set Away');
    await offered.rep.waitForModal();
    await offered.rep.submit({ until: 'custom', until_text: '25:00' });
    expect(offered.rep.modal()?.errors).toEqual({
      until_text: 'Say until when, such as 15:00, Monday or 2h.',
    });
    await offered.rep.submit({ until: 'tomorrow', until_text: '' });
    await expect.poll(() => homeOf(offered.rep)).toMatch(/You are away/);
    await offered.rep.clickInHome('I am back');
    await expect.poll(() => homeOf(offered.rep)).not.toMatch(/You are away/);
  });

  test('hot leads off shift are asked for by their rep, and stay asked for', async () => {
    await offered.rep.openHome();
    await expect.poll(() => offered.rep.home()).toBeDefined();
    const save = async (values: Record<string, string[]>) => {
      await offered.rep.clickInHome('Notifications');
      await offered.rep.waitForModal();
      await offered.rep.submit(values);
      await expect.poll(() => offered.rep.modal()).toBeUndefined();
    };
    await save({});
    expect(await wishes()).toEqual([]);
    await save({ out_of_hours: ['on'] });
    expect(await wishes()).toEqual([true]);
    await save({});
    expect(await wishes()).toEqual([true]);
    await save({ out_of_hours: [] });
    expect(await wishes()).toEqual([false]);
  });

  test('a manager sets a rep away', async () => {
    await mia.openHome();
    await expect.poll(() => homeOf(mia)).toMatch(/Team/);
    await mia.clickInHome('Set Away', { in: /Ana Ruiz ·/ });
    await mia.waitForModal();
    await mia.submit({ until: 'monday' });
    await expect.poll(() => homeOf(mia)).toMatch(/Ana Ruiz · away/);
    await mia.clickInHome('Change until when or cover', { in: /Ana Ruiz ·/ });
    await mia.waitForModal();
    await mia.submit({ cover: 'ben' });
    await expect
      .poll(() => homeOf(mia))
      .toMatch(/Ana Ruiz · away until Mon 00:00 \(set by Mia Chen\) · Ben Okoro covers/);
  });

  test('the queue opens over Home', async () => {
    await mia.command('/routing pause all');
    await mia.waitForEphemeral(/is paused/);
    await desk.route('ida@initech.test', 'Initech');
    await mia.openHome();
    await expect.poll(() => homeOf(mia)).toMatch(/On hold: 1/);
    await mia.clickInHome('Open queue');
    const { blocks } = (await mia.waitForModal()).content;
    expect(contentOf({ text: '', blocks })).toContain('Initech');
  });
});

function homeOf(person: Person): string {
  const blocks = person.home()?.content.blocks ?? [];
  return contentOf({ text: '', blocks });
}
