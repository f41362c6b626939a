import { expect, test } from 'vitest';
import { latestDecision } from '../../../src/db/leads/decision-store.ts';
import { loadLags } from '../../../src/db/leads/ledger-store.ts';
import { decideLead } from '../../../src/routing/decide-lead.ts';
import { previewRoute } from '../../../src/services/look-ahead/preview-route.ts';
import { explainLead } from '../../../src/services/look-up/explain-lead.ts';
import { claimOffer } from '../../../src/services/offer/claim-offer.ts';
import { countOffers } from '../../../src/services/offer/count-offers.ts';
import { candidatesOf, loadTeam } from '../../../src/services/steps/placing/load-team.ts';
import { loadLivePolicy } from '../../../src/services/workspace/load-policy.ts';
import { askedAbout, offeredLead, withoutTrace } from '../../support/cast.ts';
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
  const same = ['account', 'scores', 'segment', 'tier', 'rules', 'candidates'];
  for (const key of same) expect(explained?.[key], key).toEqual(preview[key]);
  const { rep, reason_codes } = preview.decision as Record<string, unknown>;
  expect(explained?.decision).toMatchObject({ rep, reason_codes });
});

test('a preview of what names nobody is refused with the place', async () => {
  const world = await createWorld();
  const preview = () => previewRoute(world.ctx, { submission: {}, sourceId: null, at: null });
  await expect(preview()).rejects.toMatchObject({ code: 'input.incomplete' });
});
