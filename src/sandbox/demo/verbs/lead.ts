import { z } from 'zod';
import { explainLead } from '../../../services/look-up/explain-lead.ts';
import type { Stage } from '../../stage/open-stage.ts';
import type { Delivery } from '../../stage/send-lead.ts';
import { type Scene, until } from '../scene.ts';
import { deliveryOf, post } from '../webhook.ts';
import { type Colleague, colleague } from './colleague.ts';

export interface Lead {
  id: string;
  company: string;
  delivery: Delivery;
}

const SUBMISSION = z.object({
  person: z.object({
    first_name: z.string(),
    last_name: z.string(),
    email: z.string().default(''),
  }),
  company: z.object({ name: z.string() }).optional(),
  request: z.object({ form: z.string() }),
});

/** The part of an explanation that the story tells. */
const EXPLANATION = z.object({
  status: z.string(),
  owner: z.string().nullable(),
  tier: z.string(),
  scores: z.object({
    priority: z.number(),
    reasons: z.object({ fit: z.array(z.string()), intent: z.array(z.string()) }),
  }),
  candidates: z.array(z.object({ rep: z.string(), why: z.string() })),
  decision: z.object({
    rep: z.string().nullable(),
    rule: z.string().nullable(),
    reasons: z.array(z.string()),
  }),
  offers: z.array(z.object({ rep: z.string(), state: z.string() })),
  clocks: z.array(z.object({ kind: z.string(), due_at: z.date() })),
});

export type Explained = z.infer<typeof EXPLANATION>;

/** Null until it was routed. */
export async function explained({ ctx }: Stage, lead: Lead): Promise<Explained | null> {
  return EXPLANATION.safeParse(await explainLead(ctx, { leadId: lead.id })).data ?? null;
}

/** Somebody fills in a form on Acme's website. */
export function arrives(scene: Scene, file: string): Promise<Lead> {
  return scene.find(`${file} is sent`, async () => {
    const delivery = deliveryOf(file);
    const { person, company, request } = SUBMISSION.parse(JSON.parse(delivery.body));
    const { httpStatus, leadId, tookMs } = await post(scene.stage, delivery);
    if (httpStatus !== 202) throw new Error(`The webhook answered ${httpStatus}.`);
    scene.leads += 1;
    // Who names no company is known by the domain of the address.
    const name = company?.name ?? person.email.slice(person.email.indexOf('@') + 1);
    const what = `${person.first_name} ${person.last_name} of ${name}, form “${request.form}”`;
    const why = `202 after ${tookMs} ms, stored before it is routed`;
    return [
      { actor: 'Website', what, why },
      { id: leadId, company: name, delivery },
    ];
  });
}

/** The same request once more, as senders do when they are not sure. */
export function arrivesAgain(scene: Scene, lead: Lead): Promise<void> {
  return scene.step(`${lead.company} is sent twice`, async () => {
    const answer = await post(scene.stage, lead.delivery);
    if (answer.status !== 'duplicate' || answer.leadId !== lead.id) {
      throw new Error(`The webhook answered ${answer.status} for ${answer.leadId}.`);
    }
    const why = 'answered 200, duplicate: no second lead, nobody is asked twice';
    return { actor: 'Website', what: `sends ${lead.company} once more`, why };
  });
}

/** What nobody wrote is asked elsewhere, before the lead is routed. */
export function isLookedUp(scene: Scene, lead: Lead): Promise<void> {
  return scene.step(`${lead.company} is looked up`, async () => {
    const { facts, providers } = await until('facts', async () => {
      const found = LOOKED_UP.safeParse(await explainLead(scene.stage.ctx, { leadId: lead.id }));
      const known = found.data?.enrichment;
      return known?.providers.some(({ outcome }) => outcome === 'known') ? known : null;
    });
    const told = [`${facts.employees} people`, facts.industry, facts.country].join(', ');
    const why = 'asked at most 1.5 s; had it not answered, the lead went on without';
    return { actor: 'Provider', what: `${providers[0]?.provider} tells ${told}`, why };
  });
}

const LOOKED_UP = z.object({
  enrichment: z.object({
    facts: z.object({ employees: z.number(), industry: z.string(), country: z.string() }),
    providers: z.array(z.object({ provider: z.string(), outcome: z.string() })),
  }),
});

export async function isScored(scene: Scene, lead: Lead): Promise<void> {
  await scene.step(`${lead.company} is scored`, async () => {
    const { scores, tier } = await until('a decision', () => explained(scene.stage, lead));
    const { fit, intent } = scores.reasons;
    const what = `scores it ${scores.priority.toFixed(2)}, tier ${tier}`;
    const why = [...fit, ...intent].slice(0, 3).join('; ');
    return { actor: 'Baton', what, why };
  });
}

/** Who was chosen, by which rule, and why the others were not. */
export function isRouted(scene: Scene, lead: Lead): Promise<Colleague> {
  return scene.find(`${lead.company} is routed`, async () => {
    const { decision, candidates } = await until('a rep', async () => {
      const found = await explained(scene.stage, lead);
      return found?.decision.rep ? found : null;
    });
    const rep = colleague(scene.stage, decision.rep ?? '');
    const others = candidates.filter((one) => one.rep !== decision.rep);
    const losers = others.map((one) => `${colleague(scene.stage, one.rep).first} ${one.why}`);
    const why = `${decision.reasons[0]}; ${losers.join('; ')}`;
    return [{ actor: 'Baton', what: `rule “${decision.rule}” chooses ${rep.name}`, why }, rep];
  });
}

/** Closed by a rule, and nobody was asked. */
export function isNotForSales(scene: Scene, lead: Lead): Promise<void> {
  return scene.step(`${lead.company} is not for sales`, async () => {
    const found = await until('a decision', () => explained(scene.stage, lead));
    if (found.status !== 'closed') throw new Error(`It is ${found.status}.`);
    const why = `${found.decision.reasons[0]}; /lead unrouted lists it`;
    return { actor: 'Baton', what: `asks nobody about ${lead.company}`, why };
  });
}

/** Nobody is at work: no message, no page. */
export function waits(scene: Scene, lead: Lead): Promise<void> {
  return scene.step(`${lead.company} waits`, async () => {
    const found = await until('a decision', () => explained(scene.stage, lead));
    if (found.status !== 'scheduled') throw new Error(`It is ${found.status}.`);
    const why = found.decision.reasons[0] ?? '';
    return { actor: 'Baton', what: `lets ${lead.company} wait for a shift`, why };
  });
}

/** The first shift starts, and the router looks again. */
export function isDrawn(scene: Scene, lead: Lead): Promise<void> {
  return scene.step(`${lead.company} is offered`, async () => {
    const found = await until('an offer', async () => {
      const now = await explained(scene.stage, lead);
      return now?.status === 'offered' ? now : null;
    });
    const rep = colleague(scene.stage, found.decision.rep ?? '');
    const why = found.decision.reasons[0] ?? '';
    return { actor: 'Baton', what: `offers ${lead.company} to ${rep.name}`, why };
  });
}

/** Whoever is asked now, once it is somebody other than `before`; null once nobody is left. */
export function nextAsked(stage: Stage, lead: Lead, before: Colleague): Promise<Colleague | null> {
  return until('what comes next', async () => {
    const now = await explained(stage, lead);
    if (now?.status === 'held') return { rep: null };
    const open = now?.offers.find((offer) => offer.state === 'made');
    return open && open.rep !== before.id ? { rep: colleague(stage, open.rep) } : null;
  }).then(({ rep }) => rep);
}
