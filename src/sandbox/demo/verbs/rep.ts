import { contentOf } from '../../slack/person.ts';
import { shortTime } from '../clock.ts';
import { type Scene, until } from '../scene.ts';
import type { Colleague } from './colleague.ts';
import { explained, type Lead, nextAsked } from './lead.ts';

export function getsCard(scene: Scene, rep: Colleague, lead: Lead): Promise<void> {
  return scene.step(`${rep.first} gets a card`, async () => {
    await rep.slack.waitForDm(new RegExp(`New lead: ${lead.company}`));
    const dueAt = await until('a clock', async () => {
      const clocks = (await explained(scene.stage, lead))?.clocks ?? [];
      return clocks.findLast((clock) => clock.kind === 'claim')?.due_at;
    });
    const what = `writes to ${rep.first}: “New lead: ${lead.company}”`;
    return { actor: 'Baton', what, why: `to be claimed by ${shortTime(dueAt)}` };
  });
}

/** The next rep after `before`, with a card. */
export function goesOn(scene: Scene, lead: Lead, before: Colleague): Promise<Colleague> {
  return scene.find(`${lead.company} goes to the next rep`, async () => {
    const next = await nextAsked(scene.stage, lead, before);
    if (!next) throw new Error('It is on hold.');
    await next.slack.waitForDm(new RegExp(`New lead: ${lead.company}`));
    const why = `a card in ${next.first}'s messages`;
    return [{ actor: 'Baton', what: `asks ${next.name} instead`, why }, next];
  });
}

/** Everybody who is asked declines, until nobody is left. */
export async function isDeclinedByAll(scene: Scene, lead: Lead, first: Colleague): Promise<void> {
  for (let rep: Colleague | null = first; rep; rep = await nextAsked(scene.stage, lead, rep)) {
    await rep.slack.waitForDm(new RegExp(`New lead: ${lead.company}`));
    await declines(scene, rep, lead, 'I am full right now');
  }
}

export function claims(scene: Scene, rep: Colleague, lead: Lead): Promise<void> {
  return scene.step(`${rep.first} claims`, async () => {
    await rep.slack.click('Claim', { in: new RegExp(lead.company) });
    await rep.slack.waitForDm(new RegExp(`Yours: ${lead.company}`));
    const now = await until('an owner', async () => {
      const found = await explained(scene.stage, lead);
      return found?.owner === rep.id ? found : null;
    });
    const dueAt = now.clocks.find((clock) => clock.kind === 'first_touch')?.due_at;
    const why = `first touch due by ${dueAt ? shortTime(dueAt) : 'no set time'}`;
    return { actor: rep.first, what: `clicks Claim: “Yours: ${lead.company}”`, why };
  });
}

/** It has to wait: its clocks stand until then, and it comes back by itself. */
export function snoozes(scene: Scene, rep: Colleague, lead: Lead): Promise<void> {
  return scene.step(`${rep.first} puts it off`, async () => {
    const line = `/lead snooze ${lead.company} 2d because they wait for a budget`;
    await rep.slack.command(line);
    await rep.slack.waitForEphemeral(new RegExp(`${lead.company} is snoozed until`));
    const why = 'its clocks stand, it stays theirs, and comes back with the reason';
    return { actor: rep.first, what: line, why };
  });
}

/** Two clicks before the first was answered: an impatient finger. */
export function claimsTwice(scene: Scene, rep: Colleague, lead: Lead): Promise<void> {
  return scene.step(`${rep.first} double-clicks Claim`, async () => {
    const press = () => rep.slack.click('Claim', { in: new RegExp(lead.company) });
    await Promise.all([press(), press()]);
    await rep.slack.waitForDm(new RegExp(`Yours: ${lead.company}`));
    const { offers } = await until('an owner', async () => {
      const found = await explained(scene.stage, lead);
      return found?.owner === rep.id ? found : null;
    });
    if (offers.length !== 1) throw new Error(`There are ${offers.length} offers.`);
    const why = 'one claim: the second click finds it done; the card now says “Yours”';
    return { actor: rep.first, what: 'double-clicks Claim', why };
  });
}

/** Within two minutes, by the button that stands on the card for so long. */
export async function takesBack(scene: Scene, rep: Colleague, lead: Lead): Promise<void> {
  // An Undo right after the claim would be the second half of a double click.
  await scene.pass(0.1);
  return scene.step(`${rep.first} takes it back`, async () => {
    await rep.slack.click('Undo', { in: new RegExp(lead.company) });
    await rep.slack.waitForDm(new RegExp(`New lead: ${lead.company}`));
    const why = 'the same offer again, with its turn and the rest of its time';
    return { actor: rep.first, what: `clicks Undo: ${lead.company}`, why };
  });
}

