import { describe, expect, it } from 'vitest';
import { parseValue } from '../../../src/blocks/button-value.ts';
import { awayModal } from '../../../src/blocks/modals/away-modal.ts';
import { declineModal } from '../../../src/blocks/modals/decline-modal.ts';
import { loadingModal } from '../../../src/blocks/modals/loading-modal.ts';
import { messageModal } from '../../../src/blocks/modals/message-modal.ts';
import { newLeadModal } from '../../../src/blocks/modals/new-lead-modal.ts';
import { notificationsModal } from '../../../src/blocks/modals/notifications-modal.ts';
import { reassignAnyway, reassignModal } from '../../../src/blocks/modals/reassign-modal.ts';
import { choiceGroups } from '../../../src/blocks/modals/rep-choices.ts';
import { storyModal } from '../../../src/blocks/modals/story-modal.ts';
import {
  DEFAULT_OVERRIDES,
  type OverrideReason,
} from '../../../src/routing/model/policy/governance.ts';
import { type DeclineReason, policySchema } from '../../../src/routing/model/policy/policy.ts';
import { DEFAULT_TASTE } from '../../../src/routing/model/workspace/taste.ts';
import { say } from '../../../src/words/say.ts';
import { expectGolden, faultsOf } from '../golden.ts';
import { aChoice, aStory, aTeamRow, at, fullLead, LONG, READER } from '../views.ts';

const many = <T>(count: number, make: (n: number) => T): T[] =>
  Array.from({ length: count }, (_, n) => make(n + 1));

describe('the decline modal', () => {
  const about = { offerId: 'ofr_1', leadId: 'lead_1', others: false, cameBack: null };

  it('offers the reasons of the policy with what each one costs', () => {
    const { reasons } = policySchema.parse({
      version: 1,
      pools: [{ id: 'emea', members: { ana: 100 } }],
      rules: [{ id: 'rest', assign: { pool: 'emea' } }],
      sla: { standard: { claim: '15m' } },
    });
    const view = declineModal({ ...about, company: 'Globex', reasons });
    expect(parseValue(view.private_metadata)).toEqual({ lead: 'lead_1', offer: 'ofr_1' });
    expectGolden('decline-modal', view);
  });

  it('says that the turn counts where too many came back, and hints at nothing else', () => {
    const { reasons } = policySchema.parse({
      version: 1,
      pools: [{ id: 'emea', members: { ana: 100 } }],
      rules: [{ id: 'rest', assign: { pool: 'emea' } }],
    });
    const view = declineModal({ ...about, company: 'Globex', reasons, cameBack: 5 });
    const shown = JSON.stringify(view);
    expect(shown).toContain('5 turns came back within a day already, so this one counts.');
    expect(shown).not.toContain('Your turn comes back.');
    expect(shown).toContain('Uses your turn. Set yourself Away to stop offers.');
    expectGolden('decline-modal-spent', view);
  });

  it('fits the longest name and a hundred reasons at most', () => {
    const reasons = many(120, (n): DeclineReason => {
      const flags = { refund: true, exclude: true, next: 'rep', note: 'optional' } as const;
      return { id: `${'r'.repeat(60)}${n}`, label: 'L'.repeat(75), hint: 'H'.repeat(75), ...flags };
    });
    expectGolden('decline-modal-full', declineModal({ ...about, company: LONG, reasons }));
  });
});

describe('the form for a new lead', () => {
  it('asks what is known, and a rep for nothing else', () => {
    expectGolden('new-lead-modal', newLeadModal({ known: {}, reps: null }, READER));
  });

  it('fits a manager of a hundred reps and the longest message', () => {
    const reps = many(130, (n) => aTeamRow(n, { repId: `${'r'.repeat(60)}${n}`, name: LONG }));
    const known = {
      email: 'dana@globex.test',
      phone: '+34 600 000 000',
      message: 'x '.repeat(4000),
    };
    expectGolden('new-lead-modal-full', newLeadModal({ known, reps }, READER));
  });
});

