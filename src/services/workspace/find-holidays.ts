/** Lists the holidays that files name, or says at its line which region nobody knows. */
import { AppError } from '../../errors.ts';
import type { Policy } from '../../routing/model/policy/policy.ts';
import { type FileFault, sortFaults } from './file-fault.ts';
import { type HolidaySpan, listHolidays } from './list-holidays.ts';
import type { YamlFile } from './reading/read-yaml.ts';

export interface NamedRegion {
  region: string | undefined;
  fault: (message: string) => FileFault;
}

/** Call it before a transaction: it takes noticeable CPU. */
export async function findHolidays(
  named: readonly NamedRegion[],
  now: Date,
): Promise<HolidaySpan | { faults: FileFault[] }> {
  try {
    return await listHolidays(
      named.flatMap(({ region }) => (region === undefined ? [] : [region])),
      now,
    );
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'input.holiday_region') throw error;
    const wrong = named.filter(({ region }) => region === error.details.region);
    return { faults: sortFaults(wrong.map(({ fault }) => fault(error.message))) };
  }
}

export function regionsOfPools(
  { pools }: Policy,
  faultAt: YamlFile<unknown>['faultAt'],
): NamedRegion[] {
  return pools.map(({ holidays: region }, i) => ({
    region,
    fault: (message) => faultAt(['pools', i, 'holidays'], message, 'error'),
  }));
}
