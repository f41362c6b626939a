import { expect } from 'vitest';
import { story } from './stage.ts';
import { GLOBEX, INITECH } from './support/leads.ts';

story(
  'the store refuses every write for two minutes',
  { pager: true, expectErrors: ['upstream.store_failed'] },
  async ({ lead, person, store, clock }) => {
    const ana = person('ana');
    await lead(GLOBEX);
    await clock.advance('1m');
    await store.refuses();
    const refused = await lead(INITECH, { id: 'form-initech' });
    expect([refused.httpStatus, refused.retryAfter]).toEqual([503, '5']);
    await ana.click('Claim');
    ana.expectPrivate(/I could not save that/);
    ana.expectDm(/New lead: Globex/);
    await clock.advance('10s');
    await clock.advance('1m');
    await clock.advance('40s');
    await store.recovers();
    await clock.advance('10s');
    await ana.click('Claim');
    ana.expectDm(/Yours: Globex/);
    const taken = await lead(INITECH, { id: 'form-initech' });
    expect([taken.httpStatus, taken.status]).toEqual([202, 'accepted']);
    person('ben').expectDm(/New lead: Initech/);
  },
);
