/**
 * A story tells one capability through Slack, on a clock that only the story moves:
 *
 *     story('a rep is silent', { example: 'acme' }, async ({ lead, person, channel, clock }) => {
 *       const globex = await lead({ person: { email: 'dana@globex.test' }, company: { name: 'Globex' } });
 *       person('ana').expectDm(/Globex/);
 *       await person('ana').click('Claim', { in: /Globex/ });
 *       await clock.advance('15m');              // or clock.until('Mon 09:00'), or an ISO instant
 *       await person('ben').click('Decline');
 *       await person('ben').fill({ reason: 'wrong_language' }).submit();
 *       channel('C0EMEA').expectMessage(/breached/);
 *     });
 *
 * The real application runs in process: signed webhooks over HTTP, the real Bolt app, SQLite, the
 * Slack and CRM of the sandbox. Every verb that does something waits until the application is at
 * rest, and moving the clock stops at each due time on the way; so `expect…` looks and never waits.
 *
 * All that happens is the transcript, `test/golden/stories/<title>.txt`: what was sent and typed,
 * what the bot posted, edited and opened (as it stands once everything is at rest), what the CRM
 * heard and whom it paged, and at the end `baton lead explain` of each lead. `npm run golden:update` writes it; read
 * the difference before you commit it. A message nobody expected therefore fails the story, and so
 * does an error in the log (name the codes you expect in `expectErrors`), and a message, form or
 * Home that Slack would refuse. Home is written down when somebody opens it: the server also
 * publishes it by itself, in real time, so open it again before you look at it or click in it.
 * For the same reason a fault of Slack names the method it is about rather than `*`.
 *
 * Workspace files: `example` takes a directory of `examples`, `roster`, `policy`, `accounts` and
 * `sources` are texts that stand in place of its files; without an example they are those of
 * `test/support/world.ts`. People are named by roster id or by Slack user id; reps without a Slack
 * id get one, `U0ANA` for `ana`, that is found by their e-mail. One file holds the stories of one
 * capability and is called `*.story.ts`; run it with `npx vitest run --project stories FILE`.
 */
import type { ServerResponse } from 'node:http';
import { test } from 'vitest';
import type { FetchedSystem } from '../../src/routing/model/fetched.ts';
import type { Company as KnownCompany } from '../../src/sandbox/enrichment/company.ts';
import type { HttpFault, SlackFault } from '../../src/sandbox/faults/fault.ts';
import type { Deal } from '../../src/sandbox/providers/deals.ts';
import type { ProviderFault } from '../../src/sandbox/providers/providers-stand-in.ts';
import type { SlackStandIn } from '../../src/sandbox/slack/stand-in.ts';
import type { Printed } from '../../src/sandbox/stage/run-baton.ts';
import type { Context } from '../../src/services/context.ts';
import type { WorkspaceTexts } from '../../src/services/workspace/file-fault.ts';
import { expectRecomputed } from '../support/recomputed.ts';
import { refusedBySlack } from './support/acceptable.ts';
import type { Company } from './support/company.ts';
import type { Complaint, House } from './support/house.ts';
import { judge } from './support/judge.ts';
import type { Place, Player } from './support/player.ts';
import { openTeller, type Teller } from './support/teller.ts';
import type { Answered, ProductCall, RawCall, Submission } from './support/website.ts';

export interface StorySetup extends Company {
  /** A Monday morning, unless the story needs another time. */
  startsAt?: string;
  /** In which the transcript and `clock.until` speak; that of the first rep when left out. */
  zone?: string;
  /** False: no CRM is configured. */
  crm?: boolean;
  /** True: `PAGE_URL` is set, and the transcript tells each page. */
  pager?: boolean;
  /** Companies that the provider of company data knows beside the accounts. */
  known?: KnownCompany[];
  /** True: nobody was asked to set Baton up yet. */
  fresh?: boolean;
  /** More of the environment. */
  env?: Record<string, string>;
  /** Codes of errors that belong to the story. */
  expectErrors?: string[];
  /** False: so many leads that the story asks `lead explain` itself where it matters. */
  explained?: boolean;
}

export interface Story {
  /** Somebody sends a form; by default the source `website`, with an id of its own. */
  lead(submission: Submission, how?: { source?: string; id?: string }): Promise<Answered>;
  /** Any other sender: a body of its own shape, as it stands, with headers of its own. */
  post(source: string, call: RawCall): Promise<Answered>;
  /** A product sends a body of its shape, with the proof that the kind of its source asks for. */
  product(source: string, call: ProductCall): Promise<Answered>;
  /** By roster id, or by Slack user id for somebody else. */
  person(id: string): Player;
  channel(id: string): Place;
  clock: {
    now(): Date;
    /** By `15m`, `2h`, `3d`: what becomes due on the way happens at its time. */
    advance(duration: string): Promise<void>;
    /** To the next `Mon 09:00` or `09:00` of the story's zone, or to an ISO instant. */
    until(when: string): Promise<void>;
  };
  crm: {
    fails(fault: HttpFault): Promise<void>;
    recovers(): Promise<void>;
    /** What became of a lead there, to a source of the kind crm. */
    tells(system: string, event: Record<string, unknown>): Promise<void>;
  };
  /** HubSpot, Meta and Pipedrive, as far as they are asked for what they announced. */
  providers: {
    has(system: FetchedSystem, id: string, fields: Record<string, unknown>): void;
    /** HubSpot has this deal from now on, as open or closed as it says. */
    hasDeal(id: string, deal: Deal): void;
    fails(fault: ProviderFault): Promise<void>;
    recovers(): Promise<void>;
  };
  /** The provider of company data. */
  enrichment: {
    fails(fault: HttpFault): Promise<void>;
    /** Answers every call like this; `how` is told. */
    answers(how: string, answer: (response: ServerResponse) => void): Promise<void>;
    recovers(): Promise<void>;
    /** How often it was asked. */
    calls(): number;
  };
  slack: {
    fails(fault: SlackFault): Promise<void>;
    recovers(): Promise<void>;
    /** An event of the Events API, such as `{ type: 'tokens_revoked', … }`; `twice` repeats it. */
    event(event: Record<string, unknown>, how?: { twice?: boolean }): Promise<void>;
    standIn: SlackStandIn;
  };
  /** The disk under the store is full, and is not any more. */
  store: {
    refuses(): Promise<void>;
    recovers(): Promise<void>;
  };
  /**
   * Runs `baton …` on the same store; words with blanks go as an array, and a word that names one
   * of `files` is that file. `interrupted`: somebody presses Ctrl-C as soon as that can be told.
   */
  cli(
    line: string | string[],
    files?: Record<string, string>,
    how?: { interrupted?: boolean },
  ): Promise<Printed>;
  /** Applies the workspace again with these files in place of the ones before. */
  apply(files: WorkspaceTexts): Promise<Printed>;
  /** Any other request of the outside world, told as `what`. */
  act<T>(what: string, work: (url: string) => Promise<T>): Promise<T>;
  /** A heading in the transcript. */
  chapter(title: string): void;
  /** So much of the same that one line tells it; what comes of it is looked at as ever. */
  quietly<T>(what: string, work: () => Promise<T>): Promise<T>;
  ctx: Context;
}

