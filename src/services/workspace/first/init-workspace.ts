/** Gives the files of a first workspace: the people, one pool, one source, ready to apply. */
import {
  policyJsonSchema,
  SCHEMA_FILE,
  schemaLine,
} from '../../../routing/policy/schema/policy-schema.ts';
import { WORKSPACE_FILES } from '../file-fault.ts';
import type { NewPerson } from './new-person.ts';
import { teamPolicy, teamRoster } from './render-team.ts';

const ROSTER = `# People. Only id and name are needed; whatever is left out means "no limit".
version: 1

# Slack channels for what a manager should see and for what nobody could take.
# channels: { managers: C0MANAGERS, ops: C0OPS }

reps:
  # Ids are the public names and never change. With an e-mail the Slack user is found by itself.
  - id: me
    name: Your Name
    email: you@example.com
    role: admin
    timezone: Europe/Madrid
    # hours: { mon-fri: ["09:00-13:00", "14:00-18:00"] }
    # holidays: ES
    # skills: [es, en]
    # capacity: { open: 25, day: 10 }
`;

const POLICY = `# Rules. Each time this file changes, "baton apply" publishes a new version of it.
version: 1

pools:
  # The number is a weight: somebody with 50 gets half as many leads as somebody with 100.
  - { id: sales, members: { me: 100 } }

# The first rule that matches wins. Students never reach sales; everybody else does.
rules:
  - { id: students, when: { person.email: { ends_with: ".edu" } }, assign: { no_route: student } }
  - { id: everyone, when: {}, assign: { pool: sales } }

# How long a rep has to claim, and what happens when nobody does.
sla:
  standard: { claim: 15m, remind: [50%], on_breach: [escalate, { reroute: 2m }] }
`;

const ACCOUNTS = `id,name,domain,owner,tier,country,employees,crm_id
`;

const SOURCES = `# Where leads come from. "baton source url website" prints the address and a curl line.
- { id: website, kind: generic, channel: web }

# Products need no mapping; docs/sources.md lists them.
# - { id: demo-form, kind: typeform, channel: web }
# - { id: meetings, kind: calendly, channel: meeting }
`;

const ENRICHMENT = `# Who is asked for what leads leave out; nobody yet. docs/enrichment.md says what may stand here.
# The address and the token stand in the environment: CLEARFACTS_API_URL and CLEARFACTS_TOKEN.
# In place of the brackets, for example:
#
# - id: clearfacts
#   about: company
#   path: /v1/companies/{domain}
#   fields: { company.employees: employees, company.industry: industry }
[]
`;

/** What an editor checks a policy with. */
export function schemaText(): string {
  return `${JSON.stringify(policyJsonSchema(), null, 2)}\n`;
}

/** File name → text, for `baton init DIR`; without people, with one whose name is to be put in. */
export function initWorkspace(people: readonly NewPerson[] = []): Record<string, string> {
  const isTeam = people.length > 0;
  return {
    [WORKSPACE_FILES.roster]: isTeam ? teamRoster(people) : ROSTER,
    [WORKSPACE_FILES.policy]: schemaLine(SCHEMA_FILE) + (isTeam ? teamPolicy(people) : POLICY),
    [WORKSPACE_FILES.accounts]: ACCOUNTS,
    [WORKSPACE_FILES.sources]: SOURCES,
    [WORKSPACE_FILES.enrichment]: ENRICHMENT,
    // Beside the policy, so that an editor finds it without a network.
    [SCHEMA_FILE]: schemaText(),
  };
}
