/** Finds which keys a schema knows at one place of a document. */
import type { z } from 'zod';
import type { KeyPath } from '../../../routing/policy/wording.ts';

type Shape = z.core.JSONSchema.BaseSchema;

/** The keys allowed there, over all alternatives; none where any key may stand. */
export function knownKeys(shape: Shape, keys: KeyPath): string[] {
  const shapes = keys.reduce<Shape[]>(
    (reached, key) => reached.flatMap((one) => stepInto(one, key)),
    alternatives(shape),
  );
  return [...new Set(shapes.flatMap((one) => Object.keys(one.properties ?? {})))];
}

function stepInto(shape: Shape, key: string | number): Shape[] {
  const next = typeof key === 'number' ? shape.items : stepByName(shape, key);
  return typeof next === 'object' && !Array.isArray(next) ? alternatives(next) : [];
}

function stepByName({ properties, additionalProperties }: Shape, key: string) {
  return properties && Object.hasOwn(properties, key) ? properties[key] : additionalProperties;
}

function alternatives(shape: Shape): Shape[] {
  return shape.anyOf ? shape.anyOf.flatMap(alternatives) : [shape];
}
