import { describe, expect, it } from 'vitest';
import * as clicks from '../../../src/blocks/answers/click-answers.ts';
import * as commands from '../../../src/blocks/answers/command-answers.ts';
import * as deeds from '../../../src/blocks/answers/deed-answers.ts';
import {
  ownLeads,
  ownRouting,
  routingHelp,
  topicHelp,
} from '../../../src/blocks/answers/help/help.ts';
import { leadShown, leadWhy } from '../../../src/blocks/answers/lead-answers.ts';
import { queueList, statusList } from '../../../src/blocks/answers/list-answers.ts';
import { mrkdwn } from '../../../src/blocks/text.ts';
import type { LeadSummary } from '../../../src/routing/model/cards/cards.ts';
import { say } from '../../../src/words/say.ts';
import { expectGolden } from '../golden.ts';
import {
  aLead,
  aLeadRow,
  all,
  aPoolRow,
  aStanding,
  aStory,
  aTeamRow,
  at,
  fullLead,
  LONG,
  LONG_PERSON,
  NONE_IN_QUARANTINE,
  READER,
} from '../views.ts';

const many = <T>(count: number, make: (n: number) => T): T[] =>
  Array.from({ length: count }, (_, n) => make(n + 1));

describe('an answer to a click', () => {
  const globex = { company: 'Globex' };
  const ben = { name: 'Ben', dueAt: at(10) };
  const ended = { ...globex, endedAt: at(5), current: ben };

  it.each([
    [
      clicks.lostRace({ ...globex, by: 'Ben', at: at(1) }, READER),
      'Ben claimed Globex at 10:01. Nothing for you to do.',
    ],
    [clicks.tooLate(ended, READER), 'Your time for Globex ended at 10:05. Ben has it until 10:10.'],
    [
      clicks.tooLate({ ...ended, current: null }, READER),
      'Your time for Globex ended at 10:05. A manager decides now.',
    ],
    [
      clicks.declinedTooLate(ended, READER),
      'Your time ended at 10:05 and Ben has Globex now. Nothing was declined.',
    ],
    [
      clicks.tooLate({ ...ended, askedOf: 'Ana' }, READER),
      'Globex was offered to Ana until 10:05. Ben has it until 10:10.',
    ],
    [
      clicks.declinedTooLate({ ...ended, askedOf: 'Ana' }, READER),
      'Globex was offered to Ana until 10:05. Ben has it until 10:10. Nothing was declined.',
    ],
    [
      clicks.storeFailed({ ...globex, dueAt: at(5) }, READER),
      'I could not save that. Globex is still yours until 10:05. Press Claim again.',
    ],
    [
      clicks.notYours({ offeredTo: 'Ana' }),
      'This lead was offered to Ana. You can take it if the time runs out.',
    ],
    [
      clicks.formTooSlow({ button: say`Decline` }),
      'Slack gave me no time to open the form. Press Decline again.',
    ],
    [
      deeds.awaySet({ rep: null, repId: 'ana', until: at(1440), cover: null }, READER),
      'You are away until Mon 10:00. No new leads until then.',
    ],
    [
      deeds.testLeadSent(null),
      'A test lead is on its way to you. No message in a minute? Check if I am muted.',
    ],
    [
      deeds.noSlackUser('Ben'),
      "I don't know Ben in Slack, so no lead can arrive. Nothing was sent.",
    ],
    [deeds.testLeadSent('Ben'), 'A test lead is on its way to Ben. It counts for nothing.'],
    [
      deeds.awaySet(
        { rep: 'Ana', repId: 'ana', until: null, cover: { name: 'Ben', taken: 2 } },
        READER,
      ),
      'Ana is away. No new leads until /routing back. Ben covers and has 2 leads that could not wait.',
    ],
    [
      deeds.leadClosed({ ...globex, closeAs: 'not_a_fit', worth: null, cameBack: null }),
      'Globex is closed: not a fit.',
    ],
    [
      deeds.leadClosed({ ...globex, closeAs: 'converted', worth: '12,000 EUR', cameBack: null }),
      'Globex is closed: converted, 12,000 EUR.',
    ],
    [
      deeds.leadClosed({ ...globex, closeAs: 'bad', worth: null, cameBack: 'Ana' }),
      'Globex is closed: bad lead. The turn of Ana came back.',
    ],
    [
      deeds.askedWhetherBad(globex),
      'A manager is asked about Globex. If they agree that it is bad, your turn comes back.',
    ],
    [deeds.leadKept({ ...globex, rep: 'Ana', owns: true }), 'Globex is fine: Ana has it again.'],
    [deeds.leadKept({ ...globex, rep: 'Ben', owns: false }), 'Globex is fine: Ben is asked now.'],
    [
      deeds.leadKept({ ...globex, rep: null, owns: false }),
      'Globex is fine, but nobody can take it now.',
    ],
    [deeds.notCalledBad(globex), 'Nobody calls Globex bad any more. Nothing was changed.'],
    [
      deeds.touchNoted({ ...globex, engagement: 'attempted', nextBy: null }, READER),
      'Logged for Globex: tried, no answer yet.',
    ],
    [
      deeds.touchNoted({ ...globex, engagement: 'attempted', nextBy: at(60) }, READER),
      'Logged for Globex: tried, no answer yet. Next touch by 11:00.',
    ],
    [deeds.engagementSet({ ...globex, engagement: 'meeting' }), 'Globex stands at: met.'],
    [deeds.poolPaused('all'), 'All routing is paused. New leads wait on hold until it is resumed.'],
  ])('%# is one plain line', (given, words) => {
    expect(given.text).toBe(words);
    expect(given.blocks.filter(({ type }) => type !== 'actions')).toHaveLength(1);
  });
});

