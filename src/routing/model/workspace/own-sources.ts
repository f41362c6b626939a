import { SYNTHETIC_SOURCE } from '../lead.ts';
import type { Source } from './source.ts';

/** Where Baton's own leads come from; a sources.yml cannot name these. */

/** Test leads that somebody asked for. */
export const TEST_SOURCE = {
  id: 'test-lead',
  kind: 'generic',
  channel: 'test',
  auth: 'none',
} as const satisfies Source;

/** Leads that people at work type in. */
export const SLACK_SOURCE = {
  id: 'slack',
  kind: 'generic',
  channel: 'slack',
  auth: 'none',
} as const satisfies Source;

/** The lead Baton sends itself to see whether it is alive; no list or figure shows it. */
export const PROBE_SOURCE = {
  id: SYNTHETIC_SOURCE,
  kind: 'generic',
  channel: 'synthetic',
  auth: 'none',
} as const satisfies Source;

export const OWN_SOURCE_IDS: readonly string[] = [TEST_SOURCE.id, PROBE_SOURCE.id, SLACK_SOURCE.id];