describe('the reassign modal', () => {
  const { reasons } = DEFAULT_OVERRIDES;
  const about = { leadId: 'lead_1', company: 'Globex', poolId: 'emea', reasons };
  const AWAY = 'away until Mon 30 Nov 09:00';
  const choices = [
    aChoice(1, { owed: 0.8, suits: 'speaks or knows Spanish' }),
    aChoice(2, { owed: -1.25, cap: null }),
    aChoice(3, { owed: null, obstacle: AWAY }),
    aChoice(4, {
      owed: null,
      obstacle: 'declined this lead: wrong language',
    }),
    aChoice(5, { owed: null, outside: true, cap: null, open: 0 }),
    aChoice(6, { outside: true, obstacle: 'full: 25 of 25 open' }),
  ];

  it('shows first who can take it and why, then what is in the way of the others', () => {
    expectGolden('reassign-modal', reassignModal({ ...about, choices }));
  });

  it('says that there is nobody to pick', () => {
    expectGolden('reassign-modal-empty', reassignModal({ ...about, choices: [] }));
  });

  it('asks once more with the fact, and keeps what was filled in', () => {
    const despite = 'availability.away';
    const sent = { repId: 'rep-3', reason: 'workload', note: 'until Friday' };
    const fact = `Rep 3 is ${AWAY}`;
    const view = reassignAnyway({ ...about, choices }, { ...sent, despite, fact });
    expect(parseValue(view.private_metadata)).toEqual({ lead: 'lead_1', rep: 'rep-3', despite });
    expectGolden('reassign-anyway', view);
  });

  const longest = many(120, (n): OverrideReason => {
    return { id: `${'r'.repeat(60)}${n}`, label: LONG.slice(0, 75), note: 'required' };
  });
  const crowd = (count: number) =>
    many(count, (n) =>
      aChoice(n, {
        repId: `${'r'.repeat(60)}${n}`,
        name: `${n} ${LONG}`,
        outside: n > 90,
        suits: LONG,
        obstacle: n % 3 === 0 ? LONG : null,
      }),
    );

  it('fits a hundred reps with the longest names', () => {
    const question = { ...about, company: LONG, poolId: 'p'.repeat(60), reasons: longest };
    expectGolden('reassign-modal-full', reassignModal({ ...question, choices: crowd(100) }));
  });

  it('has more than a hundred searched for, also when it asks once more', () => {
    const hundreds = crowd(1_000);
    const sent = { repId: hundreds[998]?.repId ?? '', reason: 'other', note: LONG.slice(0, 200) };
    const question = { ...about, company: LONG, choices: hundreds };
    expectGolden('reassign-modal-search', reassignModal(question));
    const objection = { ...sent, despite: 'exclusion.declined', fact: LONG };
    expectGolden('reassign-anyway-full', reassignAnyway(question, objection));
  });

  it('finds by any part of a name, without its accents, and no more than a list holds', () => {
    const hundreds = [aChoice(1, { name: 'Zoë Núñez' }), ...crowd(300)];
    const found = (typed: string) =>
      choiceGroups({ choices: hundreds, poolId: 'emea' }, typed).flatMap((group) =>
        group.options.map(({ value }) => value),
      );
    expect(found('zoe n')).toEqual(['rep-1']);
    expect(found('nunez')).toEqual(['rep-1']);
    expect(found('nobody')).toEqual([]);
    expect(found('')).toHaveLength(100);
  });
});

