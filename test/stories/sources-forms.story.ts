import { expect } from 'vitest';
import type { ProviderKind } from '../../src/routing/model/workspace/source.ts';
import { payload } from '../support/payloads.ts';
import { type Story, story } from './stage.ts';

/** What everybody sees of a product whose lead comes whole, from the first delivery on. */
interface Visit {
  kind: ProviderKind;
  sample: string;
  /** The same submission as the product sends it when it heard no answer. */
  again: (body: string) => string;
  /** Whoever is next in line, and what the card says. */
  rep: string;
  card: RegExp;
  /** Something of the sample that a forger would change. */
  forged: [from: string, to: string];
}

const spaced = (body: string) => `${body} `;

async function visit({ product, person }: Story, told: Visit): Promise<string> {
  const { kind, sample, again, rep, card, forged } = told;
  const body = payload(kind, sample);
  const first = await product(kind, { name: sample, body });
  expect([first.httpStatus, first.status]).toEqual([200, 'accepted']);
  person(rep).expectDm(card);

  const retry = await product(kind, { name: `${sample}, another attempt`, body: again(body) });
  expect([retry.httpStatus, retry.status, retry.id]).toEqual([200, 'duplicate', first.id]);

  const [from, to] = forged;
  expect(body).toContain(from);
  const tamper = (text: string) => text.replaceAll(from, to);
  const tampered = await product(kind, { name: `${sample}, tampered with`, body, tamper });
  expect(tampered.httpStatus).toBe(401);
  return first.id;
}

/** Authentic and unreadable, then readable and nobody in it: both wait for a person. */
async function sendGarbage({ product, cli }: Story, kind: ProviderKind, garbage: string) {
  for (const [name, body] of [
    ['garbage', garbage],
    ['somebody else\u2019s shape', '{"hello":"world"}'],
  ] as const) {
    const sent = await product(kind, { name, body });
    expect([sent.httpStatus, sent.status]).toEqual([200, 'accepted']);
    expect((await cli(`lead show ${sent.id}`)).lines.join('\n')).toContain('quarantine');
  }
}

story(
  'a form of Typeform is a lead in Slack',
  { sources: '- { id: typeform, kind: typeform }\n' },
  async (told) => {
    const id = await visit(told, {
      kind: 'typeform',
      sample: 'demo-request',
      again: (body) => body.replace('01J8TF6Q4ZB1', '01J8TF6Q4ZB2'),
      rep: 'ana',
      card: /New lead: Brightwater.*Nobody waits a day/,
      forged: ['marta@brightwater.test', 'mallory@brightwater.test'],
    });
    await told.cli(`lead show ${id}`);
    await told.person('ana').click('Claim', { in: /Brightwater/ });
    await sendGarbage(told, 'typeform', '{"form_response":');
  },
);

story(
  'a form of Tally is a lead whose choices are words',
  { sources: '- { id: tally, kind: tally }\n' },
  async (told) => {
    const id = await visit(told, {
      kind: 'tally',
      sample: 'demo-request',
      again: (body) => body.replace('5f0c2f1e-', '5f0c2f1f-'),
      rep: 'ana',
      card: /New lead: kitahashi\.test.*a quote for 40 seats/,
      forged: ['yuki@kitahashi.test', 'mallory@kitahashi.test'],
    });
    await told.cli(`lead show ${id}`);
    await sendGarbage(told, 'tally', 'no JSON at all');
  },
);

story(
  'a form of Webflow is a lead whatever its fields are called',
  { sources: '- { id: webflow, kind: webflow }\n' },
  async (told) => {
    const { clock, product } = told;
    const id = await visit(told, {
      kind: 'webflow',
      sample: 'contact-us',
      again: spaced,
      rep: 'ana',
      card: /New lead: Lochside Foods.*two warehouses/,
      forged: ['ewan@lochside.test', 'mallory@lochside.test'],
    });
    await told.cli(`lead show ${id}`);
    await sendGarbage(told, 'webflow', '[1,2');
    await clock.advance('1m');
    const late = await product('webflow', {
      name: 'contact-us, once more',
      body: payload('webflow', 'contact-us'),
    });
    expect(late.status).toBe('duplicate');
  },
);

story(
  'a lead form of Google Ads is a lead, and its test is none',
  { sources: '- { id: google_ads, kind: google_ads, channel: paid_search }\n' },
  async (told) => {
    const { product, cli } = told;
    const test = await product('google_ads', {
      name: 'test-lead',
      body: payload('google_ads', 'test-lead'),
    });
    expect([test.httpStatus, test.status, test.id]).toEqual([200, 'ignored', '']);
    await cli('lead list');
    const id = await visit(told, {
      kind: 'google_ads',
      sample: 'lead-form',
      again: spaced,
      rep: 'ana',
      card: /New lead: Teakwood Labs/,
      forged: ['"google_key"', '"google_kez"'],
    });
    await cli(`lead show ${id}`);
    const nobody = await product('google_ads', {
      name: 'no columns',
      body: '{"lead_id":"CjwK-2"}',
    });
    expect([nobody.httpStatus, nobody.status]).toEqual([200, 'accepted']);
    expect((await cli(`lead show ${nobody.id}`)).lines.join('\n')).toContain('quarantine');
    const garbage = await product('google_ads', { name: 'garbage', body: 'no JSON at all' });
    expect(garbage.httpStatus).toBe(401);
  },
);
