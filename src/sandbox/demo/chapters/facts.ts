import type { Chapter } from '../scene.ts';
import { arrives, isLookedUp, isRouted, isScored } from '../verbs/lead.ts';
import { claims, getsCard } from '../verbs/rep.ts';

export const facts: Chapter = {
  title: 'A lead with nothing but an address',
  async play(scene) {
    const lead = await arrives(scene, '43-address-only-demo');
    await isLookedUp(scene, lead);
    await isScored(scene, lead);
    const rep = await isRouted(scene, lead);
    await getsCard(scene, rep, lead);
    await claims(scene, rep, lead);
  },
};