it('what may keep a message from the phone ends with a test', () => {
  expectGolden('answer-unseen', clicks.unseenHelp(null));
  expectGolden('answer-unseen-taken-back', clicks.unseenHelp({ isBack: true }));
});

describe('an answer to a command', () => {
  const globex = { leadId: 'lead_7k2', company: 'Globex', person: 'Dana Ode' };

  it('names who may', () => {
    const denied = { what: say`Reassigning EMEA leads`, needs: say`managers`, who: ['Mia', 'Leo'] };
    expect(commands.notPermitted(denied).text).toBe(
      'Reassigning EMEA leads is for managers: Mia and Leo.',
    );
  });

  it('guesses the lead that was meant', () => {
    const given = commands.unknownLead('lead_7k3', globex);
    expect(given.text).toBe('I know no lead “lead_7k3”. Did you mean Globex (lead_7k2)?');
    expectGolden('answer-unknown-lead', given);
    expect(commands.unknownLead(LONG, null).blocks).toHaveLength(1);
  });

  it('asks which of several leads was meant', () => {
    const three = { typed: 'globex', leads: [globex, globex, globex], total: 3, atLeast: false };
    expectGolden(
      'answer-several',
      commands.severalLeads(three, (leadId) => `/lead close ${leadId} bad`),
    );
    const long = many(10, (n) => ({ leadId: `lead_${n}`, company: LONG, person: LONG_PERSON }));
    const full = { typed: LONG, leads: long, total: 100, atLeast: true };
    const given = commands.severalLeads(full, (leadId) => `/lead close ${leadId} ${LONG}`);
    expectGolden('answer-several-full', given);
    expect(given.blocks.at(-1)).toMatchObject({
      elements: [{ text: 'and 90 more: type more of the name, the e-mail or the id' }],
    });
  });

  it('runs the corrected command by a button', () => {
    const near = { word: 'assign', correction: '/lead assign lead_7k2 @ben knows them' };
    expectGolden('answer-unknown-command', commands.unknownCommand('asign', near));
    const long = commands.unknownCommand(LONG, { word: 'assign', correction: `/lead ${LONG}` });
    expectGolden('answer-unknown-command-full', long);
  });

  it('says what a time looks like', () => {
    expect(commands.badTime('until 25:00').text).toBe(
      '“until 25:00” is no time. Try until 15:00, until Monday or 2h.',
    );
  });
});

