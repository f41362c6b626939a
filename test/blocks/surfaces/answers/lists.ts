import {
  leadHelp,
  ownLeads,
  ownRouting,
  routingHelp,
  topicHelp,
} from '../../../../src/blocks/answers/help/help.ts';
import { leadShown, leadWhy } from '../../../../src/blocks/answers/lead-answers.ts';
import { queueList, statusList } from '../../../../src/blocks/answers/list-answers.ts';
import { quarantineList } from '../../../../src/blocks/answers/quarantine-answers.ts';
import { howTurnsWork } from '../../../../src/blocks/answers/shares/how-turns-work.ts';
import { inNoPool, notInPool, ownWeek } from '../../../../src/blocks/answers/shares/own-week.ts';
import { askPause } from '../../../../src/blocks/answers/shares/pool-pause.ts';
import {
  noSuchPool,
  whichPool,
  whoGotWhat,
} from '../../../../src/blocks/answers/shares/who-got-what.ts';
import { timeOffList } from '../../../../src/blocks/answers/time-off-answers.ts';
import { mrkdwn } from '../../../../src/blocks/text.ts';
import {
  all,
  anAbsence,
  aPoolRow,
  aQuarantineRow,
  aShareRow,
  aStanding,
  aStory,
  at,
  aWeekRow,
  READER,
} from '../../views.ts';
import { type Filling, leadOf, leadRow, offerRows, some, teamRows } from '../filling.ts';
import type { Surfaces } from '../registry.ts';

const pools = ({ name, many }: Filling) =>
  many((n) => aPoolRow(n, { furthest: { name, owed: 0.8 } }));
const ids = ({ many }: Filling) => many((n) => `pool-${n}`);
const summary = ({ count, maybe }: Filling) => ({
  waiting: count,
  spam: count,
  oldestAt: maybe(at(-60)),
});

/** What somebody reads who asked. */
export const LIST_ANSWERS: Surfaces = {
  leadHelp: () => leadHelp(),
  ownLeads: (f) => ownLeads({ waiting: all(offerRows(f)), open: all(f.many(leadRow(f))) }, READER),
  ownRouting: ({ name, maybe }) => ownRouting(maybe(mrkdwn`${name}`)),
  routingHelp: () => routingHelp(),
  topicHelp: ({ either }) => topicHelp('/lead', 'assign', either([], ['give', 'reassign'])),
  queueList: (f) =>
    queueList(
      {
        held: all(f.many(leadRow(f))),
        quarantined: f.many(leadRow(f)),
        quarantine: summary(f),
        atRisk: all(f.many(leadRow(f))),
      },
      READER,
    ),
  statusList: (f) =>
    statusList(
      {
        team: teamRows(f),
        pools: pools(f),
        paused: f.many(() => f.name),
        admin: f.either(false, true),
      },
      READER,
    ),
  quarantineList: (f) =>
    quarantineList(
      {
        ...summary(f),
        rows: f
          .many((n) => aQuarantineRow(n, { company: f.text, person: f.text, why: f.text }))
          .slice(0, 10),
        page: f.either(0, 4),
        pages: f.either(0, 10),
      },
      READER,
      f.maybe(mrkdwn`${f.name}`),
    ),
  leadShown: (f) =>
    leadShown(
      {
        lead: leadOf(f),
        email: f.maybe(f.text),
        phone: f.maybe(f.text.slice(0, 60)),
        engagement: f.either('untouched', 'meeting'),
        worth: f.maybe(f.name),
        joined: f.either(false, true),
      },
      aStanding({
        state: f.either('held', 'closed'),
        why: f.text,
        repName: f.maybe(f.name),
        asked: f.count,
        closed: f.maybe({ outcome: 'bad', by: f.name }),
        touches: f.either(1, 9),
        alias: f.maybe('lead_2'),
      }),
      READER,
    ),
  leadWhy: (f) => leadWhy(story(f), at(0)),
  whoGotWhat: (f) =>
    whoGotWhat({
      pool: 'emea',
      days: 7,
      leads: f.count,
      rows: f.many(() => aShareRow(1, { name: f.name })).slice(0, 10),
      reps: f.count,
      page: f.either(0, 4),
      pages: f.either(1, 10),
    }),
  whichPool: ({ name, many }) => whichPool(many(() => mrkdwn`${name.slice(0, 60)}`)),
  noSuchPool: (f) => noSuchPool(f.name, ids(f)),
  ownWeek: (f) =>
    ownWeek({
      rows: some(f, (n) =>
        aWeekRow({
          pool: `pool-${n}`,
          turn: { as: 'other', name: f.name, why: 'tie.most_owed', owed: null },
        }),
      ),
      halfWithinMs: f.maybe(100_000),
    }),
  inNoPool: () => inNoPool(),
  notInPool: (f) =>
    notInPool(
      f.name,
      some(f, (n) => `pool-${n}`),
    ),
  askPause: () => askPause('emea'),
  howTurnsWork: ({ many, either }) =>
    howTurnsWork(
      many((n) => ({
        pool: `pool-${n}`,
        weight: 100,
        percent: 25,
        share: 0.25,
        byLoad: true,
        ownerMatches: either(false, true),
        overrides: true,
        catchUp: { leads: 3, oneIn: 4 },
        refundLimit: 3,
        atOnce: 5,
      })),
    ),
  timeOffList: ({ name, many, maybe }) =>
    timeOffList(
      many(() => anAbsence({ name, coverName: name, setBy: name })),
      { name: maybe(name), repId: 'ana' },
      READER,
    ),
};

export function story(f: Filling) {
  const { text, name, many } = f;
  return aStory({
    lead: leadOf(f),
    headline: name,
    sections: many(() => ({ title: name, lines: many(() => text) })),
    timeline: many((n) => ({ at: at(n), text, planned: n > 90 })),
  });
}
