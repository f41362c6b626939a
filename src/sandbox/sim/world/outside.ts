import { AppError } from '../../../errors.ts';
import type { CardPlace, EventSink, Messenger, Pager } from '../../../ports.ts';
import type { Card } from '../../../routing/model/cards/cards.ts';
import type { Random } from '../random.ts';

export interface Posted {
  to: string;
  card: Card;
}

/** Slack, the CRM and the pager as the simulator plays them: now and then they fail. */
export interface Outside {
  messenger: Messenger;
  sink: EventSink;
  pager: Pager;
  /** Every card that arrived, also where the answer to us was lost. */
  posted: readonly Posted[];
  /** Ids of events in the order they arrived. */
  events: readonly string[];
  heal(): void;
  /** Slack answers nothing any more, since then; null: it answers again. */
  silence(since: Date | null): void;
  isSilent(): boolean;
}

type Failure =
  | 'none'
  | 'unreachable'
  | 'rate_limited'
  | 'answer_lost'
  | 'never_arrived'
  | 'refused';
const SHARES: Record<Failure, number> = {
  none: 88,
  unreachable: 4,
  rate_limited: 3,
  answer_lost: 2,
  never_arrived: 2,
  refused: 1,
};

const UNLIMITED = { free: Number.POSITIVE_INFINITY, waitMs: 0 };

export function createOutside(random: Random, faults: boolean): Outside {
  const posted: Posted[] = [];
  const events: string[] = [];
  let healthy = !faults;
  let silentSince: Date | null = null;

  const attempt = (arrive: () => void) => {
    const failure = healthy ? 'none' : random.weighted(SHARES);
    if (failure === 'none' || failure === 'answer_lost') arrive();
    if (failure !== 'none') throw faultOf(failure, random);
  };
  const ask = (arrive: () => void) => {
    if (silentSince) throw silenceSince(silentSince);
    attempt(arrive);
  };
  const messenger: Messenger = {
    room: () => ({ posts: UNLIMITED, edits: UNLIMITED }),
    async post(to, card) {
      ask(() => posted.push({ to, card }));
      return { channel: to, ts: `${posted.length}.0` } satisfies CardPlace;
    },
    update: async () => ask(() => {}),
    publishHome: async () => {},
    findUserByEmail: async () => null,
    listPeople: async () => [],
    readGroup: async () => ({ refused: 'missing_scope' }),
    readQuiet: async () => ({ refused: 'missing_scope' }),
    readStatus: async () => null,
    readZone: async () => null,
    identify: async () => ({ teamId: 'T0SIM', enterpriseId: null, botUserId: 'U0BOT' }),
  };
  const sink: EventSink = { send: async ({ id }) => attempt(() => events.push(id)) };
  const pager: Pager = { page: async () => attempt(() => {}) };
  const heal = () => {
    healthy = true;
    silentSince = null;
  };
  return {
    messenger,
    sink,
    pager,
    posted,
    events,
    heal,
    silence: (since) => {
      silentSince = since;
    },
    isSilent: () => silentSince !== null,
  };
}

/** As the breaker of the real messenger tells it. */
function silenceSince(since: Date): AppError {
  const details = { downSince: since.toISOString() };
  return new AppError('upstream.unreachable', 'No answer.', { retryable: true, details });
}

function faultOf(failure: Exclude<Failure, 'none'>, random: Random): AppError {
  if (failure === 'refused') {
    // Most refusals say nothing of the user; now and then one means that they are gone.
    const word = random.chance(0.1) ? 'user_disabled' : 'messages_tab_disabled';
    return new AppError('upstream.refused', 'Refused.', { details: { word } });
  }
  if (failure === 'rate_limited') {
    const details = { retryAfterMs: 1_000 * (1 + random.int(30)) };
    return new AppError('upstream.rate_limited', 'Too fast.', { retryable: true, details });
  }
  const code = failure === 'unreachable' ? 'upstream.unreachable' : 'upstream.uncertain';
  return new AppError(code, 'No answer.', { retryable: true });
}
