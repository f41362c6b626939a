import { findLead } from '../../../src/db/leads/lead-store.ts';
import type { OfferCard } from '../../../src/routing/model/cards/cards.ts';
import { explainLead } from '../../../src/services/look-up/explain-lead.ts';
import { ENRICHMENT, factSource, type TestSource } from '../../support/providers.ts';
import { createWorld, type World } from '../../support/world.ts';

/** A world with one provider that the test speaks for. */
export const open = async (facts: TestSource = factSource(), more = {}) => ({
  facts,
  world: await createWorld({ enrichment: ENRICHMENT, facts, ...more }),
});

export const leadOf = async ({ ctx }: World, id: string) => {
  const lead = await findLead(ctx.db.read, id);
  if (!lead) throw new Error(`There is no lead ${id}.`);
  return lead;
};

const offerCards = ({ posts, updates }: World) =>
  [...posts, ...updates].map(({ card }) => card).filter((card) => card.kind === 'offer');
export const lastCard = (world: World): OfferCard | undefined => offerCards(world).at(-1);

export interface Explained {
  enrichment: {
    facts: Record<string, unknown>;
    fields: { field: string; source: string; value: unknown }[];
    providers: { provider: string; outcome: string; why?: string }[];
  };
  scores: { fit: number; confidence: number };
}
export const explain = async ({ ctx }: World, leadId: string) =>
  (await explainLead(ctx, { leadId })) as unknown as Explained;
