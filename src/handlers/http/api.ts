import type { HttpBindings } from '@hono/node-server';
import type { Hono } from 'hono';
import { AppError } from '../../errors.ts';
import { listLeadPage } from '../../services/api/list-lead-page.ts';
import { listTouches } from '../../services/api/list-touches.ts';
import { showContact } from '../../services/api/show-contact.ts';
import { assertToken } from './api-token.ts';
import type { HttpDeps } from './deps.ts';

const LEAD_ID = /^lead_[0-9a-z]{1,40}$/;
/** The parts of an explanation that say how the decision came about. */
const DECISION_PARTS = [
  'lead',
  'asked_for',
  'alias_of',
  'account',
  'enrichment',
  'scores',
  'segment',
  'territory',
  'tier',
  'policy_version',
  'engine_version',
  'territories',
  'segments',
  'rules',
  'candidates',
  'candidates_by_reason',
  'decision',
];

type Found = Record<string, unknown>;

/** For programs: reading alone, and each answer in the shape that `/openapi.json` publishes. */
export function mountApi(app: Hono<{ Bindings: HttpBindings }>, deps: HttpDeps): void {
  const { ctx } = deps;
  app.use('/api/v1/*', async (c, next) => {
    await assertToken(deps, c.req.header('authorization'), ['read']);
    await next();
  });
  app.get('/api/v1/leads', async (c) => c.json(await listLeadPage(ctx, c.req.query())));
  app.get('/api/v1/leads/:id', async (c) => {
    const explanation = await find(c.req.param('id'), deps.explainLead);
    const contact = await showContact(ctx, { leadId: c.req.param('id') });
    return c.json({ ...explanation, ...(contact && { contact }) });
  });
  app.get('/api/v1/leads/:id/decision', async (c) => {
    const explanation = await find(c.req.param('id'), deps.explainLead);
    const parts = Object.entries(explanation).filter(([part]) => DECISION_PARTS.includes(part));
    return c.json(Object.fromEntries(parts));
  });
  app.get('/api/v1/leads/:id/touches', async (c) =>
    c.json(await find(c.req.param('id'), (leadId) => listTouches(ctx, { leadId }))),
  );
}

async function find(id: string, look: (id: string) => Promise<Found | null>): Promise<Found> {
  const found = LEAD_ID.test(id) ? await look(id) : null;
  if (found === null) throw new AppError('missing.lead', 'There is no such lead.');
  return found;
}
