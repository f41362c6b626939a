import type { Chapter, Scene } from '../scene.ts';
import { colleague } from '../verbs/colleague.ts';
import { corrects, isDoubted, isSuggested, saysTheSame } from '../verbs/doubt.ts';
import { arrives, isRouted, type Lead } from '../verbs/lead.ts';
import { claims, getsCard } from '../verbs/rep.ts';
import { arrivesByTypeform } from '../verbs/typeform.ts';

async function isTaken(scene: Scene, lead: Lead): Promise<void> {
  const rep = await isRouted(scene, lead);
  await getsCard(scene, rep, lead);
  await claims(scene, rep, lead);
}

export const doubt: Chapter = {
  title: 'A form of Typeform, a doubt, and a question',
  async play(scene) {
    const mia = colleague(scene.stage, 'mia');
    const form = await arrivesByTypeform(scene);
    await isTaken(scene, form);

    const mixed = await arrives(scene, '45-two-companies-doubtful');
    await isDoubted(scene, mixed);
    const mended = await corrects(scene, mia, mixed, {
      company: 'Orchard Insurance',
      domain: 'orchard.test',
    });
    await isTaken(scene, mended);

    const alike = await arrives(scene, '46-company-like-an-account');
    await isRouted(scene, alike);
    await isSuggested(scene, alike);
    const owner = await saysTheSame(scene, mia, alike);
    await getsCard(scene, owner, alike);
    await claims(scene, owner, alike);
  },
};
