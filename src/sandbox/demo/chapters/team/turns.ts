import type { Chapter } from '../../scene.ts';
import { colleague } from '../../verbs/colleague.ts';
import { arrives, isRouted } from '../../verbs/lead.ts';
import { claims, getsCard } from '../../verbs/rep.ts';
import { asksWhoGotWhat, comesBack, plansTimeOff } from '../../verbs/turns.ts';

export const turns: Chapter = {
  title: 'Time off, and who got what',
  async play(scene) {
    const dirk = colleague(scene.stage, 'dirk');
    await plansTimeOff(scene, dirk, { from: 'today 15:00', until: '16:00', cover: 'cleo' });
    await scene.passUntil(15);
    const lead = await arrives(scene, '07-lyon-contact-no-title');
    const rep = await isRouted(scene, lead);
    await getsCard(scene, rep, lead);
    await claims(scene, rep, lead);
    await scene.passUntil(16);
    await comesBack(scene, dirk);
    await asksWhoGotWhat(scene, colleague(scene.stage, 'mia'), 'emea');
  },
};
