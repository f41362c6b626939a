import { describe, expect, test } from 'vitest';
import { describeFault } from '../../../src/sandbox/faults/describe-fault.ts';
import { parseFault } from '../../../src/sandbox/faults/parse-fault.ts';

describe('a fault is read from a line, and told in words', () => {
  test.each([
    [
      'slack:chat.postMessage answer_lost times=2',
      'Slack: chat.postMessage, the answer is lost, twice',
    ],
    [
      'slack:chat.postMessage rate_limited retryAfter=30 times=1',
      'Slack: chat.postMessage, too many calls, wait 30 s, once',
    ],
    ['slack http_500', 'Slack: every method, HTTP 500'],
    [
      'slack:chat.update error error=is_archived channel=C0EMEA',
      'Slack: chat.update in C0EMEA, refused with is_archived',
    ],
    ['slack:response_url hang', 'Slack: response_url, no answer comes'],
    ['crm refuse rate=0.2', 'The CRM: the connection is dropped, 20% of the calls'],
    [
      'crm refused status=422 rate=0.125 times=3',
      'The CRM: refused with HTTP 422, 12.5% of the calls, 3 times at most',
    ],
    ['  enrichment   slow delayMs=1500 ', 'Enrichment: the answer takes 1.5 s'],
  ])('%s', (line, words) => {
    expect(describeFault(parseFault(line))).toBe(words);
  });

  test('what is read has nothing but what was written', () => {
    expect(parseFault('slack:chat.update error error=is_archived')).toEqual({
      target: 'slack',
      fault: { method: 'chat.update', kind: 'error', error: 'is_archived' },
    });
    expect(parseFault('crm slow delayMs=20')).toEqual({
      target: 'crm',
      fault: { kind: 'slow', delayMs: 20 },
    });
  });
});

describe('a line that names no fault is refused with what there is', () => {
  test.each([
    ['', /write TARGET KIND \[key=value…\], for example/],
    ['slack', /write TARGET KIND/],
    ['phone hang', /target phone is none of slack, slack:METHOD, crm and enrichment\.$/],
    ['crm:leads hang', /target crm:leads is none of/],
    [
      'slack:chat.postMesage hang',
      /method chat\.postMesage is none of \*, response_url, api\.test,/,
    ],
    ['slack:chat.scheduleMessage hang', /method chat\.scheduleMessage is none of/],
    ['slack explode', /kind explode is none of http_500, .*, slow, error\.$/],
    ['crm error error=is_archived', /kind error is none of http_500, .*, slow\.$/],
    ['crm rate_limited', /retryAfter is missing, expected whole seconds\.$/],
    ['crm slow delayMs=soon', /delayMs is soon, expected whole milliseconds\.$/],
    ['crm hang rate=1.5', /rate is 1\.5, expected a share above 0 and up to 1/],
    ['crm hang times=0', /times is 0, expected a whole number from 1\.$/],
    [
      'crm slow delayMs=5 channel=C1',
      /channel is not known here, slow takes delayMs, times, rate\.$/,
    ],
    ['slack hang speed=5', /speed is not known here, hang takes times, rate, channel\.$/],
    ['crm refused status=200', /status is 200, expected an HTTP status from 400 to 599\.$/],
  ])('%s', (line, complaint) => {
    expect(() => parseFault(line)).toThrow(complaint);
    expect(() => parseFault(line)).toThrow(`"${line}" is not a fault: `);
  });
});
