import type { Chapter } from '../../scene.ts';
import { arrives, arrivesAgain, isRouted } from '../../verbs/lead.ts';
import { claims, getsCard, goesAway, goesOn, opensHome } from '../../verbs/rep.ts';

export const away: Chapter = {
  title: 'A rep leaves, and a delivery comes twice',
  async play(scene) {
    const lead = await arrives(scene, '10-london-pricing');
    await arrivesAgain(scene, lead);
    const leaving = await isRouted(scene, lead);
    await getsCard(scene, leaving, lead);
    await opensHome(scene, leaving, /You are available/);
    await goesAway(scene, leaving);
    const next = await goesOn(scene, lead, leaving);
    await claims(scene, next, lead);
  },
};
