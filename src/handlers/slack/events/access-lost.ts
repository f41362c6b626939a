import { recordOutage } from '../../../services/outage/record-outage.ts';
import type { EventHandler } from './index.ts';

/** Somebody removed the app: no call can succeed until it is installed again. */
export const appUninstalled: EventHandler<'app_uninstalled'> = async (ctx) => {
  const since = ctx.clock.now();
  await recordOutage(ctx, { destination: 'slack', kind: 'revoked', since });
};

/** The tokens of people who once signed in are no matter to us; the bot's are. */
export const tokensRevoked: EventHandler<'tokens_revoked'> = async (ctx, { event }) => {
  if (!event.tokens.bot?.length) return;
  const since = ctx.clock.now();
  await recordOutage(ctx, { destination: 'slack', kind: 'revoked', since });
};
