import type { AnyMiddlewareArgs, Middleware } from '@slack/bolt';
import { toAppError } from '../../errors.ts';
import type { Context } from '../../services/context.ts';
import { noteHeard } from '../../services/operations/note-heard.ts';

/** Notes what arrives, after it was dealt with: a store that refuses costs nobody a click. */
export function noteArrivals(ctx: Context): Middleware<AnyMiddlewareArgs> {
  return async (args) => {
    await args.next();
    try {
      await noteHeard(ctx, { kind: 'event' in args ? 'event' : 'click' });
    } catch (thrown) {
      const { code } = toAppError(thrown);
      ctx.log.warn({ code }, 'It could not be noted that Slack was heard.');
    }
  };
}
