import { ANYWHERE, type Route, TOKEN_REFUSED } from '../route.ts';

const READY = { status: 'ready', parts: { store: { ok: true, detail: 'answers' } } };

export const OPERATING_ROUTES: Route[] = [
  {
    method: 'get',
    path: '/healthz',
    name: 'health',
    group: 'Operations',
    says: 'Whether the process runs, also while Slack is down.',
    access: 'open',
    answers: [{ status: 200, when: 'It runs' }],
  },
  {
    method: 'get',
    path: '/readyz',
    name: 'readiness',
    group: 'Operations',
    says: 'Whether it can do its work; part by part with a token of scope `ops` or `read`.',
    access: 'open',
    answers: [
      { status: 200, when: 'It can', schema: 'Readiness', example: READY },
      { status: 503, when: 'It cannot', schema: 'Readiness', example: { status: 'not_ready' } },
    ],
  },
  {
    method: 'get',
    path: '/metrics',
    name: 'metrics',
    group: 'Operations',
    says: 'Figures for Prometheus, without anybody in them.',
    access: 'ops',
    answers: [
      { status: 200, when: 'The figures', type: 'text/plain' },
      ...TOKEN_REFUSED,
      ...ANYWHERE,
    ],
  },
  {
    method: 'get',
    path: '/openapi.json',
    name: 'openapi',
    group: 'Operations',
    says: 'This document.',
    access: 'ops',
    answers: [{ status: 200, when: 'OpenAPI 3.1', type: 'application/json' }, ...TOKEN_REFUSED],
  },
  {
    method: 'post',
    path: '/slack/events',
    name: 'slack',
    group: 'Slack',
    says: 'Everything from Slack, signed by it. Closed in Socket Mode.',
    access: 'slack',
    body: { types: ['application/x-www-form-urlencoded', 'application/json'] },
    answers: [
      { status: 200, when: 'Heard' },
      { status: 401, when: 'Not signed by Slack, stale, or from the future' },
    ],
  },
];
