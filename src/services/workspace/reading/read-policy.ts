/** Reads a policy file and checks it against the people it is for. */
import { type Policy, policySchema } from '../../../routing/model/policy/policy.ts';
import type { Roster } from '../../../routing/model/workspace/roster.ts';
import { checkPolicy } from '../../../routing/policy/checks/check-policy.ts';
import { placeFault, readYaml, type YamlFile } from './read-yaml.ts';

/** Without a roster, which may be broken itself, only the file's own faults are found. */
export function readPolicy(text: string, roster: Roster | undefined): YamlFile<Policy> {
  const file = readYaml('policy.yml', text, policySchema);
  if (!file.value || !roster) return file;
  const found = checkPolicy(file.value, roster);
  return { ...file, faults: found.map((one) => placeFault(file.faultAt, one)) };
}
