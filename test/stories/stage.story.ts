import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { POLICY, ROSTER } from '../support/world.ts';
import { type Told, tell } from './stage.ts';
import { later, StoryClock } from './support/clock.ts';
import { judge } from './support/judge.ts';
import { GLOBEX } from './support/leads.ts';
import { Transcript } from './support/transcript.ts';

const MONDAY = '2026-11-23T10:00:00Z';
const clock = () => new StoryClock(MONDAY, 'Europe/Madrid');

describe('the clock of a story', () => {
  test.each([
    ['12:00', '2026-11-23T11:00:00Z'],
    ['09:00', '2026-11-24T08:00:00Z'],
    ['Wed 09:30', '2026-11-25T08:30:00Z'],
    ['Mon 11:00', '2026-11-30T10:00:00Z'],
    ['2027-03-28T07:00:00Z', '2027-03-28T07:00:00Z'],
  ])('goes to the next %s', (when, at) => {
    expect(clock().next(when, new Date(MONDAY))).toEqual(new Date(at));
  });

  test('says the time of its zone and refuses to go back', () => {
    const story = clock();
    story.moveTo(later('90m', story.now()));
    expect(story.label()).toBe('Mon 12:30');
    expect(() => story.moveTo(new Date(MONDAY))).toThrow('does not go back');
    expect(() => later('soon', story.now())).toThrow('no duration');
  });
});

test('a transcript names generated things by their first appearance', () => {
  const transcript = new Transcript('a title', clock());
  const [one, two] = [1, 2].map((n) => `lead_${String(n).padStart(20, '0')}`);
  transcript.say(`${two} before ${one}\n${two} again`);
  expect(transcript.text()).toContain('Mon 11:00  lead#1 before lead#2\n           lead#1 again\n');
});

describe('a story fails', () => {
  const told = { transcript: 'Ana claims Globex.\n', errors: [], refused: [], lost: [] };

  /** With a golden transcript of its own, in a folder that goes away. */
  function judgeIn(title: string, golden: string | undefined, more: Partial<Told> = {}) {
    const folder = mkdtempSync(join(tmpdir(), 'baton-golden-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    vi.stubEnv('UPDATE_GOLDEN', '');
    onTestFinished(() => void vi.unstubAllEnvs());
    if (golden !== undefined) writeFileSync(join(folder, `${title}.txt`), golden);
    const at = pathToFileURL(`${folder}/`);
    return () => judge({ title, told: { ...told, ...more }, expectErrors: ['known'], golden: at });
  }

  test('unless all is as it was expected', () => {
    const errors = [{ code: 'known', message: 'It was to fail.' }];
    expect(judgeIn('as-expected', told.transcript, { errors })).not.toThrow();
  });

  test('on a message nobody expected', () => {
    const transcript = `${told.transcript}baton → ana: one message more\n`;
    expect(judgeIn('left-over', told.transcript, { transcript })).toThrow(
      /is what left-over.txt says/,
    );
  });

  test('on an event that the bot never took', () => {
    const lost = ['{"type":"user_change"}: http_error'];
    expect(judgeIn('lost-event', told.transcript, { lost })).toThrow(/never took.*Ana claims/s);
  });

  test('the first time, and shows what it would keep', () => {
    expect(judgeIn('first-run', undefined)).toThrow(/golden:update writes it.*Ana claims/s);
  });

  test('on an error in the log, and shows what was told', () => {
    const errors = [{ code: 'surprise', message: 'It broke.' }];
    expect(judgeIn('error', told.transcript, { errors })).toThrow(/nobody expected.*Ana claims/s);
  });

  test('on what Slack would refuse, and shows what was told', () => {
    const refused = ['chat.postMessage: /blocks/0 is too long'];
    expect(judgeIn('refused', told.transcript, { refused })).toThrow(/would refuse.*Ana claims/s);
  });
});

describe('a story', () => {
  test('hands on what the log called an error, with the place where it happened', async () => {
    const refuse = { kind: 'error', error: 'channel_not_found', times: 1 } as const;
    const told = await tell('refused', {}, async ({ slack, lead }) => {
      await slack.fails({ method: 'chat.postMessage', ...refuse });
      await lead(GLOBEX);
    });
    expect(told.errors).toMatchObject([{ code: 'upstream.refused' }]);
    expect(told.refused).toEqual([]);
    expect(told.transcript).toContain('Mon 10:00  Slack fails: method:chat.postMessage');
    expect(told.transcript).toContain("I can't reach Ana Ruiz");
  });

  test('that breaks off tells how far it came, and leaves nothing running', async () => {
    const broken = tell('broken', {}, async ({ lead, person }) => {
      await lead(GLOBEX);
      person('ana').expectDm(/nothing of the kind/);
    });
    await expect(broken).rejects.toThrow(/No message to ana says .*The story so far:.*New lead/s);
  });

  test('stops at each due time on the way', async () => {
    const { transcript } = await tell('times', {}, async ({ lead, clock: story }) => {
      await lead(GLOBEX);
      await story.advance('1h');
    });
    const at = (words: string) => new RegExp(`(\\S+)  baton → ${words}`).exec(transcript)?.[1];
    expect(at('ana: Reminder')).toBe('10:07');
    expect(at('#emea: Unclaimed')).toBe('10:15');
    expect(at('ben: New lead')).toBe('10:17');
  });

  test('applies other files on the way, and who is new is found by e-mail', async () => {
    const { transcript } = await tell('hiring', {}, async ({ apply, lead, person }) => {
      const dee = '  - { id: dee, name: Dee Lux, email: dee@acme.test }\n';
      const policy = POLICY.replace('{ ana: 100, ben: 100, cleo: 100 }', '{ dee: 100 }');
      expect((await apply({ roster: 'version: 2' })).code).toBe(1);
      expect((await apply({ roster: ROSTER + dee, policy })).code).toBe(0);
      await lead(GLOBEX);
      person('dee').expectDm(/New lead: Globex/);
    });
    expect(transcript).toContain('$ baton apply . (exit 1)');
    expect(transcript).toContain('Applied .: policy v2 is live.');
    expect(transcript).toContain('baton → dee: New lead: Globex');
  });
});
