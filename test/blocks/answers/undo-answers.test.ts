import { describe, expect, it } from 'vitest';
import { leadTaken } from '../../../src/blocks/answers/deed-answers.ts';
import { leadShown } from '../../../src/blocks/answers/lead-answers.ts';
import * as words from '../../../src/blocks/answers/undo-answers.ts';
import { expectGolden } from '../golden.ts';
import { aLead, aStanding, at, LONG, READER } from '../views.ts';

const globex = { company: 'Globex' };
const offer = { leadId: 'lead_1', offerId: 'ofr_1' };
const late = { ...globex, was: 'claim', holder: null } as const;

describe('an answer to taking something back', () => {
  it.each([
    [
      words.answerUndone({ ...globex, ...offer, until: at(5) }, READER),
      'Taken back: Globex waits for your answer until 10:05.',
    ],
    [
      words.overrideUndone({ ...globex, to: 'Ana', owns: true }),
      'Taken back: Globex is with Ana again.',
    ],
    [
      words.overrideUndone({ ...globex, to: 'Ana', owns: false }),
      'Taken back: Globex is offered to Ana again.',
    ],
    [
      words.overrideUndone({ ...globex, to: null, owns: false }),
      'Taken back: nobody has Globex now, it waits.',
    ],
    [
      words.cannotUndo({ ...late, why: 'late' }),
      'Undo lasts 2 minutes, and they are over. Type /lead giveback Globex to give it to the next rep.',
    ],
    [
      words.cannotUndo({ ...late, why: 'late', was: 'decline' }),
      'Undo lasts 2 minutes, and they are over. Ask a manager to give it to you.',
    ],
    [
      words.cannotUndo({ ...late, why: 'taken', holder: 'Ben' }),
      'Ben has Globex by now, so nothing was taken back. Ask a manager to give it to you.',
    ],
    [
      words.cannotUndo({ ...late, why: 'touched' }),
      'You were in touch about Globex already. Type /lead giveback Globex to give it to the next rep.',
    ],
    [
      words.cannotUndo({ ...late, why: 'once' }),
      'You took back an answer to Globex before. Type /lead giveback Globex to give it to the next rep.',
    ],
    [
      words.cannotUndo({ ...late, why: 'closed' }),
      'Globex is closed. Type /lead restore Globex to bring it back.',
    ],
    [
      words.workedOn({ ...globex, by: 'Ben' }),
      'Ben is at work on Globex already. Reassign it to give it to somebody else.',
    ],
    [words.leadGivenBack({ ...globex, next: 'Ben' }), 'Globex is given back. Ben is asked now.'],
    [
      words.leadGivenBack({ ...globex, next: null }),
      'Globex is given back. It waits for somebody who can take it.',
    ],
    [words.leadRestored({ ...globex, owner: 'Ana' }), 'Globex is open again, with Ana.'],
    [
      words.leadRestored({ ...globex, owner: null }),
      'Globex is open again and looks for a rep now.',
    ],
  ])('%# is one plain line', (given, said) => {
    expect(given.text).toBe(said);
    expect(given.blocks.filter(({ type }) => type !== 'actions')).toHaveLength(1);
  });

  it('fits with the longest names', () => {
    const long = { company: LONG, leadId: 'lead_7k2', merged: false };
    expectGolden('answer-elsewhere-full', words.goesOnElsewhere(long));
    expectGolden(
      'answer-undone-full',
      words.answerUndone({ company: LONG, ...offer, until: at(5) }, READER),
    );
  });
});

const silent = { email: null, phone: null, worth: null };
const shown = { lead: aLead(), engagement: 'none' as const, ...silent };
const closed = (repName: string | null) => aStanding({ state: 'closed', repName });

describe('what can be taken back', () => {
  it('has its button under the answer', () => {
    expectGolden('answer-taken', leadTaken({ ...globex, leadId: 'lead_7k2' }));
  });

  it('a closed lead is reopened where it had an owner, and restored where it had none', () => {
    const owned = leadShown(shown, closed('Ana'), READER);
    expectGolden('answer-show-closed', owned);
    const unowned = JSON.stringify(leadShown(shown, closed(null), READER));
    expect(JSON.stringify(owned)).toContain('Reopen');
    expect(unowned).toContain('Restore');
  });
});
