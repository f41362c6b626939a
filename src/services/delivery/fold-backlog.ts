/** Puts the cards that Slack's limits hold back into one message for each rep. */
import {
  enterBundle,
  listOpenBundles,
  listWaitingCards,
  lockCards,
  settleWaiting,
  type WaitingCard,
} from '../../db/delivery/bundle-store.ts';
import type { Room } from '../../ports.ts';
import type { Context } from '../context.ts';
import { openBundle } from '../steps/offer/bundle.ts';
import { inStep, lockLedger } from '../steps/step.ts';

const OUTBOX = { kind: 'system', part: 'outbox' } as const;
/** What is beyond waits for the next look. */
const MOST_CARDS = 500;

type Backlog = [WaitingCard, ...WaitingCard[]];

/** Does nothing where all that is due may leave now: then each lead has a card of its own. */
export async function foldBacklog(ctx: Context, { free }: Room): Promise<void> {
  const waiting = await listWaitingCards(ctx.db.read, ctx.clock.now(), MOST_CARDS);
  if (waiting.length <= free) return;
  const open = new Set((await listOpenBundles(ctx.db.read)).map(keyOf));
  for (const cards of byRep(waiting)) {
    if (cards.length > 1 || open.has(keyOf(cards[0]))) await fold(ctx, cards);
  }
}

function byRep(waiting: WaitingCard[]): Backlog[] {
  const backlogs = new Map<string, Backlog>();
  for (const card of waiting) {
    const known = backlogs.get(keyOf(card));
    if (known) known.push(card);
    else backlogs.set(keyOf(card), [card]);
  }
  return [...backlogs.values()];
}

/** Leads of files go out together, and never with one that just came. */
function keyOf({ repId, bulk }: Pick<WaitingCard, 'repId' | 'bulk'>): string {
  return `${repId} ${bulk}`;
}

/** The most urgent first, fifteen to a message; what ended or left meanwhile stays as it is. */
async function fold(ctx: Context, cards: Backlog): Promise<void> {
  await inStep(ctx, OUTBOX, async (step) => {
    await lockLedger(step);
    const still = await lockCards(ctx.db, step.tx, cards);
    for (const { messageId, offerId, repId, bulk, urgency } of still) {
      const bundleId = await openBundle(step, { repId, bulk, urgency, joinMs: 0 });
      if (!(await enterBundle(step.tx, { offerId, bundleId, urgency }))) continue;
      await settleWaiting(step.tx, messageId, step.now);
    }
  });
}
