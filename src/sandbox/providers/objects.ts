import type { FetchedSystem } from '../../routing/model/fetched.ts';
import type { Reply } from '../http/reply.ts';

type Fields = Record<string, unknown>;

/** How one system hands out its objects, as its documentation shows it. */
interface Manners {
  path: RegExp;
  tokenOf: (headers: Record<string, unknown>) => unknown;
  /** Only the fields that were asked for, where the system can be asked for some. */
  found: (id: string, fields: Fields, asked: string[]) => Reply;
  missing: () => Reply;
  refused: () => Reply;
}

const bearerOf = ({ authorization }: Record<string, unknown>) =>
  typeof authorization === 'string' ? authorization.replace(/^Bearer /, '') : undefined;

export const MANNERS: Record<FetchedSystem, Manners> = {
  hubspot: {
    path: /^\/crm\/v3\/objects\/contacts\/(\d+)\?properties=([^&]*)$/,
    tokenOf: bearerOf,
    found: (id, fields, asked) => ok({ id, properties: only(asked, fields), archived: false }),
    missing: () => ({ status: 404, body: { status: 'error', category: 'OBJECT_NOT_FOUND' } }),
    refused: () => ({ status: 401, body: { status: 'error', category: 'INVALID_AUTHENTICATION' } }),
  },
  meta: {
    path: /^\/v\d+\.0\/(\d+)\?fields=([^&]*)$/,
    tokenOf: bearerOf,
    found: (id, fields, asked) => ok({ ...only(asked, fields), id }),
    missing: () => ({ status: 400, body: { error: { code: 100, error_subcode: 33 } } }),
    refused: () => ({ status: 400, body: { error: { code: 190, type: 'OAuthException' } } }),
  },
  pipedrive: {
    path: /^\/api\/v2\/persons\/(\d+)()$/,
    tokenOf: (headers) => headers['x-api-token'],
    found: (id, fields) => ok({ success: true, data: { id: Number(id), ...fields } }),
    missing: () => ({ status: 404, body: { success: false, error: 'Person not found' } }),
    refused: () => ({ status: 401, body: { success: false, error: 'unauthorized access' } }),
  },
};

function ok(body: object): Reply {
  return { status: 200, body };
}

function only(names: string[], fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => names.includes(name)));
}
