import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { notAsked, whoCanClaim } from '../../src/blocks/answers/asking/call-answers.ts';
import {
  missingNote,
  notYourLead,
  unknownCommand,
  unknownLead,
  unknownReason,
} from '../../src/blocks/answers/command-answers.ts';
import { queueList, statusList } from '../../src/blocks/answers/list-answers.ts';
import { editProposed, overtaken } from '../../src/blocks/answers/policy/policy-deeds.ts';
import { policyPage } from '../../src/blocks/answers/policy/policy-page.ts';
import { quarantineList } from '../../src/blocks/answers/quarantine-answers.ts';
import { ownWords, sourceAddresses } from '../../src/blocks/answers/set-up/set-up-answers.ts';
import { notInPool } from '../../src/blocks/answers/shares/own-week.ts';
import { noSuchPool, whoGotWhat } from '../../src/blocks/answers/shares/who-got-what.ts';
import { renderHome } from '../../src/blocks/home/home.ts';
import { declineModal } from '../../src/blocks/modals/decline-modal.ts';
import { discardModal } from '../../src/blocks/modals/discard-modal.ts';
import { changesModal, policyModal } from '../../src/blocks/modals/policy/read-modals.ts';
import { rejectModal } from '../../src/blocks/modals/policy/settle-modals.ts';
import { reassignModal } from '../../src/blocks/modals/reassign-modal.ts';
import { storyModal } from '../../src/blocks/modals/story-modal.ts';
import { renderCard } from '../../src/blocks/render-card.ts';
import { aGlance, aPolicyPage, aProposalRow, aPublication } from './policy-views.ts';
import {
  aCall,
  aChoice,
  aHome,
  aLead,
  aLeadRow,
  anEscalation,
  anOffer,
  aPoolRow,
  aQuarantineRow,
  aShareRow,
  aStory,
  aTeamRow,
  at,
  aWaitingRow,
  aWeekRow,
  NONE_IN_QUARANTINE,
  READER,
} from './views.ts';

/** Markup that would page people, make links or format, between any other characters. */
const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom('<!channel>', '<!here|x>', '<@U0ANA>', '<#C0EMEA>', '<!subteam^S1>'),
      fc.constantFrom('<http://evil.test|Claim>', '<mailto:a@b.test>', '@channel', '&lt;!here&gt;'),
      fc.constantFrom('<', '>', '&', '*', '_', '`', '\n> ', '\u200B', '\u202E', '!channel>'),
      fc.string({ unit: 'binary', maxLength: 8 }),
    ),
    { minLength: 1, maxLength: 40 },
  )
  .map((parts) => parts.join(''));

const OUR_TOKENS = /<!date\^\d+\^[^|<>]*\|[^<>]*>|<@U0MIA>|<#C0MANAGERS>/g;

