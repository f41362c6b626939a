import { expect, test } from 'vitest';
import { obstacleSentence } from '../../../src/routing/explanation/obstacle-sentence.ts';
import { because, type Reason } from '../../../src/routing/model/reasons.ts';
import { english } from '../../../src/words/say.ts';

const until = '2026-11-30T08:00:00.000Z';

test.each<[Reason, string]>([
  [because('availability.away', { until }), 'Ana is away until Mon 30 Nov 09:00'],
  [because('availability.time_off', { until }), 'Ana has time off until Mon 30 Nov 09:00'],
  [because('availability.off_shift', { until }), 'Ana is off shift until Mon 30 Nov 09:00'],
  [because('availability.holiday', { until }), 'Ana is on a public holiday until Mon 30 Nov 09:00'],
  [
    because('availability.slack_dnd', { until }),
    'Ana paused Slack notifications until Mon 30 Nov 09:00',
  ],
  [
    because('availability.slack_status_open', { emoji: 'palm_tree' }),
    'Ana: Slack status says away (palm_tree)',
  ],
  [because('availability.deactivated'), 'Ana is no longer in Slack'],
  [because('availability.never'), 'Ana has no working hours'],
  [because('capacity.full', { open: 25, cap: 25 }), 'Ana is full: 25 of 25 open'],
  [because('capacity.day_full', { open: 5, cap: 5 }), 'Ana is full for today: 5 of 5'],
  [because('capacity.backlog', { open: 5 }), 'Ana has 5 leads to answer first'],
  [because('skill.missing', { value: 'es' }), 'Ana lacks the skill Spanish'],
  [because('rule.excludes_rep'), 'Ana: the rule leaves them out'],
  [because('exclusion.declined'), 'Ana declined this lead'],
  [
    because('exclusion.declined', { value: 'wrong language' }),
    'Ana declined this lead: wrong language',
  ],
  [because('exclusion.timed_out'), 'Ana did not answer in this round'],
  [because('exclusion.has_it'), 'Ana has this lead now'],
  [because('pool.starts', { date: '2026-12-01' }), 'Ana starts on 2026-12-01'],
])('%j is said of a rep as a sentence', (why, sentence) => {
  expect(english(obstacleSentence('Ana', why, 'Europe/Madrid'))).toBe(sentence);
});
