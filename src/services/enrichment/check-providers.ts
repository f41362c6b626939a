/** Asks each provider of enrichment.yml once, and says what to mend where it does not answer. */
import { readSetting } from '../../db/workspace/settings-store.ts';
import type { FactSource, ProviderReply } from '../../ports.ts';
import { type Provider, providerVariables } from '../../routing/model/workspace/provider.ts';
import type { Context } from '../context.ts';
import type { DoctorCheck } from '../operations/run-doctor.ts';

/** A domain and an address that are nobody's: all that matters is that an answer comes. */
const NOBODY = { company: 'example.com', person: 'nobody@example.com' };

export interface ProvidersDoor {
  source: FactSource;
  accessOf(providerId: string): { apiUrl: string | undefined; token: string | undefined };
}

export async function checkProviders(ctx: Context, door: ProvidersDoor): Promise<DoctorCheck[]> {
  const { providers = [] } = (await readSetting(ctx.db.read, 'enrichment')) ?? {};
  return Promise.all(providers.map((provider) => checkProvider(provider, door)));
}

async function checkProvider(
  provider: Provider,
  { source, accessOf }: ProvidersDoor,
): Promise<DoctorCheck> {
  const name = `Provider ${provider.id}`;
  const variables = providerVariables(provider.id);
  const { apiUrl, token } = accessOf(provider.id);
  if (apiUrl === undefined || token === undefined) {
    const missing = [apiUrl ? '' : variables.url, token ? '' : variables.token].filter(Boolean);
    const found = `${missing.join(' and ')} not set: nobody is asked`;
    return { name, fine: false, found, mend: `Set ${missing.join(' and ')}.` };
  }
  const reply = await source.ask(provider, NOBODY[provider.about]);
  if (reply.outcome !== 'failed') return { name, fine: true, found: 'answers', mend: null };
  return { name, fine: false, ...judge(reply.why, variables) };
}

function judge(
  why: Extract<ProviderReply, { outcome: 'failed' }>['why'],
  { url, token }: ReturnType<typeof providerVariables>,
): Pick<DoctorCheck, 'found' | 'mend'> {
  if (why === 'not_configured') {
    const expected = 'an https address, or http on a loopback address, without credentials';
    return { found: `${url} is not usable`, mend: `Write ${url} as ${expected}.` };
  }
  if (why === 'denied') return { found: 'the token is refused', mend: `Check ${token}.` };
  const found = `gives no usable answer (${why.replaceAll('_', ' ')})`;
  return { found, mend: `Check ${url}, the path in enrichment.yml and the network.` };
}