/** Registers a test that plays the story and compares its transcript. */
export function story(
  title: string,
  setup: StorySetup,
  play: (story: Story) => Promise<void>,
): void {
  test(title, async () => {
    const told = await tell(title, setup, play);
    judge({ title, told, expectErrors: setup.expectErrors });
  });
}

export interface Told {
  transcript: string;
  errors: Complaint[];
  /** What Slack would have refused. */
  refused: string[];
  /** Events that Slack sent four times in vain. */
  lost: string[];
}

/** Plays a story and judges nothing. */
export async function tell(
  title: string,
  setup: StorySetup,
  play: (story: Story) => Promise<void>,
): Promise<Told> {
  const teller = await openTeller(title, setup);
  const { house, transcript } = teller;
  try {
    await play(storyOf(teller));
    if (setup.explained ?? true) await teller.end();
    await expectRecomputed(house.server.core.ctx.db);
  } catch (thrown) {
    const error = thrown instanceof Error ? thrown : new Error(String(thrown));
    error.message += `\n\nThe story so far:\n${transcript.text()}`;
    throw error;
  } finally {
    await teller.close();
  }
  const refused = refusedBySlack(house.slack);
  const lost = house.slack.people.lostEvents.map(
    ({ body, reason }) => `${JSON.stringify(body.event)}: ${reason}`,
  );
  return { transcript: transcript.text(), errors: house.errors, refused, lost };
}

function storyOf(teller: Teller): Story {
  const { house, clock, act } = teller;
  return {
    lead: (submission, how) => teller.lead(submission, how),
    post: (source, call) => teller.post(source, call),
    product: (source, call) => teller.product(source, call),
    person: (id) => teller.person(id),
    channel: (id) => teller.channel(id),
    clock: {
      now: () => clock.now(),
      advance: (duration) => teller.advance(duration),
      until: (when) => teller.until(when),
    },
    crm: {
      fails: (fault) => act(`The CRM fails: ${worded(fault)}`, async () => house.crm.fault(fault)),
      recovers: () => act('The CRM works again', async () => house.crm.clearFaults()),
      tells: (system, event) => teller.crmTells(system, event),
    },
    providers: {
      has: (system, id, fields) => house.providers.put(system, id, fields),
      hasDeal: (id, deal) => house.providers.putDeal(id, deal),
      fails: (fault) =>
        act(`A provider fails: ${worded(fault)}`, async () => house.providers.fault(fault)),
      recovers: () => act('The provider works again', async () => house.providers.clearFaults()),
    },
    enrichment: {
      fails: (fault) =>
        act(`The provider fails: ${worded(fault)}`, async () => house.enrichment.fault(fault)),
      answers: (how, answer) =>
        act(`The provider ${how}`, async () => house.enrichment.answerWith(answer)),
      recovers: () =>
        act('The provider works again', async () => {
          house.enrichment.clearFaults();
          house.enrichment.answerWith(null);
        }),
      calls: () => house.enrichment.received.length,
    },
    slack: {
      fails: (fault) => act(`Slack fails: ${worded(fault)}`, async () => house.slack.fault(fault)),
      recovers: () => act('Slack works again', async () => house.slack.clearFaults()),
      event: async (event, how = {}) => {
        const line = `Slack says ${how.twice ? 'twice ' : ''}${worded(event)}`;
        await act(line, () => house.slack.people.event(event, how));
      },
      standIn: house.slack,
    },
    store: {
      refuses: () => act('The store refuses every write', async () => fill(house, true)),
      recovers: () => act('The store takes writes again', async () => fill(house, false)),
    },
    cli: (line, files, how) => teller.cli(line, files, how),
    apply: (files) => teller.apply(files),
    act: (what, work) => act(what, () => work(house.url)),
    chapter: (title) => teller.transcript.add('', `— ${title} —`),
    quietly: (what, work) => teller.transcript.quietly(what, work),
    ctx: house.server.core.ctx,
  };
}

function fill({ disk }: House, full: boolean): void {
  disk.full = full;
}

const worded = (fields: object) => JSON.stringify(fields).slice(1, -1).replaceAll('"', '');
