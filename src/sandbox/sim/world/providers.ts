import { AppError } from '../../../errors.ts';
import type { FactSource, Fetched, LeadFetcher, ProviderReply } from '../../../ports.ts';
import type { Fetchers } from '../../../services/fetching/fetch-announced.ts';
import type { Random } from '../random.ts';

/** How the portal that announces leads is. */
export type PortalMood = 'well' | 'down' | 'denied';
/** How the provider of facts about companies is. */
export type FactsMood = 'well' | 'slow' | 'down';

/** Whom Baton asks: the portal for what it announced, and a provider for what companies are. */
export interface Providers {
  fetchers: Fetchers;
  facts: FactSource;
  portal: PortalMood;
  factsAre: FactsMood;
  /** From now on the portal has that object; what it announced without is deleted there. */
  publish(objectId: string, object: Record<string, unknown>): void;
  heal(): void;
}

/** What goes wrong between two calls, in bad weather. */
const HICCUP = 0.06;
const UNKNOWN = 0.2;
const PLACES = ['ES', 'US', 'FR'];

export function createProviders(random: Random, faults: boolean): Providers {
  const objects = new Map<string, Record<string, unknown>>();
  let healthy = !faults;
  const hiccups = () => !healthy && random.chance(HICCUP);
  const portal: LeadFetcher = {
    async fetch(objectId): Promise<Fetched> {
      if (providers.portal === 'denied') throw denied();
      if (providers.portal === 'down' || hiccups()) throw unanswered(random);
      const object = objects.get(objectId);
      return object ? { object } : { lost: 'http_404' };
    },
  };
  const facts: FactSource = {
    async ask(): Promise<ProviderReply> {
      if (providers.factsAre === 'down' || hiccups()) return { outcome: 'failed', why: 'timeout' };
      if (random.chance(UNKNOWN)) return { outcome: 'unknown' };
      return { outcome: 'told', body: madeUp(random) };
    },
  };
  const providers: Providers = {
    fetchers: { hubspot: portal, meta: portal, pipedrive: portal },
    facts,
    portal: 'well',
    factsAre: 'well',
    publish: (objectId, object) => objects.set(objectId, object),
    heal() {
      healthy = true;
      providers.portal = 'well';
      providers.factsAre = 'well';
    },
  };
  return providers;
}

function madeUp(random: Random): Record<string, unknown> {
  const employees = random.chance(0.3) ? 1_000 + random.int(9_000) : 1 + random.int(900);
  return { employees, country: random.pick(PLACES), industry: 'software' };
}

function denied(): AppError {
  const details = { variable: 'HUBSPOT_TOKEN', word: 'http_401' };
  return new AppError('upstream.denied', 'The token is refused.', { details });
}

function unanswered(random: Random): AppError {
  if (random.chance(0.7)) {
    return new AppError('upstream.unreachable', 'No answer.', { retryable: true });
  }
  const details = { retryAfterMs: 1_000 * (1 + random.int(30)) };
  return new AppError('upstream.rate_limited', 'Too fast.', { retryable: true, details });
}
