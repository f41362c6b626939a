import type { Chapter } from '../scene.ts';
import { arrives, isRouted } from '../verbs/lead.ts';
import { claims, getsCard, takesBack } from '../verbs/rep.ts';

export const undo: Chapter = {
  title: 'A wrong click is taken back',
  async play(scene) {
    const lead = await arrives(scene, '11-dublin-demo');
    const rep = await isRouted(scene, lead);
    await getsCard(scene, rep, lead);
    await claims(scene, rep, lead);
    await takesBack(scene, rep, lead);
    await claims(scene, rep, lead);
  },
};