/** Whoever the prospect picked a time with need not claim. */
export function hosts(scene: Scene, rep: Colleague, lead: Lead): Promise<void> {
  return scene.step(`${rep.first} hosts ${lead.company}`, async () => {
    const title = new RegExp(`Meeting booked: ${lead.company}`);
    const card = await rep.slack.waitForDm(title);
    const why = /Meeting with you[^·]*/.exec(card.text)?.[0].trim() ?? '';
    return { actor: 'Baton', what: `writes to ${rep.first}: “Meeting booked”`, why };
  });
}

export function getsBundle(scene: Scene, rep: Colleague, leads: readonly Lead[]): Promise<void> {
  return scene.step(`${rep.first} gets one message`, async () => {
    const title = `${leads.length} leads are yours`;
    const card = await rep.slack.waitForDm(new RegExp(title));
    for (const { company } of leads) {
      if (!contentOf(card).includes(company)) throw new Error(`${company} is not in it.`);
    }
    const why = 'one message for what came in the night, buttons for each lead';
    return { actor: 'Baton', what: `writes to ${rep.first}: “${title}”`, why };
  });
}

/** One lead of a message that holds several. */
export function claimsRow(scene: Scene, rep: Colleague, lead: Lead): Promise<void> {
  return scene.step(`${rep.first} claims ${lead.company}`, async () => {
    await rep.slack.click('Claim', { in: /leads? (are|is) yours|for you/, row: rowOf(lead) });
    await until('an owner', async () =>
      (await explained(scene.stage, lead))?.owner === rep.id ? true : null,
    );
    const why = 'its row says so, the others stay as they are';
    return { actor: rep.first, what: `clicks Claim beside ${lead.company}`, why };
  });
}

function rowOf({ company }: Lead): RegExp {
  return new RegExp(`\\b${company}\\b(?! Online)`);
}

export function declines(scene: Scene, rep: Colleague, lead: Lead, reason: string): Promise<void> {
  return scene.step(`${rep.first} declines`, async () => {
    await rep.slack.click('Decline', { in: new RegExp(lead.company) });
    await rep.slack.waitForModal();
    await rep.slack.submit({ reason });
    const card = await rep.slack.waitForDm(new RegExp(`Declined: ${lead.company}`));
    const why = /[^.]*\bturn\b[^.]*\./.exec(contentOf(card))?.[0].trim() ?? '';
    return { actor: rep.first, what: `declines ${lead.company}: “${reason}”`, why };
  });
}

export function isReminded(scene: Scene, rep: Colleague, lead: Lead): Promise<void> {
  return scene.step(`${rep.first} is reminded`, async () => {
    const card = await rep.slack.waitForDm(new RegExp(`Reminder: ${lead.company}`));
    const why = card.text.replace(/^Reminder: /, '').replace(/ Claim or decline\.$/, '');
    return { actor: 'Baton', what: `reminds ${rep.first}, who says nothing`, why };
  });
}

/** Looks at Home, which stays open as it is. */
export function opensHome(scene: Scene, rep: Colleague, wanted: RegExp): Promise<void> {
  return scene.step(`${rep.first} opens Home`, async () => {
    await rep.slack.openHome();
    const text = await until('Home', () => {
      const view = rep.slack.home();
      const said = view && contentOf({ text: '', blocks: view.content.blocks });
      return said && wanted.test(said) ? said : null;
    });
    const seen = wanted.exec(text)?.[0] ?? '';
    return { actor: rep.first, what: 'opens Home', why: `which says: ${seen}` };
  });
}

/** Presses a button that was drawn before somebody else was quicker. */
export function comesTooLate(scene: Scene, rep: Colleague, lead: Lead): Promise<void> {
  return scene.step(`${rep.first} comes too late`, async () => {
    await rep.slack.clickInHome('Claim', { in: new RegExp(lead.company) });
    const modal = await rep.slack.waitForModal();
    const answer = contentOf({ text: '', blocks: modal.content.blocks }).split('\n').find(Boolean);
    if (!/claimed/.test(answer ?? '')) throw new Error(`The answer was: ${answer}`);
    await rep.slack.closeModal();
    return { actor: rep.first, what: 'clicks Claim on an old Home', why: answer ?? '' };
  });
}

export function goesAway(scene: Scene, rep: Colleague): Promise<void> {
  return scene.step(`${rep.first} goes Away`, async () => {
    await rep.slack.clickInHome('Set Away');
    await rep.slack.waitForModal();
    await rep.slack.submit({ until: 'For 1 hour' });
    await rep.slack.waitForDm(/you were Away/);
    const why = 'the open offer moves on and uses no turn; claimed leads stay';
    return { actor: rep.first, what: 'sets Away for an hour, on Home', why };
  });
}
