import { listVersions } from '../../../services/policy/list-versions.ts';
import { channel, contentOf } from '../../slack/person.ts';
import { type Scene, until } from '../scene.ts';
import type { Colleague } from './colleague.ts';

interface Edit {
  tier: string;
  claim: string;
  touch: string;
  message: string;
}

/** An admin changes the minutes of a tier in a form; it is a proposal like any other. */
export function editsPolicy(scene: Scene, admin: Colleague, edit: Edit): Promise<void> {
  return scene.step(`${admin.first} edits the policy`, async () => {
    await admin.slack.command('/routing policy');
    await admin.slack.waitForEphemeral(/Policy v\d+ is live/);
    await admin.slack.click('Edit');
    await admin.slack.waitForModal();
    await admin.slack.submit({ part: `sla:${edit.tier}` });
    const { claim, touch, message } = edit;
    await admin.slack.submit({ claim, first_touch: touch, message });
    const said = await until('the difference', () => formOf(admin, /is proposed/));
    const why = /tier [^\n]*/.exec(said)?.[0] ?? '';
    return { actor: admin.first, what: `/routing policy, Edit: “${message}”`, why };
  });
}

export function publishes(scene: Scene, admin: Colleague): Promise<void> {
  return scene.step(`${admin.first} publishes`, async () => {
    const before = await liveVersion(scene);
    await admin.slack.clickInModal('Publish');
    const after = await until('a new version', async () => {
      const now = await liveVersion(scene);
      return now === before ? null : now;
    });
    await admin.slack.closeAllModals();
    const why = 'where a second person has to agree, the button is theirs alone';
    return { actor: admin.first, what: `clicks Publish: v${after} decides from now on`, why };
  });
}

export function rollsBack(scene: Scene, admin: Colleague, reason: string): Promise<void> {
  return scene.step(`${admin.first} rolls back`, async () => {
    const line = `/routing rollback ${reason}`;
    await admin.slack.command(line);
    const { slack } = scene.stage;
    const told = await channel(slack, 'C0MANAGERS').waitFor(/took v\d+ back/);
    return { actor: admin.first, what: line, why: contentOf(told).split('\n')[0] ?? '' };
  });
}

async function liveVersion({ stage }: Scene): Promise<number | undefined> {
  return (await listVersions(stage.ctx, { limit: 1 })).live?.version;
}

function formOf(admin: Colleague, wanted: RegExp): string | null {
  const view = admin.slack.modal();
  const said = view ? contentOf({ text: '', blocks: view.content.blocks }) : '';
  return wanted.test(said) ? said : null;
}
