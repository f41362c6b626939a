/** Turns a territory as it is written into the one condition that says whether a lead is in it. */
import type { Condition, Territory } from '../model/policy/territory.ts';

/** Everything that is written has to hold. */
export function territoryCondition(territory: Territory): Condition {
  const { match, countries, regions, postal, industries, size } = territory;
  const parts = [
    match,
    countries && { 'company.country': countries },
    regions && { 'company.region': regions },
    postal && { 'company.postal_code': { postal_in: postal } },
    industries && { 'company.industry': { has_word: industries } },
    size?.from !== undefined && { 'company.employees': { gte: size.from } },
    size?.to !== undefined && { 'company.employees': { lte: size.to } },
  ].filter((part) => typeof part === 'object');
  const asked = parts.filter((part) => Object.keys(part).length > 0);
  return asked.length > 1 ? { all: asked } : (asked[0] ?? {});
}
