import { expect, test } from 'vitest';
import { latestDecision } from '../../../src/db/leads/decision-store.ts';
import { loadLags } from '../../../src/db/leads/ledger-store.ts';
import { decideLead } from '../../../src/routing/decide-lead.ts';
import { because } from '../../../src/routing/model/reasons.ts';
import { previewRoute } from '../../../src/services/look-ahead/preview-route.ts';
import { explainLead } from '../../../src/services/look-up/explain-lead.ts';
import { claimOffer } from '../../../src/services/offer/claim-offer.ts';
import { countOffers } from '../../../src/services/offer/count-offers.ts';
import { candidatesOf, loadTeam } from '../../../src/services/steps/placing/load-team.ts';
import { loadLivePolicy } from '../../../src/services/workspace/load-policy.ts';
import { askedAbout, offeredLead, withoutTrace } from '../../support/cast.ts';
import { expectRecomputed } from '../../support/recomputed.ts';
import { createWorld, POLICY, ROSTER } from '../../support/world.ts';

const SUBMISSION = {
  company: { name: 'Globex', employees: 1200, country: 'ES', industry: 'fintech' },
  request: { form: 'demo', message: 'Need pricing for 300 seats', timeline: 'this_month' },
};
const RULES = `rules:
  - { id: big, when: { company.employees: { gte: 5000 } }, assign: { pool: emea } }
  - { id: named, when: { account.matched: true }, assign: { to: account_owner } }
  - { id: spanish, when: { company.country: ES }, assign: { pool: emea, require_skills: [es] } }`;
const RICH = {
  roster: ROSTER.replace('ana@acme.test,', 'ana@acme.test, skills: [es],').replace(
    'ben@acme.test,',
    'ben@acme.test, skills: [es], capacity: { open: 1 },',
  ),
  policy: POLICY.replace('rules:', RULES),
  accounts: 'id,name,domain,owner,tier\nacc1,Globex,globex.test,,\n',
};

const each = (rows: object[], shape: object) => {
  expect(rows.length).toBeGreaterThan(0);
  for (const row of rows) expect(row).toMatchObject(shape);
};

test('an explanation holds every key that scripts rely on', async () => {
  const world = await createWorld(RICH);
  const leadId = await world.submit('dana@globex.test', SUBMISSION);
  await world.settle();
  await claimOffer(world.ctx, await askedAbout(world, leadId));
  await world.settle();
  await world.advance('2m');
  const explained = JSON.parse(JSON.stringify(await explainLead(world.ctx, { leadId })));
  const instant = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  const [score, text, flag] = [expect.any(Number), expect.any(String), expect.any(Boolean)];
  expect(explained).toMatchObject({
    lead: leadId,
    received_at: instant,
    account: { matched: true, id: 'acc1' },
    enrichment: { confidence: score },
    scores: {
      fit: score,
      intent: score,
      account: score,
      capacity: score,
      urgency: score,
      value: score,
      risk: score,
      priority: score,
      confidence: score,
      confidences: { fit: score, risk: score },
    },
    segment: 'everyone',
    policy_version: 1,
    decision: {
      rep: text,
      outcome: 'offered',
      reason_codes: expect.arrayContaining([text]),
      confidence: score,
    },
    status: 'claimed',
  });
  each(explained.rules, { rule: text, matched: flag, won: flag, why: text });
  each(explained.candidates, { rep: text, eligible: flag, why: text });
  each(explained.offers, { rep: text, state: 'claimed', at: instant });
  each(explained.clocks, { kind: text, state: text, due_at: instant });
  each(explained.outbox, { kind: text, state: 'done' });
  each(explained.audit, { action: text, actor: text, at: instant });
});

test('rules say which won and why the others lost', async () => {
  const world = await createWorld(RICH);
  const leadId = await world.submit('dana@globex.test', SUBMISSION);
  await world.settle();
  const { rules } = (await explainLead(world.ctx, { leadId })) as {
    rules: { rule: string; matched: boolean; won: boolean; why_code: string }[];
  };
  expect(rules.map(({ rule, matched, won, why_code }) => [rule, matched, won, why_code])).toEqual([
    ['big', false, false, 'rule.not_matched'],
    ['named', true, false, 'rule.no_account_owner'],
    ['spanish', true, true, 'rule.won'],
    ['rest', true, false, 'rule.lost_by_order'],
  ]);
});

