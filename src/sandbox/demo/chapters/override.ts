import type { Chapter } from '../scene.ts';
import { colleague } from '../verbs/colleague.ts';
import { arrives, isRouted } from '../verbs/lead.ts';
import { asksWhy, assigns } from '../verbs/manager.ts';
import { claims, getsCard } from '../verbs/rep.ts';

export const override: Chapter = {
  title: 'A manager knows better, and anybody may ask why',
  async play(scene) {
    const mia = colleague(scene.stage, 'mia');
    const lead = await arrives(scene, '08-berlin-demo-enterprise');
    const chosen = await isRouted(scene, lead);
    await getsCard(scene, chosen, lead);
    await asksWhy(scene, mia, lead);
    const to = colleague(scene.stage, chosen.id === 'dirk' ? 'cleo' : 'dirk');
    await assigns(scene, mia, { lead, to, reason: 'knows them' });
    await claims(scene, to, lead);
  },
};
