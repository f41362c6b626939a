import { findSource } from '../../../../db/workspace/workspace-store.ts';
import { takeSubmission } from '../../../../routing/intake/parse-submission.ts';
import { readSignals } from '../../../../routing/intake/read-signals.ts';
import { because } from '../../../../routing/model/reasons.ts';
import type { Source } from '../../../../routing/model/workspace/source.ts';
import type { Delivery, DeliveryResult } from '../../../../services/intake/intake-delivery.ts';
import type { World } from '../../world/world.ts';
import { submissionOf } from './submissions.ts';

/** Some come again, as providers send what they are not sure of. */
const COMES_AGAIN = 0.25;
const MOST_IN_ONE = 3;
/** Of machines there are few, and each tries again. */
const MACHINES = 2;

/** The portal names some leads; a few it has deleted when we ask. */
async function notice(world: World, n: number): Promise<string> {
  const { random, providers } = world;
  const count = 1 + random.int(MOST_IN_ONE);
  const announced = Array.from({ length: count }, (_, i) => {
    const objectId = `${n}-${i}`;
    // One person may be announced who is known already.
    const who = random.chance(0.3) ? random.int(n + 1) : n * MOST_IN_ONE + i + 10_000;
    if (random.chance(0.9)) providers.publish(objectId, contactOf(world, who));
    return { key: { kind: 'provider', value: objectId } as const, objectId };
  });
  const taken = await deliver(world, { announced, source: await source(world, 'portal') });
  return `the portal announces ${count} leads: ${wordsOf(taken)}`;
}

function contactOf({ random }: World, n: number): Record<string, unknown> {
  const { person, company, request } = submissionOf(random, n);
  const { email, name, phone } = person;
  const [firstname, lastname] = name.split(' ');
  const known = { company: company.name, website: company.domain, message: request.message };
  return { id: String(n), properties: { email, firstname, lastname, phone, ...known } };
}

/** One delivery with what several people wrote, or one of them twice. */
async function many(world: World, n: number): Promise<string> {
  const { random } = world;
  const count = 2 + random.int(MOST_IN_ONE);
  const touches = Array.from({ length: count }, (_, i) => {
    const who = random.chance(0.4) ? random.int(n + 1) : n;
    return touchOf(world, `${n}-${i}`, submissionOf(random, who));
  });
  const taken = await deliver(world, { touches, source: await source(world, 'contact') });
  return `${count} arrive at once: ${wordsOf(taken)}`;
}

async function nobody(world: World, n: number): Promise<string> {
  const touches = [touchOf(world, `${n}`, { request: { message: 'Call me' } })];
  const taken = await deliver(world, { touches, source: await source(world, 'contact') });
  return `somebody writes without a name: ${wordsOf(taken)}`;
}

function touchOf({ now }: World, value: string, fields: Record<string, unknown>) {
  return { key: { kind: 'provider', value } as const, ...takeSubmission(fields, now()) };
}

export const DELIVERIES = { notice, many, nobody };

/** What fills in the field that no person sees; once in a while it finds a form without one. */
export async function machine(world: World): Promise<string> {
  const { random, heard, accepted } = world;
  const isSeen = random.chance(0.7);
  const doubt = isSeen ? { doubt: because('quarantine.honeypot') } : {};
  const itself = { person: { email: `machine${random.int(MACHINES)}@spam.test` } };
  // It may have guessed the address of a person.
  const guessed = random.chance(0.15)
    ? submissionOf(random, random.int(accepted.length + 1))
    : null;
  const touch = touchOf(world, `machine-${heard}`, guessed ?? itself);
  const contact = await source(world, 'contact');
  const taken = await deliver(world, { touches: [{ ...touch, ...doubt }], source: contact });
  return `a machine fills in a form${isSeen ? ' and its trap' : ''}: ${wordsOf(taken)}`;
}

/** A body in which nothing is for us. */
export async function ignored(world: World): Promise<string> {
  const taken = await deliver(world, { source: await source(world, 'portal') });
  return `the portal tells of what is no lead: ${taken.status}`;
}

/** Others saw companies take an interest, some of whom have leads here. */
export async function signals(world: World): Promise<string> {
  const { random } = world;
  const companies = Math.max(1, world.accepted.length);
  const seen = Array.from({ length: 1 + random.int(4) }, () => ({
    domain: random.chance(0.3) ? 'umbra.test' : `company${random.int(companies)}.test`,
    topic: 'lead routing',
    strength: random.next(),
    observed_at: world.now().toISOString(),
  }));
  const research = await source(world, 'research');
  const { signals: found, faults } = readSignals(research, { signals: seen }, world.now());
  const key = { kind: 'content_hash', value: `${world.now().getTime()}` } as const;
  const taken = await deliver(world, { source: research, signals: { key, found, faults } });
  return `${found.length} signals come in: ${taken.status}`;
}

async function source({ ctx }: World, id: string): Promise<Source> {
  const found = await findSource(ctx.db.read, id);
  if (!found) throw new Error(`The company has no source ${id}.`);
  return found;
}

type Parts = Pick<Delivery, 'source'> & Partial<Delivery>;

/** Delivers it, once more now and then, and writes down what we were told. */
async function deliver(world: World, parts: Parts): Promise<DeliveryResult> {
  const body = Buffer.from(JSON.stringify(parts.touches ?? parts.announced ?? parts.signals ?? ''));
  const nothing = { touches: [], announced: [], note: null };
  const delivery = { ...nothing, body, contentType: 'application/json', ...parts };
  const taken = await world.services.intakeDelivery(world.ctx, delivery);
  for (const { status, leadId } of taken.leads) {
    if (status === 'accepted') world.accepted.push(leadId);
    if (status === 'accepted' || status === 'attached') world.heard += 1;
    if (status !== 'announced') continue;
    world.notices += 1;
    world.announced.add(leadId);
  }
  if (taken.leads.length > 0 && world.random.chance(COMES_AGAIN)) await repeat(world, delivery);
  return taken;
}

async function repeat({ services, ctx }: World, delivery: Delivery): Promise<void> {
  const { leads } = await services.intakeDelivery(ctx, delivery);
  const news = leads.filter(({ status }) => status !== 'duplicate');
  if (news.length > 0) throw new Error(`The same delivery twice was ${JSON.stringify(news)}.`);
}

const wordsOf = ({ leads }: DeliveryResult) =>
  leads.map(({ status, leadId }) => `${status} ${leadId}`).join(', ');
