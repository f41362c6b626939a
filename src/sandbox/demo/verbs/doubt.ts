import { channel, contentOf } from '../../slack/person.ts';
import { type Scene, until } from '../scene.ts';
import { type Colleague, colleague } from './colleague.ts';
import { explained, type Lead } from './lead.ts';

/** Where the managers of Acme read; what has a pool is told in the pool's own channel. */
const MANAGERS = 'C0MANAGERS';
const EMEA = 'C0EMEA';

/** Nobody is asked: a card for the managers says why. */
export function isDoubted(scene: Scene, lead: Lead): Promise<void> {
  return scene.step(`${lead.company} is doubted`, async () => {
    const title = new RegExp(`In quarantine: ${lead.company}`);
    const card = await channel(scene.stage.slack, MANAGERS).waitFor(title);
    const why = /Why: (.*?)\. /.exec(card.text)?.[1] ?? '';
    return { actor: 'Baton', what: `puts ${lead.company} in quarantine`, why };
  });
}

/** Mends what the form got wrong; the lead is routed at once. */
export function corrects(
  scene: Scene,
  manager: Colleague,
  lead: Lead,
  mended: { company: string; domain: string },
): Promise<Lead> {
  return scene.find(`${manager.first} corrects`, async () => {
    await manager.slack.click('Correct', { in: new RegExp(lead.company) });
    await manager.slack.waitForModal();
    await manager.slack.submit(mended);
    await channel(scene.stage.slack, MANAGERS).waitFor(new RegExp(`Corrected: ${mended.company}`));
    await manager.slack.closeAllModals();
    const what = `corrects it: ${mended.company}`;
    const why = 'the lead is released; what was sent is kept as it was';
    return [
      { actor: manager.first, what, why },
      { ...lead, company: mended.company },
    ];
  });
}

/** The rules did what they could; a person may know better. */
export function isSuggested(scene: Scene, lead: Lead): Promise<void> {
  return scene.step(`${lead.company} looks like an account`, async () => {
    const title = new RegExp(`Same company\\? ${lead.company}`);
    const card = await channel(scene.stage.slack, EMEA).waitFor(title);
    const why = /may be [^.]*/.exec(contentOf(card))?.[0] ?? '';
    return { actor: 'Baton', what: `asks: Same company? ${lead.company}`, why };
  });
}

/** @returns the owner of the account, who is asked now */
export function saysTheSame(scene: Scene, manager: Colleague, lead: Lead): Promise<Colleague> {
  return scene.find(`${manager.first} says that they are the same`, async () => {
    await manager.slack.click('Same company', { in: new RegExp(lead.company) });
    const { decision } = await until('its account', async () => {
      const now = await explained(scene.stage, lead);
      return now?.decision.rule === 'named-accounts' ? now : null;
    });
    const owner = colleague(scene.stage, decision.rep ?? '');
    const why = `decided anew: ${owner.name} owns the account, and the next lead from there goes there`;
    return [{ actor: manager.first, what: 'clicks Same company', why }, owner];
  });
}
