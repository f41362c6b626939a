/** Reads the file that says which column of a table is which field of a lead. */
import { AppError } from '../../errors.ts';
import { type Mapping, mappingSchema } from '../../routing/model/workspace/source.ts';
import { checkTarget } from '../workspace/reading/check-sources.ts';
import { readYaml } from '../workspace/reading/read-yaml.ts';

/** @throws AppError `input.import_columns` with details.faults, each at its line */
export function readMap(file: string, text: string): Mapping {
  const { value = {}, faults, faultAt } = readYaml(file, text, mappingSchema);
  // A column may be called anything: only what the fields are called is checked.
  const wrong = Object.keys(value)
    .flatMap((field) => checkTarget([field], field))
    .map(({ keys, message, severity }) => faultAt(keys, message, severity));
  const all = [...faults, ...wrong];
  if (all.length === 0) return value;
  const message = `${file} cannot be used as a map of columns; each fault says why.`;
  throw new AppError('input.import_columns', message, { details: { faults: all } });
}