test('what did not match is found again and says so, what matched is as it was recorded', async () => {
  const world = await createWorld(RICH);
  const leadId = await world.submit('dana@globex.test', SUBMISSION);
  await world.settle();
  const stored = await latestDecision(world.db.read, leadId);
  expect(stored?.rules.map(({ rule }) => rule)).toEqual(['named', 'spanish', 'rest']);
  const explained = (await explainLead(world.ctx, { leadId })) as { rules: object[] };
  expect(explained.rules).toEqual([
    expect.objectContaining({
      rule: 'big',
      matched: false,
      recomputed: true,
      why: 'company.employees: found 1200, expected at least 5000',
    }),
    expect.objectContaining({ rule: 'named', recomputed: false }),
    expect.objectContaining({ rule: 'spanish', recomputed: false }),
    expect.objectContaining({
      rule: 'rest',
      recomputed: false,
      why: 'lost by order to “spanish”',
    }),
  ]);
  expect(await expectRecomputed(world.db)).toBe(1);
});

test('a rule that asks for what is not kept says why it did not match all the same', async () => {
  const students =
    '{ id: students, when: { person.email: { ends_with: .edu } }, assign: { no_route: student } }';
  const world = await createWorld({
    ...RICH,
    policy: RICH.policy.replace('rules:', `rules:\n  - ${students}`),
  });
  const leadId = await world.submit('dana@globex.test', SUBMISSION);
  await world.settle();
  expect(await explainLead(world.ctx, { leadId })).toMatchObject({
    rules: [
      { rule: 'students', recomputed: false, why: expect.stringContaining('found …@globex.test') },
      { rule: 'big', recomputed: true },
      {},
      {},
      {},
    ],
  });
  expect(await expectRecomputed(world.db)).toBe(1);
});

const told = (row: object) => {
  const { territory, segment, won, why } = row as Record<string, unknown>;
  return [territory ?? segment, won, why];
};

test('the other segments and territories that matched are named, with why they lost', async () => {
  const places = `territories:
  - { id: spain, match: { company.country: ES } }
  - { id: iberia, match: { company.country: [ES, PT] }, priority: 10 }
  - { id: latin, match: { company.country: [ES, MX] }, priority: 10 }
  - { id: nordics, match: { company.country: SE } }
segments:
  - { id: big, when: { company.employees: { gte: 1000 } } }
  - { id: south, when: { territory: iberia } }
  - { id: small, when: { company.employees: { lt: 50 } } }
rules:`;
  const world = await createWorld({ ...RICH, policy: RICH.policy.replace('rules:', places) });
  const leadId = await world.submit('dana@globex.test', SUBMISSION);
  await world.settle();
  const explained = (await explainLead(world.ctx, { leadId })) as Record<string, object[]>;
  expect(explained.territories?.map(told)).toEqual([
    ['iberia', true, 'the highest priority of those that match, then the first in order'],
    ['latin', false, 'lost by order to “iberia”'],
    ['spain', false, 'has priority 0; “iberia” has 10'],
    ['nordics', false, 'company.country: found ES, expected SE'],
  ]);
  expect(explained.segments?.map(told)).toEqual([
    ['big', true, 'first match in order'],
    ['south', false, 'lost by order to “big”'],
    ['small', false, 'company.employees: found 1200, expected less than 50'],
  ]);
  expect(await expectRecomputed(world.db)).toBe(1);
});

test('facts that were changed after the decision do not bring the same explanation', async () => {
  const world = await createWorld(RICH);
  const leadId = await world.submit('dana@globex.test', SUBMISSION);
  await world.settle();
  const stored = await latestDecision(world.db.read, leadId);
  if (!stored) throw new Error('nothing was decided');
  const facts = { ...stored.facts, company: { ...stored.facts.company, country: 'FR' } };
  await world.db.tx(async (tx) => {
    await tx.update(tx.t.decisions).set({ facts });
  });
  await expect(expectRecomputed(world.db)).rejects.toThrow('found again');
});

