import { readFileSync, writeFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { openApiDocument, ROUTES } from '../../../../src/handlers/http/openapi/document.ts';
import { publishedSchemas } from '../../../../src/routing/contracts/json-schema.ts';
import { apiInMarkdown } from './api-page.ts';

const page = new URL('../../../../docs/api.md', import.meta.url);
const opening =
  '<!-- What follows is written by `UPDATE_GOLDEN=1 npx vitest run --project doors openapi`. -->';

const document = JSON.parse(JSON.stringify(openApiDocument())) as Document;

interface Media {
  schema?: { $ref?: string };
  example?: unknown;
}
interface Operation {
  operationId: string;
  summary: string;
  parameters?: { name: string; in: string; required: boolean; schema: object }[];
  requestBody?: { content: Record<string, Media> };
  responses: Record<string, { description: string; content?: Record<string, Media> }>;
  security: Record<string, string[]>[];
}
interface Document {
  openapi: string;
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, object>; securitySchemes: Record<string, object> };
}

const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
);

/** Every object in the document, with where it stands. */
function* walk(node: unknown, at = '#'): Generator<[string, Record<string, unknown>]> {
  if (typeof node !== 'object' || node === null) return;
  if (!Array.isArray(node)) yield [at, node as Record<string, unknown>];
  for (const [key, child] of Object.entries(node)) yield* walk(child, `${at}/${key}`);
}

function find(ref: string): unknown {
  return ref
    .slice(2)
    .split('/')
    .reduce<unknown>((node, key) => (node as Record<string, unknown> | undefined)?.[key], document);
}

function validator(schema: object) {
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  return ajv.compile({ ...schema, components: document.components });
}

describe('the OpenAPI document', () => {
  test('is of 3.1 and names every route once', () => {
    expect(document.openapi).toBe('3.1.0');
    expect(operations).toHaveLength(ROUTES.length);
    const names = operations.map(({ operation }) => operation.operationId);
    expect(new Set(names).size).toBe(names.length);
    const answered = ROUTES.map(({ answers }) => answers.map(({ status }) => status));
    for (const statuses of answered) expect(new Set(statuses).size).toBe(statuses.length);
  });

  test('points at nothing that is not in it', () => {
    const refs = [...walk(document)].flatMap(([at, { $ref }]) =>
      typeof $ref === 'string' ? [[at, $ref] as const] : [],
    );
    expect(refs.length).toBeGreaterThan(40);
    expect(refs.filter(([, ref]) => find(ref) === undefined)).toEqual([]);
  });

  test('holds only schemas that a validator of 2020-12 understands', () => {
    const ajv = new Ajv2020({ strict: false, validateFormats: false });
    for (const [name, schema] of Object.entries(document.components.schemas)) {
      expect(ajv.validateSchema(schema), name).toBe(true);
      expect(() => validator(schema), name).not.toThrow();
    }
  });

  test('says of every answer when it comes, and what its body is', () => {
    for (const { path, operation } of operations) {
      expect(Object.keys(operation.responses).length, path).toBeGreaterThan(0);
      for (const [status, { description, content }] of Object.entries(operation.responses)) {
        expect(description.length, `${path} ${status}`).toBeGreaterThan(3);
        const types = Object.entries(content ?? {});
        if (Number(status) >= 400 && path !== '/slack/events' && path !== '/readyz') {
          expect(types.map(([type]) => type)).toEqual(['application/problem+json']);
        }
        for (const [, media] of types) expect(media.schema, `${path} ${status}`).toBeDefined();
      }
    }
  });

  test('has examples that are what their schemas say', () => {
    const media = [...walk(document.paths)].filter(
      ([, one]) => 'example' in one && 'schema' in one,
    );
    const bodies = media.filter(([at]) => at.includes('/content/'));
    expect(bodies.length).toBeGreaterThan(30);
    for (const [at, { schema, example }] of bodies) {
      const validate = validator(schema as object);
      expect(validate(example), `${at}: ${JSON.stringify(validate.errors)}`).toBe(true);
    }
  });

  test('takes its parameters from the path, and lets nobody in by a scheme it does not name', () => {
    for (const { path, operation } of operations) {
      const inPath = (operation.parameters ?? []).filter((one) => one.in === 'path');
      const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      expect(inPath.map(({ name }) => name)).toEqual(named);
      expect(inPath.every(({ required }) => required)).toBe(true);
      const schemes = operation.security.flatMap((one) => Object.keys(one));
      const unknown = schemes.filter((one) => !(one in document.components.securitySchemes));
      expect(unknown).toEqual([]);
    }
  });
});

test('the published schemas stand alone as well', () => {
  const schemas = publishedSchemas((name) => name);
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  for (const [name, schema] of Object.entries(schemas)) ajv.addSchema(schema, name);
  for (const name of Object.keys(schemas)) expect(ajv.getSchema(name), name).toBeDefined();
});

test('docs/api.md says the same', () => {
  const [before = ''] = readFileSync(page, 'utf8').split(opening);
  const written = `${before}${opening}\n\n${apiInMarkdown()}`;
  if (process.env.UPDATE_GOLDEN === '1') writeFileSync(page, written);
  expect(readFileSync(page, 'utf8')).toBe(written);
});
