import type { EditablePart } from '../../../../services/policy/shown/load-edit-form.ts';

const PART = /^(pool|rule|sla):(.+)$/;

/** `pool:emea`; null for anything this release did not write. */
export function parsePart(text: string): EditablePart | null {
  const [, kind, id = ''] = PART.exec(text) ?? [];
  return kind === 'pool' || kind === 'rule' || kind === 'sla' ? { kind, id } : null;
}
