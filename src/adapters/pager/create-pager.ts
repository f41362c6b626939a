import type { Pager } from '../../ports.ts';
import type { Breaker } from '../breaker.ts';
import { createHttpGate } from '../http-gate.ts';
import { createMailPager } from './mail-pager.ts';
import type { PageTarget } from './page-url.ts';
import { createWebhookPager } from './webhook-pager.ts';

/** The way past Slack that the operator's environment names. */
export function createPager(
  target: PageTarget,
  rest: { breaker: Breaker; beforeCall: (what: string) => void },
): Pager {
  const { breaker, beforeCall } = rest;
  if (target.kind === 'mail') return createMailPager({ target, breaker, beforeCall });
  const gate = createHttpGate({ allow: [target.url], beforeCall });
  return createWebhookPager({ url: target.url, gate, breaker });
}
