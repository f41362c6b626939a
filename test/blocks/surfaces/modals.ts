import { answer } from '../../../src/blocks/answers/answer.ts';
import { listModal } from '../../../src/blocks/home/list-modal.ts';
import { awayModal } from '../../../src/blocks/modals/away-modal.ts';
import { correctModal } from '../../../src/blocks/modals/correct-modal.ts';
import { declineModal } from '../../../src/blocks/modals/decline-modal.ts';
import { discardModal } from '../../../src/blocks/modals/discard-modal.ts';
import { hoursModal } from '../../../src/blocks/modals/hours/hours-modal.ts';
import { timeOffModal } from '../../../src/blocks/modals/hours/time-off-modal.ts';
import { loadingModal } from '../../../src/blocks/modals/loading-modal.ts';
import { answerModal, messageModal } from '../../../src/blocks/modals/message-modal.ts';
import { newLeadModal } from '../../../src/blocks/modals/new-lead-modal.ts';
import { notificationsModal } from '../../../src/blocks/modals/notifications-modal.ts';
import { chooseEditModal, editModal } from '../../../src/blocks/modals/policy/edit-modals.ts';
import {
  changesModal,
  exportModal,
  policyModal,
} from '../../../src/blocks/modals/policy/read-modals.ts';
import { rejectModal, rollbackModal } from '../../../src/blocks/modals/policy/settle-modals.ts';
import { reassignAnyway, reassignModal } from '../../../src/blocks/modals/reassign-modal.ts';
import { channelModal } from '../../../src/blocks/modals/set-up/channel-modal.ts';
import { overviewModal } from '../../../src/blocks/modals/set-up/overview-modal.ts';
import { storyModal } from '../../../src/blocks/modals/story-modal.ts';
import { convertedModal } from '../../../src/blocks/modals/working/converted-modal.ts';
import { snoozeModal } from '../../../src/blocks/modals/working/snooze-modal.ts';
import { touchModal } from '../../../src/blocks/modals/working/touch-modal.ts';
import { mrkdwn } from '../../../src/blocks/text.ts';
import type { Shown } from '../../../src/routing/model/cards/standings/listed.ts';
import type { OverrideReason } from '../../../src/routing/model/policy/governance.ts';
import type { DeclineReason } from '../../../src/routing/model/policy/policy.ts';
import type { ChannelPlace } from '../../../src/routing/model/workspace/set-up.ts';
import { say } from '../../../src/words/say.ts';
import { aProposal } from '../policy-views.ts';
import { aChoice, anAbsence, at, MADRID, READER } from '../views.ts';
import { story } from './answers/lists.ts';
import { type Filling, leadRow, offerRows, some, teamRows } from './filling.ts';
import { overview } from './overviews.ts';
import type { Surfaces } from './registry.ts';

const DAY = 86_400_000;
const about = ({ text: company }: Filling) => ({ company, leadId: 'lead_1' });
const others = ({ name, many }: Filling) => many((n) => ({ repId: `rep-${n}`, name }));
const proposal = ({ name, text, maybe, many }: Filling) =>
  aProposal({
    author: name,
    message: maybe(text),
    changes: many(() => text),
    moved: maybe(text),
  });
const label = ({ name }: Filling) => name.slice(0, 75);
const declines = (f: Filling): DeclineReason[] =>
  some(f, (n) => ({
    id: `reason-${n}`,
    label: label(f),
    hint: label(f),
    refund: true,
    exclude: true,
    next: 'rep',
    note: 'optional',
  }));
const overrides = (f: Filling): OverrideReason[] =>
  some(f, (n) => ({ id: `reason-${n}`, label: label(f), note: 'optional' }));
const question = (f: Filling) => ({
  ...about(f),
  poolId: f.maybe('emea'),
  choices: f.many((n) =>
    aChoice(n, { name: f.name, outside: n % 2 === 0, suits: f.text, obstacle: f.text }),
  ),
  reasons: overrides(f),
});

const page = <Row>({ count, either }: Filling, rows: Row[]) => ({
  rows: rows.slice(0, 10),
  total: count,
  page: either(0, 4),
  pages: either(1, 10),
});
const list = (f: Filling, view: Shown) =>
  listModal(
    { ...view, mayAct: f.either(false, true) },
    READER,
    f.maybe(answer(mrkdwn`${f.name}`))?.blocks,
  );

