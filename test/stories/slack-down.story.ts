import { expect } from 'vitest';
import { POLICY } from '../support/world.ts';
import { story } from './stage.ts';
import { GLOBEX } from './support/leads.ts';
import type { Submission } from './support/website.ts';

const SILENT = [
  { method: 'auth.test', kind: 'refuse' },
  { method: 'chat.postMessage', kind: 'refuse' },
  { method: 'chat.update', kind: 'refuse' },
] as const;
/** One rep alone gets all of them, so that their order can be read. */
const ANA_ALONE = POLICY.replace('{ ana: 100, ben: 100, cleo: 100 }', '{ ana: 100 }');

/** In the order in which they come: the least urgent first. */
const DURING: [company: string, request: object, more?: { title?: string; employees?: number }][] =
  [
    ['Hooli', { form: 'newsletter' }, { title: 'Assistant' }],
    ['Initech', { form: 'ebook' }],
    ['Aviato', { form: 'contact' }],
    ['Soylent', { form: 'pricing' }],
    ['Cyberdyne', { form: 'pricing' }, { title: 'CTO', employees: 300 }],
    ['Umbrella', { form: 'contact' }, { title: 'CTO' }],
    ['Wayne', { form: 'demo' }, { title: 'CTO', employees: 800 }],
    [
      'Stark',
      { form: 'demo', message: 'Need pricing for 900 seats' },
      { title: 'CEO', employees: 5000 },
    ],
  ];

function from([name, request, { title, employees } = {}]: (typeof DURING)[number]): Submission {
  const domain = `${name.toLowerCase().replace(' ', '')}.test`;
  return {
    person: { email: `info@${domain}`, title },
    company: { name, domain, employees },
    request,
  };
}

story(
  'slack is down for twenty minutes',
  { policy: ANA_ALONE, pager: true },
  async ({ lead, person, clock, slack, cli }) => {
    const ana = person('ana');
    await lead(GLOBEX);
    await clock.advance('6m');
    for (const fault of SILENT) await slack.fails(fault);
    for (const one of DURING) {
      await lead(from(one));
      await clock.advance('150s');
    }
    const tried = slack.standIn.calls('chat.postMessage').length;
    await slack.recovers();
    await clock.advance('1m');
    const posted = slack.standIn.calls('chat.postMessage').slice(tried);
    const order = posted.map(({ args }) => /^New lead: (\w+)/.exec(String(args.text))?.[1]);
    // Slack takes a burst of five for one person at once, and then one a second.
    expect(new Set(order.slice(0, 5))).toEqual(
      new Set(['Stark', 'Wayne', 'Umbrella', 'Cyberdyne', 'Soylent']),
    );
    expect(order.slice(5)).toEqual(['Aviato', 'Initech', 'Hooli']);
    ana.expectDm(/Globex/);
    await ana.click('Claim', { in: /Globex/ });
    await ana.click('Claim', { in: /Hooli/ });
    await cli('lead list');
  },
);
