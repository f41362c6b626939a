import { z } from 'zod';
import { OWN_SOURCE_IDS } from './own-sources.ts';
import { rosterId } from './roster.ts';

/** How a sender proves who it is; `none` must be written out. */
export const SOURCE_AUTHS = ['standard_webhooks', 'bearer', 'none'] as const;

export const sourceSchema = z.strictObject({
  id: rosterId.refine(
    (id) => !OWN_SOURCE_IDS.includes(id),
    'Baton has a source of its own by that name',
  ),
  kind: z.enum(['generic']).default('generic'),
  channel: z.string().default('web'),
  tier: z.string().optional(),
  auth: z.enum(SOURCE_AUTHS).default('standard_webhooks'),
});
export type Source = z.infer<typeof sourceSchema>;

export const sourcesSchema = z.array(sourceSchema).min(1);

/**
 * The name of the variable that holds a source's secret: `web-form` → `WEBHOOK_SECRET_WEB_FORM`.
 */
export function secretVariable(sourceId: string): string {
  return `WEBHOOK_SECRET_${sourceId.toUpperCase().replaceAll(/[-.]/g, '_')}`;
}
