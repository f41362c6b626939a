import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sendLead } from '../support/server-process.ts';
import { Stage } from './stage.ts';

const folder = mkdtempSync(join(tmpdir(), 'baton-language-'));
const file = join(folder, 'es.json');
const TEXTS = {
  Claim: 'Lo tomo',
  '{what}: {lead}': '{lead}: {what}',
  'New lead': 'contacto nuevo',
  'Not your lead.': 'No es tuyo.',
  'Going out? /routing away UNTIL': '¿Te vas? /routing away UNTIL',
};

let stage: Stage;
beforeAll(async () => {
  writeFileSync(file, JSON.stringify({ language: 'es', texts: TEXTS }));
  stage = await Stage.open();
});
afterAll(async () => {
  await stage.close();
  rmSync(folder, { recursive: true });
});

test('cards and answers come in the language of the file, and what is not in it in English', async () => {
  const server = await stage.start({ LANGUAGE_FILE: file });
  await sendLead(server.url, 'msg_1', {
    person: { email: 'dana@globex.test' },
    company: { name: 'Globex' },
  });
  const rep = await stage.asked(/Globex/);
  await rep.click('Lo tomo');
  await rep.waitForDm(/Globex: Yours/, 8_000);
  await rep.command('/routing status');
  await rep.waitForEphemeral(/¿Te vas\?/);
  expect(server.child.exitCode).toBeNull();
});
