import type { Actor } from '../../../routing/model/actor.ts';
import {
  DISCARD_REASONS,
  type DiscardReason,
  looksLikeSpam,
  QUIET_DISCARDS,
} from '../../../routing/model/quarantine.ts';
import { MANAGERS, userOf } from '../world/company.ts';
import type { World } from '../world/world.ts';
import type { Deed } from './deed.ts';

const DOUBTFUL = `select id, json_extract(held_for, '$.code') as code from leads
  where state = 'quarantined' order by received_at, id`;
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
  const judging = verdicts.map((one) => judge(world, leadId, one));
  const [first, second] = await Promise.all([...judging, world.services.advanceSlas(world.ctx)]);
  return `two managers look at ${leadId} (${verdicts.join(', ')}): ${first}, ${second}`;
};

/** One of those that wait, and what becomes of it: most of what a machine wrote is seen as that. */
function doubtful({ observer, random }: World): [leadId: string | undefined, verdict: Verdict] {
  const lead = random.pick(observer.list<{ id: string; code: string }>(DOUBTFUL));
  const isSeen = looksLikeSpam(lead?.code ?? '') && random.chance(0.7);
  return [lead?.id, isSeen ? 'spam' : random.weighted(VERDICTS)];
}

type Act = (world: World, about: { leadId: string; actor: Actor }) => Promise<{ outcome: string }>;

const discard =
  (reasons: readonly DiscardReason[]): Act =>
  ({ services, ctx, random }, about) => {
    const reason = random.pick(reasons) ?? 'spam';
    return services.discardQuarantined(ctx, { ...about, reason, note: 'seen before' });
  };

const ACTS: Record<Verdict, Act> = {
  release: ({ services, ctx }, about) => services.releaseQuarantined(ctx, about),
  take: ({ services, ctx }, about) => services.takeLead(ctx, about),
  spam: discard(QUIET_DISCARDS),
  discard: discard(DISCARD_REASONS),
  correct: (world, about) => {
    const corrections = { 'person.email': emailFor(world, about.leadId) };
    return world.services.correctQuarantined(world.ctx, { ...about, corrections });
  },
};

async function judge(world: World, leadId: string, verdict: Verdict): Promise<string> {
  return (await ACTS[verdict](world, { leadId, actor: manager(world) })).outcome;
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
  const outcomes = settled.map((one) => one.outcome).join(', ');
  return `a manager answers ${asked.id} (${asked.kind}): ${outcomes}`;
};

/** What only people may decide. */
export const JUDGEMENTS = { review, reviewRace, answerSuggestion };
