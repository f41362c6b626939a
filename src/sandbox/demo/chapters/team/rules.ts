import type { Chapter } from '../../scene.ts';
import { colleague } from '../../verbs/colleague.ts';
import { arrives, isRouted } from '../../verbs/lead.ts';
import { editsPolicy, publishes, rollsBack } from '../../verbs/policy.ts';
import { claims, getsCard } from '../../verbs/rep.ts';

export const rules: Chapter = {
  title: 'The rules change, and change back',
  async play(scene) {
    const ada = colleague(scene.stage, 'ada');
    const edit = { tier: 'standard', claim: '5m', touch: '4h', message: 'Everybody is quick' };
    await editsPolicy(scene, ada, edit);
    await publishes(scene, ada);
    const hurried = await arrives(scene, '14-warsaw-newsletter');
    const first = await isRouted(scene, hurried);
    await getsCard(scene, first, hurried);
    await claims(scene, first, hurried);
    await rollsBack(scene, ada, 'newsletters can wait');
    const calm = await arrives(scene, '09-munich-ebook');
    const second = await isRouted(scene, calm);
    await getsCard(scene, second, calm);
    await claims(scene, second, calm);
  },
};
