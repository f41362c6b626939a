/** Says whether a policy looks at the addresses of people, which decisions do not keep. */
import type { Policy } from '../../../routing/model/policy/policy.ts';

const ADDRESS = '"person.email"';

export function asksForAddress({ rules, segments, territories }: Policy): boolean {
  const conditions = [
    ...rules.map(({ when }) => when),
    ...segments.map(({ when }) => when),
    ...territories.map(({ match }) => match),
  ];
  return JSON.stringify(conditions).includes(ADDRESS);
}
