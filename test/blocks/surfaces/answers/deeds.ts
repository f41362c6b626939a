import * as asking from '../../../../src/blocks/answers/asking/ask-answers.ts';
import * as claims from '../../../../src/blocks/answers/asking/claim-answers.ts';
import * as deeds from '../../../../src/blocks/answers/deed-answers.ts';
import * as merges from '../../../../src/blocks/answers/merge-answers.ts';
import * as quarantine from '../../../../src/blocks/answers/quarantine-answers.ts';
import * as suggestions from '../../../../src/blocks/answers/suggestion-answers.ts';
import * as timeOff from '../../../../src/blocks/answers/time-off-answers.ts';
import * as undo from '../../../../src/blocks/answers/undo-answers.ts';
import * as snooze from '../../../../src/blocks/answers/working/snooze-answers.ts';
import type { LeadState } from '../../../../src/routing/model/lead.ts';
import { anAbsence, at, READER } from '../../views.ts';
import type { Filling } from '../filling.ts';
import type { Surfaces } from '../registry.ts';

const about = ({ text: company }: Filling) => ({ company, leadId: 'lead_1' });
const placed = (f: Filling) => ({
  ...about(f),
  state: f.either<LeadState>('held', 'offered'),
  rep: f.maybe(f.name),
});
const absence = ({ name, maybe }: Filling) =>
  anAbsence({ name, coverName: maybe(name), setBy: name });

/** What somebody hears who did something that worked. */
export const DEED_ANSWERS: Surfaces = {
  leadTaken: (f) => deeds.leadTaken(about(f)),
  leadClaimed: (f) => claims.leadClaimed(about(f)),
  yoursAlready: (f) => claims.yoursAlready(about(f)),
  testLeadSent: (f) => deeds.testLeadSent(f.maybe(f.name)),
  leadClosed: (f) =>
    deeds.leadClosed({
      ...about(f),
      closeAs: f.either('bad', 'converted'),
      worth: f.maybe(f.name),
      cameBack: f.maybe(f.name),
    }),
  askedWhetherBad: (f) => deeds.askedWhetherBad(about(f)),
  leadKept: (f) =>
    deeds.leadKept({ ...about(f), rep: f.maybe(f.name), owns: f.either(false, true) }),
  touchLogged: (f) =>
    deeds.touchLogged({ ...about(f), first: true, nextBy: f.maybe(at(60)) }, READER),
  touchNoted: (f) =>
    deeds.touchNoted({ ...about(f), engagement: 'attempted', nextBy: f.maybe(at(60)) }, READER),
  engagementSet: (f) => deeds.engagementSet({ ...about(f), engagement: 'meeting' }),
  timeGiven: (f) => deeds.timeGiven({ ...about(f), rep: f.name, until: at(15) }, READER),
  awaySet: ({ name, count, maybe }) =>
    deeds.awaySet(
      {
        rep: maybe(name),
        repId: 'ana',
        until: maybe(at(60)),
        cover: maybe({ name, taken: count }),
      },
      READER,
    ),
  backAgain: ({ name, maybe }) => deeds.backAgain({ rep: maybe(name), repId: 'ana' }),
  poolPaused: ({ name }) => deeds.poolPaused(name),
  poolResumed: ({ name }) => deeds.poolResumed(name),
  poolUnchanged: ({ name }) => deeds.poolUnchanged(name, 'paused'),
  leadsMerged: (f) => merges.leadsMerged({ ...about(f), rep: f.maybe(f.name) }),
  quarantineReleased: (f) => quarantine.quarantineReleased(placed(f)),
  quarantineCorrected: (f) => quarantine.quarantineCorrected(placed(f)),
  quarantineMerged: (f) => quarantine.quarantineMerged({ ...about(f), rep: f.maybe(f.name) }),
  quarantineDiscarded: (f) =>
    quarantine.quarantineDiscarded({ ...about(f), reason: 'spam', closeAs: 'bad' }),
  sameCompany: (f) =>
    suggestions.sameCompany({
      ...about(f),
      account: f.name,
      rep: f.maybe(f.name),
      moved: f.either(false, true),
    }),
  notTheSame: (f) => suggestions.notTheSame({ ...about(f), account: f.name }),
  keptApart: (f) => suggestions.keptApart(about(f)),
  timeOffPlanned: (f) =>
    timeOff.timeOffPlanned(absence(f), { own: f.either(true, false), taken: f.count }),
  timeOffCancelled: (f) => timeOff.timeOffCancelled(absence(f), { own: f.either(true, false) }),
  answerUndone: (f) =>
    undo.answerUndone({ ...about(f), offerId: 'ofr_1', until: f.maybe(at(5)) }, READER),
  overrideUndone: (f) =>
    undo.overrideUndone({ ...about(f), to: f.maybe(f.name), owns: f.either(false, true) }),
  leadGivenBack: (f) => undo.leadGivenBack({ ...about(f), next: f.maybe(f.name) }),
  leadRestored: (f) => undo.leadRestored({ ...about(f), owner: f.maybe(f.name) }),
  leadSnoozed: (f) =>
    snooze.leadSnoozed({ ...about(f), until: at(9000), left: f.maybe(2) }, READER),
  leadWoken: (f) => snooze.leadWoken(about(f)),
  leadRerouted: (f) => snooze.leadRerouted({ ...about(f), from: f.name, next: f.maybe(f.name) }),
  deedAsked: (f) => asking.deedAsked({ ...about(f), to: f.name, expiresAt: at(60) }, READER),
};