describe('the away modal', () => {
  it('asks oneself until when', () => {
    const others = [{ repId: 'ben', name: 'Ben Koch' }];
    expectGolden('away-modal', awayModal({ repId: 'ana', name: null, others, now: null }, READER));
  });

  it('names the rep a manager sets away', () => {
    const others = Array.from({ length: 130 }, (_, n) => ({ repId: `rep-${n}`, name: LONG }));
    expectGolden(
      'away-modal-other',
      awayModal({ repId: 'ana', name: LONG, others, now: null }, READER),
    );
  });

  it('keeps the end and shows the cover where somebody is Away already', () => {
    const others = [{ repId: 'ben', name: 'Ben Koch' }];
    const now = { until: at(120), coverId: 'ben' };
    expectGolden('away-modal-again', awayModal({ repId: 'ana', name: 'Ana', others, now }, READER));
    const open = awayModal(
      { repId: 'ana', name: null, others, now: { ...now, until: null } },
      READER,
    );
    expect(JSON.stringify(open)).toContain('As it is now: until back');
  });

  it('asks nobody to cover where there is nobody else', () => {
    const alone = JSON.stringify(
      awayModal({ repId: 'ana', name: null, others: [], now: null }, READER),
    );
    expect(alone).not.toContain('Who covers');
  });
});

describe('the notifications modal', () => {
  it('names the tiers that may come off shift, and shows what is on', () => {
    const view = notificationsModal({
      ...DEFAULT_TASTE,
      outOfHours: true,
      hotTiers: ['strategic'],
      manages: false,
    });
    expect(JSON.stringify(view)).toContain('Strategic leads outside my hours');
    expectGolden('notifications-modal', view);
  });

  it("asks managers alone about their team's numbers", () => {
    const [managers, reps] = [true, false].map((manages) =>
      notificationsModal({ ...DEFAULT_TASTE, outOfHours: false, hotTiers: [], manages }),
    );
    expect(JSON.stringify(managers)).toContain("My team's numbers");
    expect(JSON.stringify(reps)).not.toContain("My team's numbers");
  });

  it('says that nothing is hot', () => {
    const view = notificationsModal({
      ...DEFAULT_TASTE,
      outOfHours: false,
      hotTiers: [],
      manages: false,
    });
    expectGolden('notifications-modal-none', view);
  });

  it('fits the longest names', () => {
    const hotTiers = many(30, (n) => `${'t'.repeat(60)}${n}`);
    expectGolden(
      'notifications-modal-full',
      notificationsModal({ ...DEFAULT_TASTE, outOfHours: true, hotTiers, manages: true }),
    );
  });
});

describe('the full story', () => {
  it('gives the answer first and what is planned last', () => {
    expectGolden('story-modal', storyModal(aStory(), at(1)));
  });

  it('fits a lead nothing happened to', () => {
    const empty = aStory({ headline: '', sections: [], timeline: [] });
    expectGolden('story-modal-empty', storyModal(empty, at(1)));
  });

  it('shows ten lines of a hundred, and sections that escaping makes long', () => {
    const lines = many(100, (n) => `${n} ${'&'.repeat(400)}`);
    const timeline = [
      ...many(100, (n) => ({ at: at(n), text: LONG, planned: false })),
      ...many(20, (n) => ({ at: at(n), text: LONG, planned: true })),
    ];
    const story = (count: number) => {
      const sections = many(count, (n) => ({ title: `Section ${n} ${LONG}`, lines }));
      return aStory({ lead: fullLead(), headline: LONG, sections, timeline });
    };
    const view = storyModal(story(1), at(1));
    expect(JSON.stringify(view)).toContain('and 90 more');
    expectGolden('story-modal-full', view);
    expect(faultsOf(storyModal(story(60), at(1)))).toEqual([]);
  });

  it('keeps the latest of what happened', () => {
    const timeline = many(12, (n) => ({ at: at(n), text: `event ${n}`, planned: false }));
    const drawn = JSON.stringify(storyModal(aStory({ timeline }), at(20)));
    expect(drawn).toContain('event 12');
    expect(drawn).not.toMatch(/event 1\\n|event 2\\n/);
    expect(drawn).toContain('2 earlier lines');
  });
});

it('a message is escaped when it is raw', () => {
  expectGolden('message-modal', messageModal(LONG));
});

it('something is shown while the data is fetched', () => {
  expectGolden('loading-modal', loadingModal(say`Full story`));
});
