import { channel, contentOf } from '../../slack/person.ts';
import { type Scene, until } from '../scene.ts';
import type { Colleague } from './colleague.ts';
import { explained, type Lead } from './lead.ts';

/** A card in the channel of the pool, for whoever leads it. */
export function isEscalated(scene: Scene, lead: Lead, place: string): Promise<void> {
  return scene.step(`${lead.company} is escalated`, async () => {
    const title = new RegExp(`(Unclaimed|Nobody left): ${lead.company}`);
    const card = await channel(scene.stage.slack, place).waitFor(title);
    const why = card.text
      .slice(card.text.indexOf('. ') + 2)
      .replace(/ (Take it|Reassign) or.*/, '');
    const name = scene.stage.slack.workspace.directory.findChannel(place)?.name;
    const found = title.exec(contentOf(card))?.[1];
    return { actor: 'Baton', what: `tells #${name}: ${found}, ${lead.company}`, why };
  });
}

/** Others above the reps need not wonder; the next rep is asked all the same. */
export function isOnIt(
  scene: Scene,
  manager: Colleague,
  { lead, place }: { lead: Lead; place: string },
): Promise<void> {
  return scene.step(`${manager.first} is on it`, async () => {
    await manager.slack.click('I am on it', { in: new RegExp(`Unclaimed: ${lead.company}`) });
    await channel(scene.stage.slack, place).waitFor(new RegExp(`${manager.name} is on it`));
    const why = 'the ladder rests for an hour; the next rep is asked all the same';
    return { actor: manager.first, what: `clicks I am on it: ${lead.company}`, why };
  });
}

export function assigns(
  scene: Scene,
  manager: Colleague,
  { lead, to, reason }: { lead: Lead; to: Colleague; reason: string },
): Promise<void> {
  return scene.step(`${manager.first} overrides`, async () => {
    const line = `/lead assign ${lead.company} @${to.id} ${reason}`;
    await manager.slack.command(line);
    await to.slack.waitForDm(new RegExp(`${manager.name} gave you this lead`));
    const why = `an offer “from ${manager.first}”, the reason on it and in the audit log`;
    return { actor: manager.first, what: line, why };
  });
}

export function asksWhy(scene: Scene, manager: Colleague, lead: Lead): Promise<void> {
  return scene.step(`${manager.first} asks why`, async () => {
    const line = `/lead why ${lead.company}`;
    await manager.slack.command(line);
    const answer = await manager.slack.waitForEphemeral(new RegExp(`${lead.company} went to`));
    const [why = ''] = answer.text.split('\n');
    return { actor: manager.first, what: line, why };
  });
}

export function takes(scene: Scene, manager: Colleague, lead: Lead): Promise<void> {
  return scene.step(`${manager.first} takes it`, async () => {
    await manager.slack.click('Take it', { in: new RegExp(lead.company) });
    await until('an owner', async () =>
      (await explained(scene.stage, lead))?.owner === manager.id ? true : null,
    );
    const why = 'final at once; the card in the channel says who has it';
    return { actor: manager.first, what: `clicks Take it: ${lead.company}`, why };
  });
}