/** Every form, and everything that is only read. */
export const MODAL_SURFACES: Surfaces = {
  awayModal: (f) =>
    awayModal(
      {
        repId: 'rep-1',
        name: f.maybe(f.name),
        others: others(f),
        now: f.maybe({ until: at(60), coverId: 'rep-2' }),
      },
      READER,
    ),
  correctModal: (f) => correctModal({ ...about(f), why: f.text, values: corrections(f.text) }),
  declineModal: (f) =>
    declineModal({
      ...about(f),
      offerId: 'ofr_1',
      reasons: declines(f),
      others: f.either(false, true),
      cameBack: f.maybe(3),
    }),
  discardModal: (f) => discardModal({ ...about(f), page: f.either(undefined, 4) }),
  waitingList: (f) => list(f, { list: 'waiting', ...page(f, offerRows(f)) }),
  openList: (f) => list(f, { list: 'open', ...page(f, f.many(leadRow(f))) }),
  riskList: (f) => list(f, { list: 'risk', ...page(f, f.many(leadRow(f))) }),
  heldList: (f) => list(f, { list: 'held', ...page(f, f.many(leadRow(f, { repName: null }))) }),
  teamList: (f) => list(f, { list: 'team', ...page(f, teamRows(f)) }),
  unroutedList: (f) => list(f, { list: 'unrouted', ...page(f, f.many(leadRow(f))) }),
  hoursModal: (f) =>
    hoursModal(
      {
        repId: 'ana',
        name: f.maybe(f.name),
        hours: f.either('', 'Mon–Fri 09:00–18:00\n'.repeat(100)),
        timeZone: MADRID,
        own: f.either(false, true),
        proposed: f.either(true, false),
        timeOff: f.many(() => anAbsence({ name: f.name, coverName: f.name, setBy: f.name })),
      },
      READER,
    ),
  timeOffModal: (f) =>
    timeOffModal({
      repId: 'ana',
      name: f.maybe(f.name),
      timeZone: MADRID,
      others: others(f),
      changes: f.maybe({
        id: 'abs_1',
        begun: false,
        coverId: 'rep-2',
        picked: {
          fromDate: '2026-12-01',
          fromTime: '10:00',
          untilDate: '2026-12-04',
          untilTime: '12:00',
        },
      }),
    }),
  loadingModal: ({ name }) => loadingModal(say`${name}`),
  messageModal: ({ name }) => messageModal(mrkdwn`${name}`),
  'messageModal, raw': ({ name }) => messageModal(name, say`${name}`),
  answerModal: ({ name }) => answerModal(answer(mrkdwn`${name}`), say`${name}`),
  newLeadModal: (f) =>
    newLeadModal(
      {
        known: f.either({}, { email: f.text, phone: f.text, message: f.text }),
        reps: f.maybe(teamRows(f)),
      },
      READER,
    ),
  notificationsModal: ({ name, many, either }) =>
    notificationsModal({
      remind: either(false, true),
      morning: either(false, true),
      weekly: either(false, true),
      teamWeekly: either(false, true),
      manages: either(false, true),
      hideNames: either(false, true),
      outOfHours: either(false, true),
      hotTiers: many(() => name),
    }),
  chooseEditModal: (f) =>
    chooseEditModal({
      version: 12,
      pools: some(f, (n) => ({ id: `pool-${n}`, members: f.count })),
      rules: f.many((n) => ({ id: `rule-${n}`, pool: `pool-${n}` })),
      tiers: f.many((n) => ({ id: `tier-${n}`, claim: '5m', firstTouch: f.maybe('30m') })),
    }),
  'editModal, a pool': (f) =>
    editModal(12, {
      kind: 'pool',
      id: 'emea',
      members: f.many((n) => ({ id: `rep-${n}`, weight: 100 })),
      people: some(f, (n) => ({ id: `rep-${n + 50}`, name: f.name })),
    }),
  'editModal, a rule': (f) =>
    editModal(12, {
      kind: 'rule',
      id: 'iberia',
      pool: 'pool-1',
      pools: some(f, (n) => `pool-${n}`),
    }),
  'editModal, a tier': ({ maybe }) =>
    editModal(12, { kind: 'sla', id: 'strategic', claim: '5m', firstTouch: maybe('30m') }),
  changesModal: (f) => changesModal(proposal(f)),
  policyModal: (f) =>
    policyModal(
      12,
      some(f, () => ({ title: f.name, lines: f.many(() => f.text) })),
    ),
  exportModal: ({ name, many, either }) =>
    exportModal(12, either(name, many(() => name).join('\n'))),
  rejectModal: (f) => rejectModal(proposal(f), { isOwn: f.either(false, true) }),
  rollbackModal: (f) =>
    rollbackModal(
      {
        live: 200,
        picked: 1,
        versions: some(f, (version) => ({
          version,
          author: f.name,
          message: f.maybe(f.text),
          at: at(-60),
        })),
      },
      READER,
    ),
  reassignModal: (f) => reassignModal(question(f)),
  reassignAnyway: (f) =>
    reassignAnyway(
      { ...question(f), choices: some(f, (n) => aChoice(n, { name: f.name, obstacle: f.text })) },
      {
        repId: 'rep-1',
        reason: 'reason-1',
        note: f.text.slice(0, 300),
        despite: 'state.away',
        fact: f.name,
      },
    ),
  overviewModal: (f) => overviewModal(overview(f), READER),
  channelModal: ({ either, maybe }) =>
    channelModal({
      place: either<ChannelPlace>('managers', `pool:${'p'.repeat(64)}`),
      pool: either(null, 'p'.repeat(64)),
      named: maybe('C0MANAGERS'),
    }),
  'channelModal, of ops': ({ maybe }) =>
    channelModal({ place: 'ops', pool: null, named: maybe('C0MANAGERS') }),
  storyModal: (f) => storyModal(story(f), at(0)),
  convertedModal: (f) => convertedModal(about(f)),
  snoozeModal: (f) =>
    snoozeModal({ ...about(f), mostMs: f.either(DAY, 366 * DAY), left: f.maybe(1) }),
  touchModal: (f) => touchModal({ ...about(f), nextBy: f.maybe(at(1440)) }, READER),
};

const corrections = (text: string) => ({
  'person.email': text.slice(0, 256),
  'person.name': text,
  'person.phone': text.slice(0, 256),
  'company.name': text.slice(0, 256),
  'company.domain': text,
  'company.country': text.slice(0, 2),
  'company.employees': text,
  'request.message': text.slice(0, 3000),
});
