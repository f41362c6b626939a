import { LEAD_STATES } from '../../../../routing/model/lead.ts';
import { LEAD_PAGE } from '../../../../services/api/list-lead-page.ts';
import { ANYWHERE, type Parameter, type Route, refusal, TOKEN_REFUSED } from '../route.ts';

const ID: Parameter = {
  name: 'id',
  in: 'path',
  says: 'Id of a lead; that of a merged one answers with the lead it turned out to be',
  schema: { type: 'string', pattern: '^lead_[0-9a-z]{1,40}$' },
  example: 'lead_01',
};
const NO_LEAD = refusal(404, 'There is no such lead', 'missing.lead');
const REFUSED = [...TOKEN_REFUSED, NO_LEAD, ...ANYWHERE];

const FILTERS: Parameter[] = [
  {
    name: 'status',
    in: 'query',
    says: 'Only leads in this state',
    schema: { type: 'string', enum: [...LEAD_STATES] },
    required: false,
  },
  {
    name: 'since',
    in: 'query',
    says: 'Only leads received since then',
    schema: { type: 'string', format: 'date-time' },
    required: false,
  },
  {
    name: 'limit',
    in: 'query',
    says: 'How many to a page',
    schema: { type: 'integer', minimum: 1, maximum: LEAD_PAGE.most, default: LEAD_PAGE.usual },
    required: false,
  },
  {
    name: 'cursor',
    in: 'query',
    says: '`next_cursor` of the page before',
    schema: { type: 'string' },
    required: false,
  },
];

export const READING_ROUTES: Route[] = [
  {
    method: 'get',
    path: '/api/v1/leads',
    name: 'listLeads',
    group: 'API',
    says: 'Leads page by page, the newest first.',
    access: 'read',
    parameters: FILTERS,
    answers: [
      {
        status: 200,
        when: 'One page',
        schema: 'LeadPage',
        example: { leads: [], next_cursor: null },
      },
      refusal(400, 'A parameter cannot be used; errors[] names it', 'input.query'),
      ...TOKEN_REFUSED,
      ...ANYWHERE,
    ],
  },
  {
    method: 'get',
    path: '/api/v1/leads/{id}',
    name: 'showLead',
    group: 'API',
    says: 'One lead, from receipt to now.',
    access: 'read',
    parameters: [ID],
    answers: [{ status: 200, when: 'The lead', schema: 'Lead' }, ...REFUSED],
  },
  {
    method: 'get',
    path: '/api/v1/leads/{id}/decision',
    name: 'showDecision',
    group: 'API',
    says: 'The latest decision about a lead: who, and why nobody else.',
    access: 'read',
    parameters: [ID],
    answers: [{ status: 200, when: 'The decision', schema: 'Decision' }, ...REFUSED],
  },
  {
    method: 'get',
    path: '/api/v1/leads/{id}/touches',
    name: 'listTouches',
    group: 'API',
    says: 'What came in about a lead, as it was understood.',
    access: 'read',
    parameters: [ID],
    answers: [{ status: 200, when: 'The touches', schema: 'Touches' }, ...REFUSED],
  },
];
