import { expect } from 'vitest';
import { payload } from '../support/payloads.ts';
import { story } from './stage.ts';

story(
  'a meeting of Calendly goes to its host, is moved, and is called off',
  { sources: '- { id: calendly, kind: calendly, channel: meeting }\n' },
  async ({ product, person, cli, chapter, clock }) => {
    const body = payload('calendly', 'invitee-created');
    const canceled = payload('calendly', 'invitee-canceled');
    chapter('booked');
    const booked = await product('calendly', { name: 'invitee-created', body });
    expect([booked.httpStatus, booked.status]).toEqual([200, 'accepted']);
    await cli(`lead show ${booked.id}`);
    const again = await product('calendly', { name: 'invitee-created, again', body: `${body} ` });
    expect([again.status, again.id]).toEqual(['duplicate', booked.id]);
    const forged = await product('calendly', {
      name: 'invitee-created, forged',
      body,
      tamper: (text) => text.replaceAll('lucia@', 'mallory@'),
    });
    expect(forged.httpStatus).toBe(401);

    chapter('moved: called off here and booked there, and only the second is news');
    const moved = await product('calendly', {
      name: 'invitee-rescheduled',
      body: payload('calendly', 'invitee-rescheduled'),
    });
    expect([moved.httpStatus, moved.status]).toEqual([200, 'ignored']);
    await cli(`lead show ${booked.id}`);

    chapter('called off');
    await clock.advance('1h');
    const off = await product('calendly', { name: 'invitee-canceled', body: canceled });
    expect([off.status, off.id]).toEqual(['attached', booked.id]);
    person('ben').expectDm(/called off by Luc\u00eda Vega: We are ill/);
    await cli(`lead show ${booked.id}`);

    chapter('garbage');
    const garbage = await product('calendly', { name: 'garbage', body: '{"event":"invitee' });
    expect([garbage.httpStatus, garbage.status]).toEqual([200, 'accepted']);
    expect((await cli(`lead show ${garbage.id}`)).lines.join('\n')).toContain('quarantine');
  },
);

story(
  'a meeting that was called off makes nobody the owner',
  {
    sources: '- { id: calendly, kind: calendly, channel: meeting }\n',
    startsAt: '2026-11-23T11:01:00Z',
  },
  async ({ product, person, cli }) => {
    const body = payload('calendly', 'invitee-canceled');
    const { id } = await product('calendly', { name: 'invitee-canceled', body });
    person('ana').expectDm(/New lead: Monteverde Hoteles.*called off/);
    await cli(`lead show ${id}`);
  },
);

story(
  'whoever is new in Intercom, or writes there, is a lead',
  { sources: '- { id: intercom, kind: intercom, channel: chat }\n' },
  async ({ product, person, cli }) => {
    const body = payload('intercom', 'conversation-created');
    const ping = await product('intercom', { name: 'ping', body: payload('intercom', 'ping') });
    expect([ping.httpStatus, ping.status]).toEqual([200, 'ignored']);
    const first = await product('intercom', { name: 'conversation-created', body });
    expect([first.httpStatus, first.status]).toEqual([200, 'accepted']);
    person('ana').expectDm(/Ada Obi.*Do you have a plan for schools\?/);
    const attempt = body.replace('"delivery_attempts": 1', '"delivery_attempts": 2');
    const again = await product('intercom', { name: 'another attempt', body: attempt });
    expect([again.status, again.id]).toEqual(['duplicate', first.id]);
    const forged = await product('intercom', {
      name: 'forged',
      body,
      tamper: (text) => text.replaceAll('ada@', 'mallory@'),
    });
    expect(forged.httpStatus).toBe(401);
    const created = await product('intercom', {
      name: 'contact-created',
      body: payload('intercom', 'contact-created'),
    });
    await cli(`lead show ${created.id}`);
    for (const [name, text] of [
      ['garbage', '{"topic":'],
      ['nobody in it', '{"id":"n1","topic":"contact.created","data":{}}'],
    ] as const) {
      const sent = await product('intercom', { name, body: text });
      expect([sent.httpStatus, sent.status]).toEqual([200, 'accepted']);
      expect((await cli(`lead show ${sent.id}`)).lines.join('\n')).toContain('quarantine');
    }
  },
);

story(
  'a person new in Pipedrive is a lead',
  { sources: '- { id: pipedrive, kind: pipedrive, channel: crm }\n' },
  async ({ product, person, cli }) => {
    const body = payload('pipedrive', 'person-create');
    const first = await product('pipedrive', { name: 'person-create', body });
    expect([first.httpStatus, first.status]).toEqual([200, 'accepted']);
    person('ana').expectDm(/New lead: dunasoft\.test/);
    await cli(`lead show ${first.id}`);
    const attempt = body.replace('"attempt": 1', '"attempt": 2');
    const again = await product('pipedrive', { name: 'another attempt', body: attempt });
    expect([again.status, again.id]).toEqual(['duplicate', first.id]);
    const deal = payload('pipedrive', 'deal-with-person');
    const more = await product('pipedrive', { name: 'deal-with-person', body: deal });
    expect([more.status, more.id]).toEqual(['attached', first.id]);
    const garbage = await product('pipedrive', { name: 'garbage', body: 'no JSON at all' });
    expect([garbage.httpStatus, garbage.status]).toEqual([200, 'accepted']);
    expect((await cli(`lead show ${garbage.id}`)).lines.join('\n')).toContain('quarantine');
  },
);
