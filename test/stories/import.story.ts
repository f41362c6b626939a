import { expect } from 'vitest';
import { story } from './stage.ts';
import { GLOBEX, INITECH } from './support/leads.ts';

const rows = Array.from({ length: 300 }, (_, n) =>
  n % 100 === 42
    ? `not-an-address,Nobody ${n},,`
    : `p${n}@company${n}.test,Pat ${n},Company ${n},12`,
);
const LIST = ['E-mail,Name,Company,Lead Score', ...rows, ''].join('\n');
const IMPORT = 'lead import fair.csv --source fair';
const SOURCES = `- { id: website, kind: generic, channel: web }
- { id: fair, kind: generic, channel: event }
`;

/** 300 people from a trade fair, and two who write in person while they are taken in. */
story(
  'a list from a trade fair is imported',
  { sources: SOURCES, pager: true, explained: false },
  async ({ cli, lead, person, channel, clock, chapter, ctx }) => {
    const files = { 'fair.csv': LIST };
    await cli(`${IMPORT} --dry-run`, files);
    chapter('stopped after the first rows');
    await cli(IMPORT, files, { interrupted: true });
    const dana = await lead(GLOBEX);
    chapter('the rest of it');
    await cli(IMPORT, files);
    await lead(INITECH);
    await clock.advance('1m');
    await cli(IMPORT, files);
    chapter('nobody is buried, and nobody is alarmed');
    for (const id of ['ana', 'ben', 'cleo']) person(id).expectDm(/5 leads are yours/);
    channel('C0EMEA').expectNoMessage(/./);
    channel('C0OPS').expectNoMessage(/./);
    const { leads } = ctx.db.t;
    const all = await ctx.db.read.select().from(leads);
    const held = all.filter(({ state }) => state === 'held');
    expect([all.length, held.length]).toEqual([299, 299 - 2 - 15]);
    await cli(`lead explain ${dana.id}`);
    await cli(`lead explain ${held[0]?.id}`);
    chapter('one is worked on, and the next one comes');
    await person('ben').click('Claim', { in: /5 leads are yours/ });
    person('ben').expectDm(/4 of 5 leads wait for you/);
    await person('ben').click('Log a touch', { in: /4 of 5 leads wait/ });
    await clock.advance('10s');
    person('ben').expectDm(/New lead: Company 15/);
  },
);
