import { rmSync } from 'node:fs';
import { expect, onTestFinished, test } from 'vitest';
import { listClocks } from '../../../src/db/delivery/clock-store.ts';
import { listOffers } from '../../../src/db/leads/offer-store.ts';
import { SOURCE_AUTHS } from '../../../src/routing/model/workspace/source.ts';
import { RunningClock } from '../../../src/sandbox/stage/clock.ts';
import { fastForward, rest } from '../../../src/sandbox/stage/fast-forward.ts';
import { openStage, type Stage } from '../../../src/sandbox/stage/open-stage.ts';
import { sendLead } from '../../../src/sandbox/stage/send-lead.ts';
import { staffOf } from '../../../src/sandbox/stage/staff.ts';
import { migratedMemoryFile } from '../../support/db.ts';
import { expectNoObjections } from '../../support/second-opinion.ts';
import { POLICY, ROSTER } from '../../support/world.ts';

const MONDAY = new Date('2026-11-23T10:00:00Z');
const MINUTE_MS = 60_000;
/** The ways of products are told by stories of their own. */
const AUTHS = SOURCE_AUTHS.filter((auth) => auth !== 'provider');
const SOURCES = AUTHS.map((auth) => `- { id: ${auth}, kind: generic, auth: ${auth} }`);
const quiet = () => {};

async function open(): Promise<Stage> {
  const files = { roster: ROSTER, policy: POLICY, sources: `${SOURCES.join('\n')}\n` };
  const file = await migratedMemoryFile();
  const stage = await openStage({
    files,
    staff: staffOf(files),
    clock: new RunningClock(MONDAY),
    databaseUrl: `file:${file}`,
    log: { info: quiet, warn: quiet, error: quiet },
  });
  onTestFinished(async () => {
    await stage.close();
    rmSync(file, { force: true });
    expectNoObjections(stage.slack);
  });
  return stage;
}

const BEARER = { id: 'bearer', auth: 'bearer', signature: undefined } as const;

const bodyOf = (name: string) =>
  JSON.stringify({
    person: { email: `dana@${name}.test`, first_name: 'Dana', last_name: 'Ode' },
    company: { name, domain: `${name}.test`, country: 'ES' },
    request: { form: 'demo' },
  });

test('a lead reaches each kind of source with the proof that it asks for', async () => {
  const stage = await open();
  for (const auth of AUTHS) {
    const company = auth.replaceAll('_', '');
    const answered = await sendLead(
      stage,
      { id: auth, auth, signature: undefined },
      { id: `msg_${auth}`, body: bodyOf(company) },
    );
    expect([auth, answered.httpStatus, answered.status]).toEqual([auth, 202, 'accepted']);
    expect(answered.leadId).toMatch(/^lead_/);
  }
});

test('a proof of another kind is refused, and says so', async () => {
  const stage = await open();
  const unproved = { ...BEARER, auth: 'none' } as const;
  const answered = await sendLead(stage, unproved, { id: 'msg_1', body: bodyOf('globex') });
  expect(answered).toMatchObject({ httpStatus: 401, leadId: '' });
  expect(answered.status).toContain('authorization: Bearer');
});

test('what becomes due on the way happens at its own time, in order', async () => {
  const stage = await open();
  const { leadId } = await sendLead(stage, BEARER, { id: 'msg_1', body: bodyOf('globex') });
  await rest(stage);
  const from = stage.ctx.db.read;
  const dueAt = (await listClocks(from, leadId)).find(({ kind }) => kind === 'claim')?.dueAt;
  const instants: Date[] = [];
  const end = new Date(stage.clock.now().getTime() + 90 * MINUTE_MS);
  await fastForward(stage, end, () => instants.push(stage.clock.now()));

  const [first, second] = await listOffers(from, leadId);
  const late = (second?.madeAt.getTime() ?? 0) - (dueAt?.getTime() ?? 0);
  // The standard policy asks the next rep two minutes after the breach, and not at the end.
  expect(first?.state).toBe('expired');
  expect(late).toBeGreaterThanOrEqual(2 * MINUTE_MS);
  expect(late).toBeLessThan(3 * MINUTE_MS);
  expect(instants.length).toBeGreaterThan(3);
  expect(instants).toEqual(instants.toSorted((one, other) => one.getTime() - other.getTime()));
  expect(stage.clock.now().getTime()).toBeGreaterThanOrEqual(end.getTime());
});

test('bot and Slack read the same clock', async () => {
  const stage = await open();
  const noon = new Date('2026-11-23T12:00:00Z');
  await fastForward(stage, noon);
  await sendLead(stage, BEARER, { id: 'msg_1', body: bodyOf('globex') });
  await rest(stage);
  const [offer] = await stage.ctx.db.read.select().from(stage.ctx.db.t.offers);
  const [post] = stage.slack.calls('chat.postMessage');
  for (const at of [offer?.madeAt, post?.at]) {
    expect(at?.getTime()).toBeGreaterThanOrEqual(noon.getTime());
    expect(at?.getTime()).toBeLessThan(noon.getTime() + MINUTE_MS);
  }
});

test('a full disk refuses every write, and the sender comes again', async () => {
  const stage = await open();
  stage.disk.full = true;
  const refused = await sendLead(stage, BEARER, { id: 'msg_1', body: bodyOf('globex') });
  expect(refused).toMatchObject({ httpStatus: 503, leadId: '' });
  stage.disk.full = false;
  const taken = await sendLead(stage, BEARER, { id: 'msg_1', body: bodyOf('globex') });
  expect(taken).toMatchObject({ httpStatus: 202, status: 'accepted' });
});
