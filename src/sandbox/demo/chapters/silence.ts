import type { Chapter } from '../scene.ts';
import { colleague } from '../verbs/colleague.ts';
import { arrives, isRouted } from '../verbs/lead.ts';
import { isEscalated, isOnIt } from '../verbs/manager.ts';
import { claims, comesTooLate, getsCard, goesOn, isReminded, opensHome } from '../verbs/rep.ts';

export const silence: Chapter = {
  title: 'A rep says nothing',
  async play(scene) {
    const lead = await arrives(scene, '06-paris-demo');
    const silent = await isRouted(scene, lead);
    await getsCard(scene, silent, lead);
    await opensHome(scene, silent, /Waiting for you: \d/);
    await scene.pass(8);
    await isReminded(scene, silent, lead);
    await scene.pass(7);
    await isEscalated(scene, lead, 'C0EMEA');
    await isOnIt(scene, colleague(scene.stage, 'mia'), { lead, place: 'C0EMEA' });
    await scene.pass(2);
    const next = await goesOn(scene, lead, silent);
    await claims(scene, next, lead);
    await comesTooLate(scene, silent, lead);
  },
};
