import type { Chapter } from '../scene.ts';
import { colleague } from '../verbs/colleague.ts';
import { arrives, isNotForSales } from '../verbs/lead.ts';
import { crmKnows } from '../verbs/record.ts';
import { hosts } from '../verbs/rep.ts';

export const apart: Chapter = {
  title: 'A student, and a meeting somebody has booked',
  async play(scene) {
    await isNotForSales(scene, await arrives(scene, '30-student-project'));
    const host = colleague(scene.stage, 'ana');
    const lead = await arrives(scene, '41-booked-meeting');
    await hosts(scene, host, lead);
    await crmKnows(scene, host, lead);
  },
};
