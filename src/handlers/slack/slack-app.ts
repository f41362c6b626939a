import type { RequestListener } from 'node:http';
import {
  App,
  HTTPReceiver,
  type Receiver,
  type ReceiverEvent,
  SocketModeReceiver,
  UnknownError,
} from '@slack/bolt';
import type { WebClientOptions } from '@slack/web-api';
import type { Logger } from '../../ports.ts';
import type { Context } from '../../services/context.ts';
import type { Language } from '../../words/language.ts';
import { readIn } from '../../words/reading.ts';
import { registerActions } from './actions/index.ts';
import type { PublicDoor } from './answers/set-up/source-rows.ts';
import { boltLogger } from './bolt-logger.ts';
import { registerCommands } from './commands/index.ts';
import { registerEvents } from './events/index.ts';
import { toFault } from './faults.ts';
import { refuseFuture } from './freshness.ts';
import { noteArrivals } from './heard.ts';
import { registerOptions } from './options/index.ts';
import { onlyOwnWorkspace, type PinnedWorkspace } from './own-workspace.ts';
import { namePlainForms } from './plain-forms.ts';
import { registerShortcuts } from './shortcuts/index.ts';
import { createSocketLink } from './socket-link.ts';
import { registerViews } from './views/index.ts';

const BODY_LIMIT_BYTES = 512 * 1024;
const CALL_TIMEOUT_MS = 8000;

export interface SlackAppOptions {
  ctx: Context;
  signingSecret: string;
  botToken: string;
  /** Base of the Web API; Slack's own when left out. */
  slackApiUrl?: string | undefined;
  /** Given: Socket Mode, and nothing is read from `listener`. */
  appToken?: string | undefined;
  /** What whoever clicks or types is answered in. */
  language: Language;
  /** What the world outside Slack is told of our addresses. */
  door: PublicDoor;
  /** The one workspace this deployment serves; null until Slack has named it. */
  workspace: () => PinnedWorkspace | null;
  log: Logger;
}

export interface SlackApp {
  app: App;
  /** Serves `POST /slack/events` wherever the HTTP door mounts it. */
  listener: RequestListener;
  /** Opens and closes the socket of Socket Mode; over HTTP there is nothing to open. */
  start(): void;
  /** Whether the socket of Socket Mode is open; null over HTTP. */
  socketConnected(): boolean | null;
  /** Whether somebody's click or command is still worked on, though Slack has its answer. */
  busy(): boolean;
  /** Takes nothing new and finishes what is under way. */
  stop(): Promise<void>;
}

export function createSlackApp(options: SlackAppOptions): SlackApp {
  const clientOptions = clientOptionsOf(options.slackApiUrl);
  const http = httpReceiver(options);
  const receiver = socketReceiver(options, clientOptions);
  const socket = receiver && createSocketLink(receiver, options.log);
  const app = boltApp(options, { receiver: receiver ?? http, clientOptions });
  app.use(({ next }) => readIn(options.language, next));
  app.use(noteArrivals(options.ctx));
  registerActions(app, options.ctx, options.door);
  registerViews(app, options.ctx, options.door);
  registerOptions(app, options.ctx);
  registerShortcuts(app, options.ctx);
  registerCommands(app, options.ctx);
  registerEvents(app, options.ctx);
  return {
    app,
    listener: socket ? notServed : refuseFuture(namePlainForms(http.requestListener)),
    start: () => socket?.start(),
    socketConnected: () => socket?.connected() ?? null,
    busy: () => app.underWay.size > 0,
    stop: async () => {
      await socket?.stop();
      await Promise.allSettled(app.underWay);
    },
  };
}

function httpReceiver({ signingSecret, log }: SlackAppOptions): HTTPReceiver {
  return new HTTPReceiver({ signingSecret, bodyLimit: BODY_LIMIT_BYTES, logger: boltLogger(log) });
}

function socketReceiver({ appToken, log }: SlackAppOptions, clientOptions: WebClientOptions) {
  if (appToken === undefined) return null;
  const installerOptions = { clientOptions };
  const { warn, ...quiet } = boltLogger(log);
  // What goes wrong with a socket passes: it is opened again, and /readyz tells of it.
  const logger = { ...quiet, warn, error: warn };
  const autoReconnectEnabled = false;
  return new SocketModeReceiver({ appToken, logger, autoReconnectEnabled, installerOptions });
}

function boltApp(
  { botToken, workspace, log }: SlackAppOptions,
  parts: { receiver: Receiver; clientOptions: WebClientOptions },
): BatonApp {
  const app = new BatonApp({
    ...parts,
    // A token given to the constructor would be tried at once, and a bad one would end the process.
    authorize: async () => ({ botToken, ...botUser(workspace()) }),
    logger: boltLogger(log),
    convoStore: false,
  });
  app.error(async (fault) => logFault(log, fault));
  app.use(onlyOwnWorkspace(workspace, log));
  return app;
}

class BatonApp extends App {
  /** Slack is answered first and the work done after: a stop has to know what is still done. */
  readonly underWay = new Set<Promise<void>>();

  override async processEvent(event: ReceiverEvent): Promise<void> {
    const work = this.#process(event);
    this.underWay.add(work);
    try {
      await work;
    } finally {
      this.underWay.delete(work);
    }
  }

  /**
   * Slack says `app_rate_limited` in an envelope Bolt has no name for and would leave unanswered.
   */
  async #process(event: ReceiverEvent): Promise<void> {
    if (event.body.type !== 'app_rate_limited') return super.processEvent(event);
    this.logger.warn('Slack holds events back: more than 30,000 in an hour.');
    await event.ack();
  }
}

/** Nothing is retried here: a person who clicked is told, and everything else has an outbox. */
function clientOptionsOf(slackApiUrl: string | undefined): WebClientOptions {
  return {
    ...(slackApiUrl !== undefined && { slackApiUrl }),
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: CALL_TIMEOUT_MS,
    allowAbsoluteUrls: false,
    // Answers to a response_url go through here as well, and Bolt gives them no deadline.
    fetch: (url, init) => fetch(url, { signal: AbortSignal.timeout(CALL_TIMEOUT_MS), ...init }),
  };
}

function botUser(workspace: PinnedWorkspace | null) {
  return workspace ? { botUserId: workspace.botUserId } : {};
}

function logFault(log: Logger, thrown: Error): void {
  // Bolt wraps what carries no code of its own.
  const original = thrown instanceof UnknownError ? thrown.original : thrown;
  const { code, message, retryable, details } = toFault(original);
  if (retryable) log.warn({ code, details }, message);
  else log.error({ code, details }, message);
}

const notServed: RequestListener = (_request, response) => {
  response.writeHead(404).end();
};
