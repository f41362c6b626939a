import { describe, expect, test } from 'vitest';
import { collectTexts } from '../../src/sandbox/words/collect-texts.ts';
import { MADE_FROM_HERE, printJson, printPage } from '../../src/sandbox/words/print-catalogue.ts';
import { readTexts } from '../../src/sandbox/words/read-texts.ts';
import { readRepoFile } from '../tidy/sources.ts';

const texts = collectTexts();

/** The first line in which they differ, rather than all of both. */
function firstDifference(stored: string, made: string): string | null {
  const lines = stored.split('\n');
  const at = made.split('\n').findIndex((line, index) => line !== lines[index]);
  if (at < 0) return stored.length > made.length ? 'It holds more than the code.' : null;
  return `The code says ${made.split('\n')[at]} where it says ${lines[at]}: npm run words.`;
}

describe('the catalogue', () => {
  test('docs/words.json holds every text of the code and no other', () => {
    expect(firstDifference(readRepoFile('docs/words.json'), printJson(texts))).toBeNull();
  });

  test('docs/words.md shows the same texts by surface', () => {
    const [byHand, made] = readRepoFile('docs/words.md').split(MADE_FROM_HERE);
    expect(byHand).toContain('# Words');
    expect(firstDifference(MADE_FROM_HERE + made, printPage(texts))).toBeNull();
  });

  test('a text that changed is named', () => {
    expect(firstDifference('one\ntwo\n', 'one\nthree\n')).toContain('three');
    expect(firstDifference('one\ntwo\n', 'one')).not.toBeNull();
    expect(firstDifference('one\n', 'one\n')).toBeNull();
  });
});

const read = (code: string) => readTexts(code).map(({ text }) => text);
const roles = (code: string) => readTexts(code).map(({ role }) => role);

describe('a text of the code', () => {
  test('has its slots by the name of what fills them', () => {
    const code = `
      mrkdwn\`*\${cut(lead.company, 60)}* is due by \${slackTime(dueAt, reader)}.\`;
      mrkdwn\`\${by} gave \${leadName(was)} to \${listed(names)}.\`;
      mrkdwn\`\${who} keeps what \${was.who} had, as \${who} said.\`;
      mrkdwn\`\${counted(a, 'lead')} and \${counted(b, 'rep')} wait.\`;`;
    expect(read(code)).toEqual([
      '*{company}* is due by {dueAt}.',
      '{by} gave {lead} to {names}.',
      '{who} keeps what {who2} had, as {who} said.',
      '{count} and {count2} wait.',
      '{count} lead',
      '{count} rep',
    ]);
  });

  test('is what stands on a button, beside a field, in a menu or in a header', () => {
    const code = `
      button({ label: 'Claim', action: OFFER_CLAIM, spoken: \`Claim \${name}\` });
      textInput({ field: 'note', label: 'Note', hint: 'Others can read it.' });
      menu('home_lead', [{ label: 'Reopen', value: 'reopen' }]);
      header(\`Team: \${rows.length}\`);`;
    expect(read(code)).toEqual([
      'Claim',
      'Claim {name}',
      'Note',
      'Others can read it.',
      'Reopen',
      'Team: {length}',
    ]);
    expect(roles(code)).toEqual(['button', 'spoken', 'label', 'hint', 'option', 'title']);
    expect(readTexts(code)[0]?.action).toBe('OFFER_CLAIM');
  });

  test('may be chosen between, and be written in two halves', () => {
    const code = `
      const who = isOwn ? 'You are' : \`\${rep} is\`;
      const line = \`It is at \${place}, and \` + \`\${other.place} is \${full ? 'full' : 'empty'}.\`;`;
    expect(read(code)).toEqual([
      'You are',
      '{rep} is',
      'It is at {place}, and {place2} is {choice}.',
      'full',
      'empty',
    ]);
  });

  test('is what a function of words returns, and no other', () => {
    const body = "(p: number) { if (p < 0.4) return 'low'; return p < 0.7 ? 'medium' : 'high'; }";
    expect(read(`function priorityWord${body}`)).toEqual(['low', 'medium', 'high']);
    expect(read(`function levelOf${body}`)).toEqual([]);
  });

  test('is an error with its code', () => {
    const code = "throw new AppError('input.day', 'The day is over.');";
    const error = { text: 'The day is over.', role: 'error', action: 'input.day', marked: false };
    expect(readTexts(code)).toEqual([error]);
  });

  test('is nothing that a machine reads', () => {
    const code = `
      import { one } from './The one.ts';
      type Name = 'Ana Ruiz';
      const known = { 'Some key': 1, kind: 'Some kind' }['Some key'];
      if (word === 'Some word' || text.includes('a part')) log.info({}, 'It is logged.');
      String.raw\`Some pattern\`;
      because('hold.nobody'); run('/lead why globex', 'offer_claim', 'en-GB', 'MADE');`;
    expect(read(code)).toEqual([]);
  });
});
