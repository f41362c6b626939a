import { describe, expect, it } from 'vitest';
import { quarantineList } from '../../../src/blocks/answers/quarantine-answers.ts';
import { parseValue } from '../../../src/blocks/button-value.ts';
import { correctModal } from '../../../src/blocks/modals/correct-modal.ts';
import { discardModal } from '../../../src/blocks/modals/discard-modal.ts';
import { answerModal } from '../../../src/blocks/modals/message-modal.ts';
import { mrkdwn } from '../../../src/blocks/text.ts';
import { correctableValues } from '../../../src/routing/intake/correct-submission.ts';
import type { QuarantineList } from '../../../src/routing/model/cards/quarantine-cards.ts';
import { say } from '../../../src/words/say.ts';
import { expectGolden, faultsOf } from '../golden.ts';
import { aQuarantineRow, at, LONG, LONG_PERSON, READER } from '../views.ts';

const aList = (over: Partial<QuarantineList> = {}): QuarantineList => ({
  waiting: 1,
  spam: 1,
  oldestAt: at(1),
  rows: [aQuarantineRow(1), aQuarantineRow(2, { spam: true })],
  page: 0,
  pages: 1,
  ...over,
});

describe('the list of quarantine', () => {
  it('has each lead with its buttons', () => {
    expectGolden('quarantine-list', quarantineList(aList(), READER));
  });

  it('says that nothing waits, and what was just done', () => {
    const empty = aList({ waiting: 0, spam: 0, oldestAt: null, rows: [] });
    const drawn = quarantineList(empty, READER, mrkdwn`Globex is released.`);
    expect(drawn.text).toBe('Globex is released.\nQuarantine is empty.');
    expectGolden('quarantine-list-empty', drawn);
  });

  it('turns pages of the longest names, as a message and as a modal', () => {
    const long = { company: LONG, person: LONG_PERSON, why: LONG };
    const rows = Array.from({ length: 10 }, (_, n) => aQuarantineRow(n, long));
    const middle = quarantineList(aList({ rows, waiting: 100, page: 4, pages: 10 }), READER);
    expect(JSON.stringify(middle)).toContain('Page 5 of 10');
    expect(JSON.stringify(middle)).toMatch(/quarantine_previous.*quarantine_next/);
    expectGolden('quarantine-list-full', middle);
    expect(faultsOf(answerModal(middle, say`Quarantine`))).toEqual([]);
    const ends = [0, 9].map((page) => quarantineList(aList({ rows, page, pages: 10 }), READER));
    expect(JSON.stringify(ends[0])).not.toContain('quarantine_previous');
    expect(JSON.stringify(ends[1])).not.toContain('quarantine_next');
  });
});

const valuesOf = (text: string, message: string) =>
  correctableValues({
    person: { email: text, name: text, phone: text },
    company: { name: text, domain: text, country: text },
    request: { message },
    attribution: {},
    custom: {},
    crm: {},
    test: false,
  });

describe('the form to correct a lead', () => {
  const about = { leadId: 'lead_1', company: 'Globex', why: 'nothing says who it is from' };
  it('is filled in with what came', () => {
    const values = { ...valuesOf('', 'Call me'), 'company.name': 'Globex' };
    const view = correctModal({ ...about, values, page: 2 });
    expect(parseValue(view.private_metadata)).toEqual({ lead: 'lead_1', page: 2 });
    expectGolden('correct-modal', view);
  });

  it('fits when nothing came, and leaves out what is too long to show', () => {
    const empty = { leadId: 'lead_1', company: '', why: '', values: valuesOf('', '') };
    expectGolden('correct-modal-empty', correctModal(empty));
    const values = valuesOf('x'.repeat(256), 'x'.repeat(8_000));
    const full = correctModal({ leadId: 'lead_1', company: LONG, why: LONG, values });
    expect(JSON.stringify(full)).not.toContain('"block_id":"message"');
    expectGolden('correct-modal-full', full);
  });
});

describe('the form to discard a lead', () => {
  it('asks why, and says what each reason means', () => {
    expectGolden('discard-modal', discardModal({ leadId: 'lead_1', company: 'Globex' }));
  });

  it('fits the longest name', () => {
    expect(faultsOf(discardModal({ leadId: 'lead_1', company: LONG, page: 3 }))).toEqual([]);
  });
});