test('a decision of an older release is told as it was recorded, each loser with the winner', async () => {
  const world = await createWorld(RICH);
  const leadId = await world.submit('dana@globex.test', SUBMISSION);
  await world.settle();
  const why = because('rule.not_matched', { field: 'x', found: '1', expected: '2' });
  const verdict = { matched: false, won: false };
  const rules = [
    { rule: 'big', ...verdict, why },
    { rule: 'named', ...verdict, matched: true, why: because('rule.no_account_owner') },
    { rule: 'spanish', matched: true, won: true, why: because('rule.won') },
    { rule: 'rest', ...verdict, matched: true, why: because('rule.lost_by_order') },
  ];
  await world.db.tx(async (tx) => {
    await tx.update(tx.t.decisions).set({ rules });
  });
  expect(await explainLead(world.ctx, { leadId })).toMatchObject({
    rules: [
      { rule: 'big', recomputed: false, why: 'x: found 1, expected 2' },
      { rule: 'named', recomputed: false },
      { rule: 'spanish', won: true, recomputed: false },
      { rule: 'rest', recomputed: false, why: 'lost by order to “spanish”' },
    ],
    segments: [{ segment: 'everyone', won: true, recomputed: true }],
  });
});

test('a lead nobody has looked at yet is explained as pending', async () => {
  const world = await createWorld();
  const leadId = await world.submit('dana@globex.test');
  const explained = await explainLead(world.ctx, { leadId });
  expect(explained).toMatchObject({
    status: 'received',
    decision: { rep: null, outcome: 'pending' },
  });
  expect(await explainLead(world.ctx, { leadId: 'lead_gone' })).toBeNull();
});

test('the stored decision is what the core decides again from the stored facts', async () => {
  const world = await createWorld(RICH);
  for (let n = 0; n < 4; n++) await offeredLead(world, `p${n}@c${n}.test`);
  for (let minute = 0; minute < 17; minute++) await world.advance('1m');
  expect(await countOffers(world.ctx)).toBe(1);
  const leadId = await world.submit('dana@globex.test', SUBMISSION);
  const at = world.ctx.clock.now();
  const candidates = candidatesOf(await loadTeam(world.db.read, at), new Map());
  const lags = await loadLags(world.db.read);
  await world.settle();
  const stored = await latestDecision(world.db.read, leadId);
  const live = await loadLivePolicy(world.ctx);
  if (!stored || !live) throw new Error('nothing was decided');
  const { facts, account } = stored;
  expect(facts.history).toEqual({ everyone: { made: 4, unclaimed: 4 } });
  expect(stored.scores.components.risk.confidence).toBeGreaterThan(0);
  const input = { now: at, receivedAt: at, touches: 1, paused: [], facts, account };
  for (const order of [candidates, candidates.toReversed()]) {
    const again = decideLead(live.compiled, { ...input, candidates: order, lags });
    expect(stored).toMatchObject(JSON.parse(JSON.stringify(again)));
  }
});

test('no address of the person is stored with the decision', async () => {
  const world = await createWorld(RICH);
  await world.submit('dana@globex.test', SUBMISSION);
  await world.settle();
  const decisions = await world.db.read.select().from(world.db.t.decisions);
  expect(JSON.stringify(decisions)).not.toContain('dana@');
});

test('a preview writes nothing and foretells the decision', async () => {
  const world = await createWorld(RICH);
  const submission = { person: { email: 'dana@globex.test' }, ...SUBMISSION };
  const preview = await withoutTrace(world, () =>
    previewRoute(world.ctx, { submission, sourceId: 'website', at: null }),
  );
  const leadId = await world.submit('dana@globex.test', SUBMISSION);
  await world.settle();
  const explained = await explainLead(world.ctx, { leadId });
  const same = ['account', 'scores', 'segment', 'tier', 'rules', 'segments', 'candidates'];
  for (const key of same) expect(explained?.[key], key).toEqual(preview[key]);
  const { rep, reason_codes } = preview.decision as Record<string, unknown>;
  expect(explained?.decision).toMatchObject({ rep, reason_codes });
});

test('a preview of what names nobody is refused with the place', async () => {
  const world = await createWorld();
  const preview = () => previewRoute(world.ctx, { submission: {}, sourceId: null, at: null });
  await expect(preview()).rejects.toMatchObject({ code: 'input.incomplete' });
});
