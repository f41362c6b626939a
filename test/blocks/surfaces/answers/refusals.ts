import { answer } from '../../../../src/blocks/answers/answer.ts';
import * as asking from '../../../../src/blocks/answers/asking/ask-answers.ts';
import * as calls from '../../../../src/blocks/answers/asking/call-answers.ts';
import * as claims from '../../../../src/blocks/answers/asking/claim-answers.ts';
import * as clicks from '../../../../src/blocks/answers/click-answers.ts';
import * as commands from '../../../../src/blocks/answers/command-answers.ts';
import * as deeds from '../../../../src/blocks/answers/deed-answers.ts';
import * as merges from '../../../../src/blocks/answers/merge-answers.ts';
import * as steps from '../../../../src/blocks/answers/next-step.ts';
import * as quarantine from '../../../../src/blocks/answers/quarantine-answers.ts';
import * as suggestions from '../../../../src/blocks/answers/suggestion-answers.ts';
import * as timeOff from '../../../../src/blocks/answers/time-off-answers.ts';
import * as undo from '../../../../src/blocks/answers/undo-answers.ts';
import { howItEnded } from '../../../../src/blocks/answers/working/close-answers.ts';
import * as snooze from '../../../../src/blocks/answers/working/snooze-answers.ts';
import { mrkdwn } from '../../../../src/blocks/text.ts';
import { say } from '../../../../src/words/say.ts';
import { anAbsence, at, aWaitingRow, MADRID, READER } from '../../views.ts';
import { type Filling, some } from '../filling.ts';
import type { Surfaces } from '../registry.ts';

const about = ({ text: company }: Filling) => ({ company, leadId: 'lead_1' });
const ended = (f: Filling) => ({
  ...about(f),
  endedAt: at(5),
  current: f.maybe({ name: f.name, dueAt: at(10) }),
  askedOf: f.either(undefined, f.name),
});
const late = (f: Filling) => ({ ...about(f), was: 'claim', holder: f.maybe(f.name) }) as const;
const near = (f: Filling) => ({ ...about(f), person: f.person });
const deed = ({ text, person, name }: Filling) =>
  ({
    kind: 'deed',
    deedId: 'deed_1',
    leadId: 'lead_1',
    company: text,
    person,
    asker: { name, userId: 'U0ANA' },
    asked: { name, repId: 'mia' },
    command: `/lead assign lead_1 @ben ${text}`,
    expiresAt: at(60),
    state: 'done',
    since: at(0),
    timeZone: MADRID,
  }) as const;

