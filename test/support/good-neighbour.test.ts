import { expect, test } from 'vitest';
import { nuisances } from './good-neighbour.ts';

const method = 'chat.postMessage';
const good = { channel: 'D1', text: 'New lead', unfurl_links: 'false', unfurl_media: 'false' };

test('a quiet message is no nuisance', () => {
  expect(nuisances({ method, args: good })).toEqual([]);
  expect(nuisances({ method: 'chat.update', args: { text: 'Yours' } })).toEqual([]);
  expect(nuisances({ method, args: { ...good, text: 'Write to ana@channel.test' } })).toEqual([]);
});

test.each([
  ['links are unfurled', { unfurl_links: undefined }],
  ['links are unfurled', { unfurl_media: 'true' }],
  ['no text for whoever hears it', { text: ' ' }],
  ['a reply for the whole channel', { reply_broadcast: 'true' }],
  ['pages everybody', { blocks: '[{"text":"<!channel> look"}]' }],
  ['pages everybody', { text: 'look @here' }],
  ['pages everybody', { text: '<!subteam^S1>' }],
])('%s: %o', (what, change) => {
  expect(nuisances({ method, args: { ...good, ...change } })).toEqual([`${method}: ${what}`]);
});
