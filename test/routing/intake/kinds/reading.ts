import { expect } from 'vitest';
import { type Found, readProvider } from '../../../../src/routing/intake/kinds/index.ts';
import type { ProviderKind, Source } from '../../../../src/routing/model/workspace/source.ts';
import { parsedPayload } from '../../../support/payloads.ts';

export const NOW = new Date('2026-11-23T10:00:00Z');
type Settings = Pick<Source, 'mapping' | 'events'>;

export const read = (kind: ProviderKind, body: unknown, source: Settings = {}): Found =>
  readProvider(kind, body, { source, now: NOW });
export const readPayload = (kind: ProviderKind, name: string, source: Settings = {}) =>
  read(kind, parsedPayload(kind, name), source);

/** The one lead in it: its key, its faults, and all that was read. */
export function leadIn(found: Found) {
  const [touch, ...more] = found.touches;
  expect([more, found.notices, found.note]).toEqual([[], [], null]);
  const { id, faults, submission } = touch ?? {};
  return { id, faults: faults?.map(({ code }) => code), ...submission };
}