describe('help', () => {
  const offer = { leadId: 'lead_7k2', offerId: 'ofr_1', company: 'Globex', test: false };
  const waiting = many(9, () => ({ ...offer, person: 'Dana Ode', dueAt: at(5) }));

  it("starts with the caller's own state, to be answered right there", () => {
    const open = [30, 10, 40, 20].map((due, n) => aLeadRow(n, { dueAt: at(due) }));
    const help = ownLeads({ waiting: all(waiting), open: all(open) }, READER);
    expect(help.text).toMatch(/^9 leads waiting for you, 4 open/);
    const lines = JSON.stringify(help.blocks);
    expect(lines).toMatch(/Company 1\*.*Company 3\*.*Company 0\*.*and 1 more/);
    expect(lines).not.toContain('/lead assign');
    expectGolden('answer-lead-help', help);
    const state = mrkdwn`You are available.`;
    const own = 'You are available. Type /routing help to see the commands.';
    expect(ownRouting(state).text).toBe(own);
    expect(ownRouting(null).text).toMatch(/^You are in no pool/);
    expectGolden('answer-routing-blank', ownRouting(state));
    expectGolden('answer-routing-help', routingHelp());
  });

  it('on one command tells how it is typed, with an example, and who may', () => {
    expectGolden('answer-help-assign', topicHelp('/lead', 'assign', ['give']));
  });
});

describe('a list', () => {
  it('says that the queue is empty', () => {
    expect(
      queueList(
        { held: all([]), quarantined: [], quarantine: NONE_IN_QUARANTINE, atRisk: all([]) },
        READER,
      ).text,
    ).toBe('Hold and quarantine are empty.');
  });

  it('shows the queue', () => {
    const held = [aLeadRow(1, { repName: null, dueAt: null })];
    expectGolden(
      'answer-queue',
      queueList(
        {
          held: all(held),
          quarantined: [aLeadRow(2)],
          quarantine: { waiting: 1, spam: 0, oldestAt: at(0) },
          atRisk: all([aLeadRow(3)]),
        },
        READER,
      ),
    );
    const full = many(100, (n) => aLeadRow(n, { company: LONG, why: LONG, repName: LONG }));
    expectGolden(
      'answer-queue-full',
      queueList(
        {
          held: all(full, 140),
          quarantined: full,
          quarantine: { waiting: 100, spam: 30, oldestAt: at(0) },
          atRisk: all(full),
        },
        READER,
      ),
    );
  });

  it('shows the team', () => {
    const team = [aTeamRow(1), aTeamRow(2, { state: 'off_shift', until: at(480) })];
    const pools = [aPoolRow(1), aPoolRow(2, { full: 0, furthest: null })];
    expectGolden('answer-status', statusList({ team, pools, paused: [], admin: false }, READER));
    const full = {
      team: many(60, (n) => aTeamRow(n, { name: LONG })),
      pools: many(20, (n) => aPoolRow(n, { paused: true, furthest: { name: LONG, owed: -9.9 } })),
    };
    expectGolden(
      'answer-status-full',
      statusList({ ...full, paused: ['emea'], admin: true }, READER),
    );
  });

  it('shows a rep the team without what others are owed', () => {
    const team = [{ ...aTeamRow(1), owed: null }];
    const { text } = statusList({ team, pools: [], paused: [], admin: false }, READER);
    expect(text).toContain('Rep 1 · available · 7 of 25 open\n');
    expect(text).not.toMatch(/owed|Pools/);
  });
});

const forOwner = (lead: LeadSummary, email = 'dana@globex.test') => ({
  lead,
  email,
  phone: '+34910000000',
  engagement: 'connected' as const,
  worth: null,
});

describe('an answer about a lead', () => {
  it('shows what it is and who has it', () => {
    const claimed = { repName: 'Ben', until: at(35), touches: 3, alias: 'lead_9' };
    expectGolden('answer-show', leadShown(forOwner(aLead()), aStanding(claimed), READER));
    const nobody = aStanding({ state: 'held', repName: null, why: LONG, waitsFor: 'place' });
    expectGolden(
      'answer-show-full',
      leadShown(forOwner(fullLead(), `${LONG}@globex.test`), nobody, READER),
    );
  });

  it('says why in one line and what comes next in another', () => {
    expectGolden('answer-why', leadWhy(aStory(), at(1)));
    const full = aStory({ headline: LONG, timeline: [{ at: at(1), text: LONG, planned: true }] });
    expectGolden('answer-why-full', leadWhy(full, at(1)));
  });
});
