/** Writes the roster and the policy of people who are known already: a line for each of them. */
import { stringify } from 'yaml';
import type { NewPerson } from './new-person.ts';

const ON_ONE_LINE = { collectionStyle: 'flow', lineWidth: 0 } as const;

const TEAM_SLA = `  standard: { claim: 15m, remind: [50%], on_breach: [escalate, { reroute: 2m }] }
`;
const SOLO_SLA = `  # With a second person: on_breach: [escalate, { reroute: 2m }], which then asks the next rep.
  standard: { claim: 15m, remind: [50%], on_breach: [escalate], max_reroutes: 0 }
`;

export function teamRoster(people: readonly NewPerson[]): string {
  return `# People: one line each. Ids are the public names and never change.
version: 1

# Slack channels for what a manager should see and for what nobody could take. Without them a
# manager, else the admins hear of it.
# channels: { managers: C0MANAGERS, ops: C0OPS }

# A role is a permission: rep, manager (may reassign and pause) or admin (may also administer). Who
# receives leads is a matter of the pools in policy.yml, whatever the role.
# A line may say more: hours: { mon-fri: ["09:00-18:00"] }, holidays: ES, capacity: { open: 25 }
reps:
${people.map((one) => `  - ${personLine(one)}\n`).join('')}`;
}

export function teamPolicy(people: readonly NewPerson[]): string {
  const members = people.filter(({ weight }) => weight > 0);
  const lines = members.map(({ id, weight }) => `      ${stringify({ [id]: weight })}`);
  return `# Rules. Each time this file changes, "baton apply" publishes a new version of it.
version: 1

# Who gets leads: delete the line of whoever does not sell. The number is a weight: somebody with 50
# gets half as many leads as somebody with 100.
pools:
  - id: sales
    members:
${lines.join('')}
rules:
  - { id: everyone, when: {}, assign: { pool: sales } }

# How long a rep has to claim, and what happens when nobody does.
sla:
${members.length > 1 ? TEAM_SLA : SOLO_SLA}`;
}

function personLine(person: NewPerson): string {
  const { id, name, slack, email, role, manager, timezone, hours, holidays } = person;
  const { skills = [], capacity = {}, crm = {} } = person;
  const line = {
    id,
    name,
    slack,
    email,
    role: role === 'rep' ? undefined : role,
    manager,
    timezone,
    hours,
    holidays,
    ...(skills.length > 0 && { skills }),
    ...(Object.keys(capacity).length > 0 && { capacity }),
    ...(Object.keys(crm).length > 0 && { crm }),
  };
  return stringify(line, ON_ONE_LINE).trimEnd();
}
