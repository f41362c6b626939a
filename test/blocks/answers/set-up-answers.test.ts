import { describe, expect, it } from 'vitest';
import * as answers from '../../../src/blocks/answers/set-up/set-up-answers.ts';
import { answerModal } from '../../../src/blocks/modals/message-modal.ts';
import { channelModal } from '../../../src/blocks/modals/set-up/channel-modal.ts';
import { say } from '../../../src/words/say.ts';
import { expectGolden } from '../golden.ts';
import { LONG } from '../views.ts';

const aRow = (over: Partial<answers.SourceRow> = {}): answers.SourceRow => ({
  id: 'website',
  kind: 'generic',
  url: 'https://baton.acme.test/webhooks/leads/website',
  notes: ['The line sends a test lead.'],
  curl: ["curl -X POST 'https://baton.acme.test/webhooks/leads/website' \\", "  -d '{}'"],
  ...over,
});
const connect = (rows: answers.SourceRow[]) =>
  answerModal(answers.sourceAddresses(rows), say`Connect a source`);

const text = (by: string) => answerModal(answers.ownWords({ by, channel: 'C0EMEA' }), say`Tell`);

describe('the forms of setting Baton up', () => {
  it('ask for a channel of this workspace, and say what a file names already', () => {
    expectGolden('channel-modal', channelModal({ place: 'managers', pool: null, named: null }));
    expectGolden(
      'channel-modal-named',
      channelModal({ place: 'pool:emea', pool: 'emea', named: 'C0EMEA' }),
    );
  });

  it('show where leads are sent to, or how a first source is written down', () => {
    expectGolden('source-modal', connect([aRow()]));
    expectGolden('source-modal-empty', connect([]));
  });

  it('hold a hundred sources whose lines are too long to show', () => {
    const curl = Array.from({ length: 60 }, () => LONG);
    const row = aRow({ id: 'x'.repeat(64), curl, notes: [LONG, LONG, LONG] });
    const view = connect(Array.from({ length: 100 }, () => row));
    expect(JSON.stringify(view)).toContain('and 95 more');
    expectGolden('source-modal-full', view);
  });

  it('give a text to copy', () => {
    expectGolden('own-words-modal', text('Leo Marsh'));
    expectGolden('own-words-modal-full', text(LONG));
  });
});
