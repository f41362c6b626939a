import { expect } from 'vitest';
import { type CrmStandIn, startCrmStandIn } from '../../src/sandbox/crm/crm-stand-in.ts';
import { channel, Person } from '../../src/sandbox/slack/person.ts';
import { type SlackStandIn, startSlackStandIn } from '../../src/sandbox/slack/stand-in.ts';
import { messageFaults } from '../support/house-rules.ts';
import { closeSlack } from '../support/second-opinion.ts';
import {
  CRM_SECRET,
  type Environment,
  environmentOf,
  ServerProcess,
  Site,
  SLACK,
} from '../support/server-process.ts';
import { POLICY, ROSTER } from '../support/world.ts';

const NAMES = { U0ANA: 'Ana Ruiz', U0BEN: 'Ben Koch', U0CLEO: 'Cleo Wu', U0MIA: 'Mia Chen' };
const now = () => new Date();
const REPS = ['U0ANA', 'U0BEN', 'U0CLEO'];
export const MANAGERS = 'C0EMEA';

export interface StageOptions {
  policy?: string;
  roster?: string;
  sources?: string;
  env?: Environment;
  /** More people of the Slack workspace, by user id. */
  people?: Record<string, string>;
  /** Left out: a SQLite file of its own. */
  databaseUrl?: string;
}

const textOf = (text: unknown): string => (typeof text === 'string' ? text : '');

/** Slack and CRM on this machine, and a company that wants its leads routed. */
export class Stage {
  readonly site: Site;
  readonly slack: SlackStandIn;
  readonly crm: CrmStandIn;
  readonly #env: Environment;
  readonly #servers: ServerProcess[] = [];

  private constructor(parts: {
    site: Site;
    slack: SlackStandIn;
    crm: CrmStandIn;
    env: Environment;
  }) {
    this.site = parts.site;
    this.slack = parts.slack;
    this.crm = parts.crm;
    this.#env = parts.env;
  }

  static async open(options: StageOptions = {}): Promise<Stage> {
    const users = Object.entries({ ...NAMES, U0LOU: 'Lou Adam', ...options.people }).map(
      ([id, name]) => ({
        id,
        name,
      }),
    );
    const channels = ['EMEA', 'MANAGERS', 'OPS'].map((name) => ({ id: `C0${name}`, name }));
    const slack = await startSlackStandIn({ ...SLACK, users, channels, now });
    const crm = await startCrmStandIn({ port: 0, secret: CRM_SECRET, now });
    const { policy = POLICY, roster = ROSTER, sources } = options;
    const files = { roster, policy, ...(sources !== undefined && { sources }) };
    const site = await Site.open(files, options.databaseUrl);
    const env = {
      ...environmentOf(site, slack.apiUrl),
      WEBHOOK_OUT_URL: crm.url,
      WEBHOOK_OUT_SECRET: CRM_SECRET,
      ...options.env,
    };
    return new Stage({ site, slack, crm, env });
  }

  /** A server process that need not come up. */
  spawn(env: Environment = {}): ServerProcess {
    const server = new ServerProcess({ ...this.#env, ...env });
    this.#servers.push(server);
    return server;
  }

  async start(env: Environment = {}): Promise<ServerProcess> {
    const server = await this.spawn(env).listening();
    this.slack.setEventsUrl(`${server.url}/slack/events`);
    return server;
  }

  person(userId: string): Person {
    return new Person(this.slack, userId);
  }

  managers() {
    return channel(this.slack, MANAGERS);
  }

  /** The rep whose conversation with the bot says `wanted`, as soon as somebody's does. */
  async asked(wanted: RegExp, except: string[] = []): Promise<Person> {
    const people = REPS.filter((id) => !except.includes(id)).map((id) => this.person(id));
    return Promise.any(people.map((one) => one.waitForDm(wanted, 8_000).then(() => one)));
  }

  /** Whatever was posted or edited, Slack itself would have taken it. */
  expectAcceptable(): void {
    const methods = new Set(['chat.postMessage', 'chat.update']);
    const calls = this.slack.calls().filter(({ method }) => methods.has(method));
    expect(calls.length).toBeGreaterThan(0);
    for (const { args } of calls) {
      const blocks = typeof args.blocks === 'string' ? JSON.parse(args.blocks) : args.blocks;
      expect(messageFaults({ text: textOf(args.text), blocks })).toEqual([]);
    }
  }

  /** Nobody is left behind: no process, no port, no file. */
  async close(): Promise<void> {
    for (const server of this.#servers) {
      if (server.child.exitCode === null) await server.end('SIGKILL');
    }
    await this.crm.close();
    this.site.remove();
    await closeSlack(this.slack);
  }
}
