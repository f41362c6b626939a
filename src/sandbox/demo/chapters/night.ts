import type { Chapter } from '../scene.ts';
import { colleague } from '../verbs/colleague.ts';
import { arrives, isDrawn, waits } from '../verbs/lead.ts';
import { auditIsWhole } from '../verbs/record.ts';
import { claimsRow, getsBundle } from '../verbs/rep.ts';

export const night: Chapter = {
  title: 'A night, and one message in the morning',
  async play(scene) {
    await scene.passUntil(22);
    const owner = colleague(scene.stage, 'ana');
    const first = await arrives(scene, '31-customer-expansion');
    const second = await arrives(scene, '33-subsidiary-contact');
    for (const lead of [first, second]) await waits(scene, lead);
    await scene.passUntil(9);
    for (const lead of [first, second]) await isDrawn(scene, lead);
    // What else starts with the shift may join the message for three seconds.
    await scene.pass(0.1);
    await getsBundle(scene, owner, [first, second]);
    await claimsRow(scene, owner, first);
    await claimsRow(scene, owner, second);
    await auditIsWhole(scene);
  },
};