it('no data can page anybody or make a link on any surface', () => {
  fc.assert(
    fc.property(hostile, (evil) => {
      for (const surface of surfacesWith(evil)) {
        for (const text of formattedTexts(surface)) {
          const rest = text.replaceAll(OUR_TOKENS, '');
          expect(rest).not.toMatch(/<[!@#]|<http|<mailto|[<>](?!\s)/);
          expect(rest).not.toMatch(/(?<![\p{L}\p{N}.])@(channel|here|everyone)\b/u);
        }
      }
    }),
    { numRuns: 60 },
  );
});

function surfacesWith(evil: string): unknown[] {
  const lead = aLead({
    company: evil,
    person: evil,
    title: evil,
    message: evil,
    tier: evil,
    facts: [evil, evil],
  });
  const names = { company: evil, person: evil, why: evil, repName: evil };
  const team = [aTeamRow(1, { name: evil })];
  return [
    renderCard(aCall({ lead, whyLead: [evil] }), at(0)),
    renderCard(aCall({ lead, settled: { as: 'claimed', by: evil, tookMs: 0 } }), at(0)),
    notAsked({ company: evil, pool: evil, why: evil, asked: [evil] }),
    whoCanClaim({ company: evil, names: [evil] }),
    renderCard(
      anOffer({ lead, whyLead: [evil], whyYou: [evil], givenBy: { name: evil, reason: evil } }),
      at(0),
    ),
    renderCard(
      anOffer({
        lead,
        settled: {
          as: 'declined',
          at: at(1),
          reason: evil,
          next: evil,
          refunded: true,
          cameBack: null,
          undoUntil: null,
        },
      }),
      at(0),
    ),
    renderCard(
      anEscalation({
        lead,
        repName: evil,
        why: evil,
        current: { name: evil, dueAt: at(9), late: false },
        mention: 'U0MIA',
        nextSteps: [{ text: evil, at: at(9) }],
        onIt: { name: evil, at: at(8) },
      }),
      at(0),
    ),
    renderCard({ kind: 'notice', title: evil, text: evil, leadId: null }, at(0)),
    ...setUpWith(evil),
    ...[
      { is: 'account', name: evil, owner: evil } as const,
      { is: 'lead', leadId: 'lead_2', company: evil, person: evil, holder: evil } as const,
    ].map((other) => {
      const ids = { kind: 'suggestion', suggestionId: 'sug_1', leadId: 'lead_1' } as const;
      const said = { company: evil, person: evil, why: evil, keptFor: evil };
      return renderCard({ ...ids, ...said, other, timeZone: 'UTC', settled: null }, at(0));
    }),
    renderHome(
      aHome({
        viewer: { name: evil, role: 'admin', repId: 'ana', timeZone: READER.timeZone },
        waiting: [aWaitingRow(1, { company: evil, person: evil })],
        open: [aLeadRow(1, names)],
        atRisk: [aLeadRow(2, names)],
        week: { rows: [evilWeek(evil)], halfWithinMs: null },
        pools: [evilPool(evil)],
        team,
        checks: [
          { name: evil, fine: false, mend: evil, press: 'pick_channel' },
          { name: evil, fine: false, mend: evil, channel: evil, group: 'health' },
        ],
        pausedPools: [evil],
      }),
      at(0),
    ),
    storyModal(
      aStory({
        lead,
        headline: evil,
        sections: [{ title: evil, lines: [evil] }],
        timeline: [{ at: at(0), text: evil, planned: true }],
      }),
      at(0),
    ),
    declineModal({
      offerId: 'ofr_1',
      leadId: 'lead_1',
      company: evil,
      reasons: [],
      cameBack: null,
    }),
    reassignModal({
      leadId: 'lead_1',
      company: evil,
      poolId: evil,
      choices: [
        aChoice(1, { name: evil, suits: evil }),
        aChoice(2, { name: evil, outside: true, obstacle: evil }),
      ],
      reasons: [{ id: 'evil', label: evil.slice(0, 75), note: 'required' }],
    }),
    notYourLead({ company: evil, who: [evil] }),
    unknownReason([evil]),
    missingNote(evil),
    unknownLead(evil, { leadId: 'lead_1', company: evil, person: evil }),
    unknownCommand(evil, { word: evil, correction: evil }),
    queueList(
      {
        held: [aLeadRow(1, names)],
        quarantined: [aLeadRow(2, names)],
        quarantine: NONE_IN_QUARANTINE,
        atRisk: [],
      },
      READER,
    ),
    statusList({ team, pools: [evilPool(evil)], paused: [evil] }, READER),
    ...sharesWith(evil),
    renderCard({ ...quarantine, lead, why: evil }, at(0)),
    renderCard(
      {
        ...quarantine,
        lead,
        settled: { as: 'discarded', by: evil, at: at(1), reason: evil, rep: evil },
      },
      at(2),
    ),
    quarantineList(
      {
        waiting: 1,
        spam: 0,
        oldestAt: at(0),
        rows: [aQuarantineRow(1, names)],
        page: 0,
        pages: 1,
      },
      READER,
    ),
    discardModal({ leadId: 'lead_1', company: evil }),
    ...policyWith(evil),
  ];
}

/** Channel ids are links where they are ids, and words where they are not. */
function setUpWith(evil: string): unknown[] {
  const channel = 'C0MANAGERS';
  const ours = { timeZone: READER.timeZone, untold: 1, told: null } as const;
  const lost = { kind: 'channel_lost', cause: 'archived', about: 'ops', mended: false } as const;
  const rep = { kind: 'greeting', repId: 'ana', timeZone: evil, zoneFrom: 'slack' } as const;
  const row = { id: evil, kind: evil, url: evil, notes: [evil], curl: [evil] };
  return [
    renderCard(
      {
        kind: 'set_up',
        channel: { is: 'done', channels: [channel, evil] },
        source: { id: evil },
        testLead: 'open',
        ...ours,
      },
      at(0),
    ),
    renderCard({ ...rep, by: evil, pools: [evil, evil], hours: evil }, at(0)),
    renderCard({ ...rep, by: null, pools: [], hours: null }, at(0)),
    renderCard({ kind: 'channel_hello', channel, by: evil }, at(0)),
    renderCard({ ...lost, channel: evil, next: { name: evil } }, at(0)),
    renderCard({ ...lost, channel, next: { channel: evil } }, at(0)),
    sourceAddresses([row]),
    ownWords({ by: evil, channel }),
  ];
}

const evilPool = (evil: string) =>
  aPoolRow(1, { pool: 'emea', furthest: { name: evil, owed: 0.8 } });
const evilWeek = (evil: string) =>
  aWeekRow({ turn: { as: 'other', name: evil, why: 'tie.most_owed', owed: null } });

function sharesWith(evil: string): unknown[] {
  const rows = [aShareRow(1, { name: evil })];
  const list = { pool: 'emea', days: 7, leads: 48, rows, reps: 1, page: 0, pages: 1 };
  return [whoGotWhat(list), noSuchPool(evil, ['emea']), notInPool(evil, ['emea'])];
}

/** Ids are those of the roster and the policy, and hold nothing of this kind. */
function policyWith(evil: string): unknown[] {
  const said = { author: evil, message: evil, changes: [evil], moved: evil };
  const row = aProposalRow({ ...said, may: 'own', approvers: [evil] });
  const live = aPublication({ author: evil, message: evil, by: evil, reason: evil });
  const settled = { as: 'rejected', by: evil, at: at(1), reason: evil } as const;
  const moved = { version: 13, basedOn: 12, live: 14, theirs: [evil], yours: [evil] };
  return [
    renderCard({ ...row, kind: 'proposal', timeZone: READER.timeZone }, at(0)),
    renderCard({ ...row, settled, kind: 'proposal', timeZone: READER.timeZone }, at(0)),
    policyPage(aPolicyPage({ live, proposals: [row], history: [live, live] }), READER),
    renderHome(aHome({ policy: aGlance({ live, waiting: [row] }) }), at(0)),
    overtaken(moved),
    editProposed(row, { approvers: [evil], warnings: [evil] }),
    rejectModal(row, { isOwn: false }),
    changesModal(row),
    policyModal(12, [{ title: evil, lines: [evil] }]),
  ];
}

const quarantine = {
  kind: 'quarantine',
  why: '',
  since: at(0),
  namesNobody: false,
  timeZone: READER.timeZone,
  settled: null,
} as const;

/** Every text that Slack formats: the message's own and each mrkdwn object. */
function formattedTexts(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(formattedTexts);
  if (typeof node !== 'object' || node === null) return [];
  const formatted = 'blocks' in node || ('type' in node && node.type === 'mrkdwn');
  const own = formatted && 'text' in node && typeof node.text === 'string' ? [node.text] : [];
  return [...own, ...Object.values(node).flatMap(formattedTexts)];
}
