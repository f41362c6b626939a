/** Reads enrichment.yml: a list of providers, or the same under a key beside their budget. */
import { z } from 'zod';
import {
  DEFAULT_WITHIN_MS,
  type EnrichmentSettings,
  enrichmentSchema,
  providersSchema,
} from '../../../routing/model/workspace/provider.ts';
import { type FileFault, WORKSPACE_FILES } from '../file-fault.ts';
import { checkProviders } from './check-providers.ts';
import { readYaml } from './read-yaml.ts';

const FILE = WORKSPACE_FILES.enrichment;
const listSchema = providersSchema.transform(
  (providers): EnrichmentSettings => ({ within: DEFAULT_WITHIN_MS, providers }),
);

/** `settings` is undefined exactly when there are errors among the faults. */
export function readEnrichment(text: string): {
  settings: EnrichmentSettings | undefined;
  faults: FileFault[];
} {
  const isList = readYaml(FILE, text, z.array(z.unknown())).value !== undefined;
  const { value, faults, faultAt } = readYaml(FILE, text, isList ? listSchema : enrichmentSchema);
  if (!value) return { settings: undefined, faults };
  const found = checkProviders(value.providers, isList ? [] : ['providers']).map((one) =>
    faultAt(one.keys, one.message, one.severity),
  );
  const isBroken = found.some(({ severity }) => severity === 'error');
  return { settings: isBroken ? undefined : value, faults: found };
}
