import type { World } from '../world/world.ts';

const SENDER = { kind: 'system', part: 'intake' } as const;
const COUNTRIES = ['ES', 'ES', 'US', 'US', 'FR', 'DE'];
const DOMAINS = ['initech.test', 'umbra.test'];

/** Somebody writes in; a few write twice, and some deliveries come twice. */
export async function leadArrives(world: World, n: number): Promise<string> {
  const { random } = world;
  const again = random.chance(0.06);
  const submission = submissionOf(world, again ? random.int(n + 1) : n);
  const input = {
    sourceId: 'website',
    submission,
    test: random.chance(0.04),
    key: `key-${n}`,
    actor: SENDER,
  };
  const taken = await world.services.submitLead(world.ctx, input);
  if (taken.status === 'accepted') world.accepted.push(taken.leadId);
  if (random.chance(0.1)) {
    const repeated = await world.services.submitLead(world.ctx, input);
    if (repeated.status !== 'duplicate' || repeated.leadId !== taken.leadId) {
      throw new Error(`The same delivery twice was ${repeated.status}: ${repeated.leadId}.`);
    }
  }
  return `lead ${n} arrives: ${taken.status} ${taken.leadId}`;
}

function submissionOf({ random }: World, n: number) {
  const domain = random.chance(0.15) ? random.pick(DOMAINS) : `company${n}.test`;
  return {
    person: { email: `person${n}@${domain}`, first_name: 'Dana' },
    company: {
      name: `Company ${n}`,
      domain,
      country: random.pick(COUNTRIES),
      employees: random.chance(0.3) ? 1_000 + random.int(9_000) : 1 + random.int(900),
    },
    request: { form: random.chance(0.03) ? 'vendor' : 'demo', message: 'A question' },
  };
}
