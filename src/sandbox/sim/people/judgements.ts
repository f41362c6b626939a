import type { Actor } from '../../../routing/model/actor.ts';
import {
  DISCARD_REASONS,
  looksLikeSpam,
  QUIET_DISCARDS,
} from '../../../routing/model/quarantine.ts';
import { MANAGERS, userOf } from '../world/company.ts';
import type { World } from '../world/world.ts';
import type { Deed } from './deed.ts';

const DOUBTFUL = `select id, json_extract(held_for, '$.code') as code from leads where state = 'quarantined' order by received_at, id`;
const QUESTIONS = `select id, kind from suggestions where state = 'open' order by made_at, id`;
const SOMEBODY = `select json_extract(submission, '$.person.email') as email from leads
  where state not in ('closed', 'erased') and test = 0 order by last_touch_at desc, id limit 20`;
/** How often a manager who looks does what. */
const VERDICTS = { release: 30, correct: 30, discard: 25, spam: 5, take: 10 };
type Verdict = keyof typeof VERDICTS;

const manager = ({ random }: World): Actor => ({
  kind: 'slack',
  userId: userOf(random.pick(MANAGERS) ?? 'mia'),
});

/** A manager looks at what waits in quarantine. */
const review: Deed = async (world) => {
  const [leadId, verdict] = doubtful(world);
  if (!leadId) return 'nothing waits in quarantine';
  return `a manager looks at ${leadId} (${verdict}): ${await judge(world, leadId, verdict)}`;
};

/** Two look at the same lead, and somebody has the clocks go on. */
const reviewRace: Deed = async (world) => {
  const [leadId, verdict] = doubtful(world);
  if (!leadId) return 'nothing waits in quarantine';
  const verdicts = [verdict, world.random.weighted(VERDICTS)];
  const judging = verdicts.map((verdict) => judge(world, leadId, verdict));
  const [one, other] = await Promise.all([...judging, world.services.advanceSlas(world.ctx)]);
  return `two managers look at ${leadId} (${verdicts.join(', ')}): ${one}, ${other}`;
};

/** One of those that wait, and what becomes of it: most of what a machine wrote is seen as that. */
function doubtful({ observer, random }: World): [leadId: string | undefined, verdict: Verdict] {
  const lead = random.pick(observer.list<{ id: string; code: string }>(DOUBTFUL));
  const isSeen = looksLikeSpam(lead?.code ?? '') && random.chance(0.7);
  return [lead?.id, isSeen ? 'spam' : random.weighted(VERDICTS)];
}

async function judge(world: World, leadId: string, verdict: Verdict): Promise<string> {
  const { services, ctx, random } = world;
  const actor = manager(world);
  switch (verdict) {
    case 'release':
      return (await services.releaseQuarantined(ctx, { leadId, actor })).outcome;
    case 'take':
      return (await services.takeLead(ctx, { leadId, actor })).outcome;
    case 'spam':
    case 'discard': {
      const reasons = verdict === 'spam' ? QUIET_DISCARDS : DISCARD_REASONS;
      const reason = random.pick(reasons) ?? 'spam';
      const discarding = { leadId, reason, note: 'seen before', actor };
      return (await services.discardQuarantined(ctx, discarding)).outcome;
    }
    case 'correct': {
      const corrections = { 'person.email': emailFor(world, leadId) };
      return (await services.correctQuarantined(ctx, { leadId, corrections, actor })).outcome;
    }
  }
}

/** Somebody new, or somebody who has a living lead. */
function emailFor({ observer, random }: World, leadId: string): string {
  const known = random.chance(0.4) ? random.pick(observer.list<{ email: string }>(SOMEBODY)) : null;
  return known?.email ?? `${leadId.slice('lead_'.length)}@mended.test`;
}

/** A manager says whether two are the same; now and then two managers do. */
const answerSuggestion: Deed = async (world) => {
  const { services, ctx, random, observer } = world;
  const asked = random.pick(observer.list<{ id: string; kind: string }>(QUESTIONS));
  if (!asked) return 'nothing is suggested';
  const words = random.chance(0.15) ? [true, false] : [random.chance(0.6)];
  const settled = await Promise.all(
    words.map((same) =>
      services.settleSuggestion(ctx, { suggestionId: asked.id, same, actor: manager(world) }),
    ),
  );
  return `a manager answers ${asked.id} (${asked.kind}): ${settled.map((one) => one.outcome).join(', ')}`;
};

/** What only people may decide. */
export const JUDGEMENTS = { review, reviewRace, answerSuggestion };
