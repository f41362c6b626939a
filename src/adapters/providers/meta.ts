import { z } from 'zod';
import type { LeadFetcher } from '../../ports.ts';
import type { GateAnswer } from '../http-gate.ts';
import {
  byStatus,
  createFetcher,
  jsonOf,
  type ObjectProvider,
  type ProviderOptions,
  type Verdict,
} from './ask-provider.ts';

const VERSION = 'v21.0';

const FIELDS = ['created_time', 'field_data', 'form_id', 'campaign_name', 'ad_name', 'platform'];

const lead = z.looseObject({
  field_data: z.array(
    z.looseObject({ name: z.string(), values: z.array(z.union([z.string(), z.number()])) }),
  ),
});

const meta: ObjectProvider = {
  system: 'Meta',
  variable: 'META_TOKEN',
  pathOf: (id) => `/${VERSION}/${id}?fields=${FIELDS.join(',')}`,
  headers: (token) => ({ authorization: `Bearer ${token}` }),
  shape: lead,
  judge: byErrorCode,
};

/** Leads of Meta's instant forms, asked for with the access token of a page. */
export function createMetaFetcher(options: ProviderOptions): LeadFetcher {
  return createFetcher(meta, options);
}

/** The codes of the Graph API: a session that is over, rights that are missing. */
const DENIED = [10, 102, 190];
const RIGHTS_FROM = 200;
const RIGHTS_TO = 299;
/** Too many calls: by app, user, page, and of one kind. */
const TOO_MANY = [4, 17, 32, 613];
/** Its own trouble, said with any status. */
const TRANSIENT = [1, 2];

const fault = z.object({ error: z.object({ code: z.number() }) });

/** Meta answers 400 to nearly everything, a token that has ended among it. */
function byErrorCode(answer: GateAnswer): Verdict {
  const verdict = byStatus(answer);
  if (verdict !== 'lost' && verdict !== 'denied') return verdict;
  const parsed = fault.safeParse(jsonOf(answer));
  if (!parsed.success) return verdict;
  const { code } = parsed.data.error;
  if (TOO_MANY.includes(code)) return 'not_so_fast';
  if (TRANSIENT.includes(code)) return 'down';
  const isAboutRights = code >= RIGHTS_FROM && code <= RIGHTS_TO;
  return DENIED.includes(code) || isAboutRights ? 'denied' : verdict;
}
