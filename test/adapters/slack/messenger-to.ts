import { createBreaker } from '../../../src/adapters/breaker.ts';
import { createSlackClient } from '../../../src/adapters/slack/client.ts';
import { createLimiter } from '../../../src/adapters/slack/limiter.ts';
import { createMessenger } from '../../../src/adapters/slack/messenger.ts';
import type { HomeView, NoticeCard } from '../../../src/routing/model/cards/cards.ts';
import { say } from '../../../src/words/say.ts';
import { clockAt, json } from '../local-server.ts';

export const card: NoticeCard = {
  kind: 'notice',
  title: say`Globex`,
  text: say`waits`,
  leadId: null,
};
export const home: HomeView = {
  viewer: { name: 'Ana', role: 'rep', repId: 'ana', timeZone: 'UTC' },
  admins: [],
  availability: null,
  inPool: true,
  mayAsk: null,
  lastRisk: null,
  waiting: { rows: [], total: 0 },
  open: { rows: [], total: 0 },
  week: null,
  atRisk: { rows: [], total: 0 },
  held: 0,
  quarantined: 0,
  quarantine: { waiting: 0, spam: 0, oldestAt: null, rows: [] },
  unrouted: 0,
  pools: [],
  team: { rows: [], total: 0 },
  checks: [],
  pausedPools: [],
  policy: null,
};
const render = {
  renderCard: (shown: { kind: string }, at: Date) => ({
    text: `${shown.kind} at ${at.toISOString()}`,
    blocks: [{ type: 'divider' as const }],
  }),
  renderHome: () => ({ type: 'home' as const, blocks: [{ type: 'divider' as const }] }),
};

const allow: (what: string) => void = () => {};

export function messengerTo(
  apiUrl: string,
  { token = 'xoxb-1', failures = 5, limited = false, beforeCall = allow } = {},
) {
  const clock = clockAt('2026-11-22T10:00:00Z');
  const client = createSlackClient({ token, apiUrl, timeoutMs: 1000 });
  const breaker = createBreaker({ name: 'Slack', clock, failures });
  const limiter = limited ? { limiter: createLimiter() } : {};
  const messenger = createMessenger({
    client,
    render,
    clock,
    breaker,
    beforeCall,
    ...limiter,
  });
  return { messenger, clock, breaker };
}
export const posted = json({ ok: true, channel: 'D1', ts: '1.1' });
export const refusal = (error: string, extra: object = {}) => json({ ok: false, error, ...extra });
