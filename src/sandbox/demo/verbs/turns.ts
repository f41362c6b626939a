import { contentOf } from '../../slack/person.ts';
import type { Scene } from '../scene.ts';
import type { Colleague } from './colleague.ts';

interface TimeOff {
  from: string;
  until: string;
  cover: string;
}

/** It begins and ends by itself. */
export function plansTimeOff(scene: Scene, rep: Colleague, off: TimeOff): Promise<void> {
  return scene.step(`${rep.first} plans time off`, async () => {
    const line = `/routing timeoff ${off.from} until ${off.until} cover @${off.cover}`;
    await rep.slack.command(line);
    const answer = await rep.slack.waitForEphemeral(/covers/);
    return { actor: rep.first, what: line, why: firstLine(contentOf(answer)) };
  });
}

/** What they missed is neither owed to them nor by them. */
export function comesBack(scene: Scene, rep: Colleague): Promise<void> {
  return scene.step(`${rep.first} is back`, async () => {
    await rep.slack.command('/routing');
    const answer = await rep.slack.waitForEphemeral(/You are available/);
    return { actor: rep.first, what: '/routing', why: firstLine(contentOf(answer)) };
  });
}

export function asksWhoGotWhat(scene: Scene, manager: Colleague, pool: string): Promise<void> {
  return scene.step(`${manager.first} asks who got what`, async () => {
    const line = `/routing report ${pool}`;
    await manager.slack.command(line);
    const answer = await manager.slack.waitForEphemeral(/in 7 days/);
    const rows = contentOf(answer).split('\n');
    const why = (rows.find((row) => / · share /.test(row)) ?? '').replaceAll('*', '');
    return { actor: manager.first, what: line, why };
  });
}

function firstLine(text: string): string {
  return text.split('\n')[0] ?? '';
}
