import type { Chapter } from '../scene.ts';
import { arrives, isRouted } from '../verbs/lead.ts';
import { claims, declines, getsCard, goesOn } from '../verbs/rep.ts';

export const decline: Chapter = {
  title: 'A rep declines, with a reason',
  async play(scene) {
    const lead = await arrives(scene, '02-lisbon-fintech-demo');
    const first = await isRouted(scene, lead);
    await getsCard(scene, first, lead);
    await declines(scene, first, lead, 'Not my territory');
    const second = await goesOn(scene, lead, first);
    await claims(scene, second, lead);
  },
};
