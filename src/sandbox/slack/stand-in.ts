import { type HttpBindings, type ServerType, serve } from '@hono/node-server';
import { Hono } from 'hono';
import type { SlackFault } from '../faults/fault.ts';
import type { ActiveFault } from '../faults/faults.ts';
import { mountPage, type PageOptions } from '../page/mount-page.ts';
import { prepareSchema } from './blocks/schema.ts';
import { localOnly } from './guard.ts';
import { Courier } from './outward/courier.ts';
import { PersonActions } from './outward/person-actions.ts';
import { serveResponse } from './outward/serve-response.ts';
import { type AppSettings, readAppSettings } from './state/manifest.ts';
import { type ApiCall, app, type Message, type View } from './state/model.ts';
import { Workspace, type WorkspaceOptions } from './state/workspace.ts';
import { serveMethod } from './web-api/serve.ts';

/** What the app may do is what the manifest says, unless it is given here. */
export interface SlackStandInOptions
  extends PageOptions,
    Omit<WorkspaceOptions, 'team' | keyof AppSettings>,
    Partial<AppSettings> {
  signingSecret: string;
  botToken: string;
  /** 0, the default, takes any free port. */
  port?: number;
  host?: string;
  /** Where the app listens; may be told later. */
  eventsUrl?: string;
  teamId?: string;
  teamName?: string;
}

/** A Slack workspace on this machine: the Web API over HTTP, and people who press buttons. */
export class SlackStandIn {
  readonly workspace: Workspace;
  /** What people do: click, submit, type a command, open Home. */
  readonly people: PersonActions;
  readonly #courier: Courier;
  readonly #server: ServerType;
  readonly url: string;

  constructor(parts: {
    workspace: Workspace;
    people: PersonActions;
    courier: Courier;
    server: ServerType;
    url: string;
  }) {
    this.workspace = parts.workspace;
    this.people = parts.people;
    this.#courier = parts.courier;
    this.#server = parts.server;
    this.url = parts.url;
  }

  /** For `SLACK_API_URL`. */
  get apiUrl(): string {
    return `${this.url}/api/`;
  }

  setEventsUrl(url: string): void {
    this.#courier.setEventsUrl(url);
  }

  /** What everybody in a channel sees, oldest first. */
  messages(channel: string): Message[] {
    return this.workspace.messages.in(channel);
  }

  ephemerals(userId?: string): Message[] {
    return this.workspace.messages.ephemerals(userId);
  }

  /** The channel id of a person's conversation with the bot, once there is one. */
  dmOf(userId: string): string | undefined {
    return this.workspace.directory.findDm(userId)?.id;
  }

  home(userId: string): View | undefined {
    return this.workspace.views.home(userId);
  }

  /** Open modals of a person, the one in front last. */
  modals(userId: string): View[] {
    return this.workspace.views.stack(userId);
  }

  calls(method?: string): ApiCall[] {
    const { calls } = this.workspace;
    return calls.filter((call) => method === undefined || call.method === method);
  }

  /** A point in time for `unread`. */
  mark(): string {
    return this.workspace.messages.all().at(-1)?.ts ?? '';
  }

  /** What the bot posted after `mark`, ephemeral messages included. */
  unread(mark: string): Message[] {
    const all = this.workspace.messages.all();
    return all.filter((message) => message.ts > mark && message.author === app.botUserId);
  }

  fault(fault: SlackFault): void {
    this.workspace.faults.add(fault);
  }

  endFault(fault: SlackFault): void {
    this.workspace.faults.end(fault);
  }

  /** All, or those that name `method`. */
  clearFaults(method?: string): void {
    this.workspace.faults.clear((fault) => method === undefined || fault.method === method);
  }

  faults(): ActiveFault<SlackFault>[] {
    return this.workspace.faults.list();
  }

  /** Ends every connection too, so that a hanging call does not keep the process alive. */
  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    if ('closeAllConnections' in this.#server) this.#server.closeAllConnections();
    await closed;
  }
}

export async function startSlackStandIn(options: SlackStandInOptions): Promise<SlackStandIn> {
  prepareSchema();
  const { teamName = 'Acme', botToken, host = '127.0.0.1' } = options;
  const team = { id: options.teamId ?? 'T0ACME', name: teamName, domain: teamName.toLowerCase() };
  const workspace = new Workspace({ ...readAppSettings(), ...options, team });
  const courier = new Courier(options.signingSecret, options.eventsUrl);
  const people = new PersonActions(workspace, courier, () => url);

  const web = new Hono<{ Bindings: HttpBindings }>();
  web.use(localOnly(host));
  web.all('/api/:method', (context) => serveMethod(context, { workspace, botToken }));
  web.post('/response/:id', (context) => serveResponse(context, workspace));
  mountPage(web, { workspace, people, options });

  const { server, port } = await listen(web, { host, port: options.port ?? 0 });
  const url = `http://${host}:${port}`;
  return new SlackStandIn({ workspace, people, courier, server, url });
}

function listen(web: Hono<{ Bindings: HttpBindings }>, at: { host: string; port: number }) {
  return new Promise<{ server: ServerType; port: number }>((resolve, reject) => {
    const listener = { fetch: web.fetch, hostname: at.host, port: at.port };
    const server = serve(listener, ({ port }) => resolve({ server, port }));
    server.once('error', reject);
  });
}
