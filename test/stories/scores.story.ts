import { housekeep } from '../../src/services/operations/housekeep.ts';
import { POLICY } from '../support/world.ts';
import { story } from './stage.ts';
import type { Submission } from './support/website.ts';

const PLAIN: Submission = {
  person: { email: 'rob@initech.test', name: 'Rob Lee', title: 'Buyer' },
  company: { name: 'Initech', domain: 'initech.test', employees: 300, country: 'ES' },
  request: { form: 'contact' },
};
const TELLING: Submission = {
  ...PLAIN,
  person: { email: 'dana@globex.test', name: 'Dana Ode', title: 'Buyer' },
  company: { name: 'Globex', domain: 'globex.test', employees: 300, country: 'ES' },
  request: {
    form: 'contact',
    message:
      'We are switching from another tool, 300 seats, budget around 50k € and need it by end of Q1. Urgent!',
  },
};
const PITCH: Submission = {
  person: { email: 'max@seo.test', name: 'Max Ray' },
  company: { name: 'Rank Better', domain: 'seo.test' },
  request: { form: 'contact', message: 'Guest posts and backlinks for you: book a meeting!' },
};

const NO_PITCHES = `rules:
  - { id: pitches, when: { message.intent: [vendor, job] }, assign: { no_route: vendor } }`;

story('of two leads the one with a telling message comes first', {}, async (told) => {
  const { lead, cli, chapter, apply } = told;
  const plain = await lead(PLAIN);
  const telling = await lead(TELLING);
  const pitch = await lead(PITCH);
  for (const { id } of [plain, telling, pitch]) await cli(`lead show ${id}`);
  chapter('A rule asks what the message wants');
  await apply({ policy: POLICY.replace('rules:', NO_PITCHES) });
  await cli(`route pitch.json --dry-run`, { 'pitch.json': JSON.stringify(PITCH) });
});

story('interest elsewhere fades in weeks', {}, async ({ lead, cli, clock, act, chapter, ctx }) => {
  const files = { 'plain.json': JSON.stringify(PLAIN) };
  await act('A third party saw Initech look at prices', () =>
    ctx.db.tx(async (tx) => {
      await tx.insert(tx.t.signals).values({
        id: 'sgn_1',
        accountKey: 'domain:initech.test',
        source: 'website',
        deliveryId: 'dlv_1',
        topic: 'prices',
        strength: 0.8,
        observedAt: ctx.clock.now(),
      });
    }),
  );
  for (const title of ['Today', 'Two weeks later', 'Four weeks later', 'Three months later']) {
    chapter(title);
    await cli('route plain.json --dry-run', files);
    await clock.advance(title === 'Four weeks later' ? '63d' : '14d');
  }
  chapter('Nobody answers, and the next offer knows it');
  await lead(PLAIN);
  await clock.advance('1h');
  await act('Housekeeping', () => housekeep(ctx));
  await cli('route plain.json --dry-run', files);
});
