/** Writes down that Slack or the CRM is down, since when and how; clocks stand while Slack is. */
import { type Outage, writeSetting } from '../../db/workspace/settings-store.ts';
import type { AppError } from '../../errors.ts';
import type { Context } from '../context.ts';
import { audit, inStep } from '../steps/step.ts';
import { findOutage, OUTAGE_KEYS, type Watched } from './find-outage.ts';

const OUTBOX = { kind: 'system', part: 'outbox' } as const;

export interface NewOutage {
  destination: Watched;
  kind: Outage['kind'];
  since: Date;
}

export async function recordOutage(ctx: Context, outage: NewOutage): Promise<void> {
  const { destination, kind } = outage;
  if (isKnown(await findOutage(ctx.db.read, destination), kind)) return;
  await inStep(ctx, OUTBOX, async (step) => {
    await ctx.db.mutex(step.tx, 'outage');
    const known = await findOutage(step.tx, destination);
    if (isKnown(known, kind)) return;
    const since = known?.since ?? outage.since.toISOString();
    const heldTold = known?.heldTold ?? false;
    const key = OUTAGE_KEYS[destination];
    await writeSetting(step.tx, key, { since, kind, told: false, heldTold });
    await audit(step, {
      action: `${destination}.down`,
      subject: destination,
      data: { kind, since },
    });
  });
}

/** A token that was taken away is worse news than silence; the other way round it is none. */
function isKnown(known: Outage | null, kind: Outage['kind']): boolean {
  return known !== null && (known.kind === kind || kind === 'unreachable');
}

/** The outage that a fault of `destination` proves; null for one that may be a moment's. */
export function outageIn(error: AppError, destination: Watched, now: Date): NewOutage | null {
  if (error.code === 'upstream.revoked') return { destination, kind: 'revoked', since: now };
  const { downSince } = error.details;
  if (typeof downSince !== 'string') return null;
  return { destination, kind: 'unreachable', since: new Date(downSince) };
}
