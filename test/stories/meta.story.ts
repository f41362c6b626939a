import { expect } from 'vitest';
import { SOURCE_SECRET } from '../../src/sandbox/stage/open-stage.ts';
import { story } from './stage.ts';
import { metaHeaders } from './support/sign.ts';

const SOURCES = '- { id: ads, kind: meta, channel: paid_social }\n';
/** More than a number in JavaScript can hold, and a number in Meta's body all the same. */
const ID = '90071992547409931';
const notice = (id: string) =>
  `{"object":"page","entry":[{"id":1,"time":1795427880,"changes":[{"field":"leadgen","value":{"leadgen_id":${id},"page_id":1,"form_id":12}}]}]}`;
const signed = (body: string) => ({ body, headers: metaHeaders(body) });

story('a lead ad', { sources: SOURCES }, async (told) => {
  const { post, person, clock, chapter, providers, act } = told;
  providers.has('meta', ID, {
    created_time: '2026-11-23T09:59:58+0000',
    form_id: '12',
    platform: 'ig',
    field_data: [
      { name: 'full_name', values: ['Zoé Lambert'] },
      { name: 'work_email', values: ['zoe@ateliernord.test'] },
      { name: 'company_name', values: ['Atelier Nord'] },
      { name: 'which_channels_do_you_use?', values: ['Search', 'Social'] },
    ],
  });

  chapter('Meta asks whether the address is ours');
  const query = new URLSearchParams({
    'hub.mode': 'subscribe',
    'hub.challenge': '1158201444',
    'hub.verify_token': SOURCE_SECRET,
  });
  const answer = await act('Meta asks for its challenge', async (url) =>
    (await fetch(`${url}/webhooks/leads/ads?${query.toString()}`)).text(),
  );
  expect(answer).toBe('1158201444');

  chapter('somebody fills in the form of an ad');
  const first = await post('ads', signed(notice(ID)));
  expect([first.httpStatus, first.status]).toEqual([200, 'announced']);
  expect(told.ctx.clock.now()).toEqual(clock.now());
  person('ana').expectDm(/New lead: Atelier Nord/);
  const again = await post('ads', signed(notice(ID)));
  expect([again.status, again.id]).toEqual(['duplicate', first.id]);
  await person('ana').click('Claim', { in: /Atelier Nord/ });

  chapter('the token ends: people hear which one, and the lead waits');
  await providers.fails({ system: 'meta', kind: 'refused', status: 401 });
  providers.has('meta', '7', { field_data: [{ name: 'email', values: ['peter@initech.test'] }] });
  await post('ads', signed(notice('7')));
  await clock.advance('12m');
  await providers.recovers();
  await clock.advance('2m');
  person('ben').expectDm(/New lead: initech/i);

  chapter('a body that was tampered with, and an authentic one that says nothing');
  const forged = { ...signed(notice(ID)), body: notice('8') };
  expect((await post('ads', forged)).httpStatus).toBe(401);
  expect((await post('ads', signed('{"object":'))).httpStatus).toBe(200);
});
