import { expect, it } from 'vitest';
import { slackTime } from '../../src/blocks/time.ts';
import { at, READER } from './views.ts';

it('slackTime leaves the zone to whoever reads and names another day', () => {
  expect(slackTime(at(5), READER).value).toBe('<!date^1795338300^{time}|10:05>');
  expect(slackTime(at(1440), READER).value).toContain('{date_short_pretty} {time}|Mon 10:00>');
});