/** What somebody hears when nothing was changed, and what they can do instead. */
export const REFUSAL_ANSWERS: Surfaces = {
  answer: ({ name }) => answer(mrkdwn`${name}`),
  withShown: ({ name }) => steps.withShown(answer(mrkdwn`${name}`), 'lead_1'),
  withHelp: ({ name }) => steps.withHelp(answer(mrkdwn`${name}`), '/lead assign'),
  withAsk: ({ name, text }) =>
    asking.withAsk(
      { ...answer(mrkdwn`${name}`), mayAllow: { repId: 'mia', name } },
      { command: `/lead assign lead_1 @ben ${text.slice(0, 900)}`, lead: 'lead_1' },
    ),
  deedAskedBefore: (f) =>
    asking.deedAskedBefore({ ...about(f), to: f.name, expiresAt: at(60) }, READER),
  joinAsked: ({ name }) => asking.joinAsked({ to: name }),
  joinAskedBefore: () => asking.joinAskedBefore({ at: at(0) }, READER),
  inPoolAlready: () => asking.inPoolAlready(),
  nobodyToAsk: () => asking.nobodyToAsk(),
  tooManyAsked: (f) => asking.tooManyAsked({ ...about(f), to: f.name }),
  cannotAsk: ({ name }) => asking.cannotAsk({ to: name }),
  deedRefused: (f) => asking.deedRefused(deed(f)),
  askedOfAnother: (f) => asking.askedOfAnother(deed(f)),
  deedOver: (f) => asking.deedOver(deed(f)),
  claimFirst: (f) =>
    clicks.claimFirst({ ...about(f), leadId: 'lead_1', offerId: 'ofr_1', dueAt: at(5) }, READER),
  lostRace: (f) => clicks.lostRace({ ...about(f), by: f.name, at: at(1) }, READER),
  tooLate: (f) => clicks.tooLate(ended(f), READER),
  declinedTooLate: (f) => clicks.declinedTooLate(ended(f), READER),
  fullSince: (f) => clicks.fullSince({ ...about(f), why: f.name }),
  storeFailed: (f) => clicks.storeFailed({ ...about(f), dueAt: at(5) }, READER),
  notAsked: (f) =>
    calls.notAsked({
      ...about(f),
      pool: f.name,
      why: f.maybe(f.name),
      asked: [f.name, ...f.many(() => f.name)],
    }),
  whoCanClaim: (f) => calls.whoCanClaim({ ...about(f), names: [f.name, ...f.many(() => f.name)] }),
  cardOver: () => clicks.cardOver(),
  notYours: ({ name }) => clicks.notYours({ offeredTo: name }),
  formTooSlow: ({ name }) => clicks.formTooSlow({ button: say`${name}` }),
  unseenHelp: ({ maybe }) => clicks.unseenHelp(maybe({ isBack: true })),
  notPermitted: ({ name, many }) =>
    commands.notPermitted({ what: say`${name}`, needs: say`managers`, who: many(() => name) }),
  notYourLead: (f) => commands.notYourLead({ ...about(f), who: f.many(() => f.name) }),
  unknownReason: ({ name, either, many }) =>
    commands.unknownReason(
      either(
        [name],
        many(() => name),
      ),
    ),
  missingNote: ({ name }) => commands.missingNote(name),
  unknownLead: (f) => commands.unknownLead(f.name, f.maybe(near(f))),
  severalLeads: (f) =>
    commands.severalLeads(
      {
        typed: f.name,
        leads: f.either(
          [near(f), near(f)],
          f.many(() => near(f)),
        ),
        total: f.either(2, f.count),
        atLeast: f.either(false, true),
      },
      (leadId) => `/lead show ${leadId} ${f.text}`,
    ),
  unknownRep: ({ name }) => commands.unknownRep(name),
  unknownCommand: ({ name, maybe }) =>
    commands.unknownCommand(name, maybe({ word: name, correction: `/lead ${name}` })),
  nobodyAsked: () => claims.nobodyAsked(),
  nothingWaits: () => claims.nothingWaits(),
  severalWait: (f) =>
    claims.severalWait(
      some(f, (n) => aWaitingRow(n, { company: f.text, person: f.person })),
      (leadId) => `/lead claim ${leadId}`,
    ),
  howItEnded: (f) => howItEnded(about(f)),
  missingWords: () => commands.missingWords('/lead assign'),
  badTime: ({ name }) => commands.badTime(name),
  noSlackUser: ({ name }) => deeds.noSlackUser(name),
  notCalledBad: (f) => deeds.notCalledBad(about(f)),
  badCover: ({ name }) => deeds.badCover({ cover: name }),
  notAway: ({ name }) => deeds.notAway({ name }),
  sameLead: (f) => merges.sameLead(about(f)),
  alreadyMerged: (f) => merges.alreadyMerged(about(f)),
  mergeIntoClosed: (f) => merges.mergeIntoClosed(about(f)),
  testAndReal: () => merges.testAndReal(),
  notQuarantined: (f) =>
    quarantine.notQuarantined({
      ...about(f),
      state: f.either('closed', 'offered'),
      rep: f.maybe(f.name),
    }),
  settledBefore: (f) => suggestions.settledBefore({ ...about(f), by: f.name, at: at(1) }, READER),
  nothingToSettle: (f) => suggestions.nothingToSettle(about(f)),
  timeOffRefused: ({ name, either }) =>
    timeOff.timeOffRefused(
      either(
        { outcome: 'bad_cover', cover: name },
        { outcome: 'overlaps', timeOff: anAbsence({ name, coverName: name }) },
      ),
    ),
  timeOffOver: () => timeOff.timeOffOver(),
  badStretch: ({ name }) => timeOff.badStretch(name),
  'cannotUndo, late': (f) => undo.cannotUndo({ ...late(f), why: 'late' }),
  'cannotUndo, taken': (f) => undo.cannotUndo({ ...late(f), why: 'taken' }),
  'cannotUndo, touched': (f) => undo.cannotUndo({ ...late(f), why: 'touched' }),
  'cannotUndo, closed': (f) => undo.cannotUndo({ ...late(f), why: 'closed' }),
  'cannotUndo, once': (f) => undo.cannotUndo({ ...late(f), why: 'once' }),
  'cannotUndo, not answered': (f) => undo.cannotUndo({ ...late(f), why: 'not_answered' }),
  workedOn: (f) => undo.workedOn({ ...about(f), by: f.name }),
  nothingToUndo: (f) => undo.nothingToUndo(about(f)),
  nothingToGiveBack: (f) => undo.nothingToGiveBack(about(f)),
  notClosed: (f) => undo.notClosed(about(f)),
  suppressed: (f) => undo.suppressed({ ...about(f), why: f.name }),
  goesOnElsewhere: (f) => undo.goesOnElsewhere({ ...about(f), merged: f.either(false, true) }),
  snoozeTooLong: (f) => snooze.snoozeTooLong({ ...about(f), latest: at(9000) }, READER),
  snoozeTooOften: (f) => snooze.snoozeTooOften({ ...about(f), times: 3 }),
  snoozePast: (f) => snooze.snoozePast(about(f)),
  snoozeWithoutReason: (f) => snooze.snoozeWithoutReason(about(f)),
  notToSnooze: (f) => snooze.notToSnooze(about(f)),
  notSnoozed: (f) => snooze.notSnoozed(about(f)),
  withNobody: (f) => snooze.withNobody(about(f)),
};
