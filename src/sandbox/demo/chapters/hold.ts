import type { Chapter } from '../scene.ts';
import { colleague } from '../verbs/colleague.ts';
import { arrives, isRouted } from '../verbs/lead.ts';
import { isEscalated, takes } from '../verbs/manager.ts';
import { isDeclinedByAll } from '../verbs/rep.ts';

export const hold: Chapter = {
  title: 'Nobody wants it, and nothing is lost',
  async play(scene) {
    const lead = await arrives(scene, '04-barcelona-pricing');
    const rep = await isRouted(scene, lead);
    await isDeclinedByAll(scene, lead, rep);
    await isEscalated(scene, lead, 'C0EMEA');
    await takes(scene, colleague(scene.stage, 'mia'), lead);
  },
};
