/** Says whether leads get through: to Slack, to the CRM, and past the router. */
import { countMessages } from '../../../db/delivery/outbox-store.ts';
import { nextRouteAt } from '../../../db/leads/lead-store.ts';
import { counted } from '../../../words/numbers.ts';
import { type Phrase, say } from '../../../words/say.ts';
import type { Context } from '../../context.ts';
import { findOutage } from '../../outage/find-outage.ts';
import { type FoundCheck, health } from '../../views/check.ts';
import { crmOutageWords, momentWords } from '../../views/outage-words.ts';

/** The router and the outbox work each second: what is older than this stands still. */
const LATE_MS = 2 * 60_000;

export async function checkHealth(ctx: Context): Promise<FoundCheck[]> {
  const messages = await countMessages(ctx.db.read);
  const slack = await findOutage(ctx.db.read, 'slack');
  const crm = await crmOutageWords(ctx);
  return [
    health(say`Slack connection`, slack === null, slackWords(slack)),
    health(say`CRM`, crm === null, say`The CRM does not answer ${crm ?? ''}`),
    checkDead(messages),
    checkOutbox(messages, ctx.clock.now()),
    await checkRouter(ctx),
  ];
}

function slackWords(outage: Awaited<ReturnType<typeof findOutage>>): Phrase {
  if (outage?.kind === 'revoked') return say`Our access was taken away. Install the app again.`;
  return say`Slack does not answer since ${momentWords(outage?.since ?? 0)}. Leads wait; clocks stand.`;
}

type Messages = Awaited<ReturnType<typeof countMessages>>;

function checkDead(messages: Messages): FoundCheck {
  const dead = messages.filter(({ state }) => state === 'dead');
  const count = dead.reduce((sum, { n }) => sum + n, 0);
  const mend = say`${count} messages could not be delivered. See baton outbox list --status dead.`;
  return health(say`Deliveries`, count === 0, mend);
}

function checkOutbox(messages: Messages, now: Date): FoundCheck {
  const late = messages.filter(
    ({ state, oldest }) => state === 'ready' && now.getTime() - oldest.getTime() > LATE_MS,
  );
  const count = late.reduce((sum, { n }) => sum + n, 0);
  const mend = say`${counted(count, 'message waits', 'messages wait')} longer than 2 minutes. See baton outbox list.`;
  return health(say`Outbox`, count === 0, mend);
}

async function checkRouter(ctx: Context): Promise<FoundCheck> {
  const due = await nextRouteAt(ctx.db.read);
  const isLate = due !== null && ctx.clock.now().getTime() - due.getTime() > LATE_MS;
  const mend = say`Leads wait longer than 2 minutes for the router. Look at the log of the server.`;
  return health(say`Router`, !isLate, mend);
}
