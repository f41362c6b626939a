import type { Chapter } from '../scene.ts';
import { arrives, isRouted, isScored } from '../verbs/lead.ts';
import { crmKnows } from '../verbs/record.ts';
import { claimsTwice, getsCard, snoozes } from '../verbs/rep.ts';

export const claim: Chapter = {
  title: 'A lead arrives and is claimed',
  async play(scene) {
    const lead = await arrives(scene, '01-globex-demo');
    await isScored(scene, lead);
    const rep = await isRouted(scene, lead);
    await getsCard(scene, rep, lead);
    await claimsTwice(scene, rep, lead);
    await crmKnows(scene, rep, lead);
    await snoozes(scene, rep, lead);
  },
};
