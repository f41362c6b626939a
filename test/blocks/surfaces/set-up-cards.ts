import type {
  ChannelHelloCard,
  ChannelLostCard,
  GreetingCard,
  SetUpCard,
} from '../../../src/routing/model/cards/set-up-cards.ts';
import { MADRID } from '../views.ts';
import type { Filling } from './filling.ts';

const CHANNEL = 'C0MANAGERS';

/** What people hear while Baton is set up, and when a channel is lost. */
export const SET_UP_CARDS = {
  set_up: ({ name, count, many, either }: Filling): SetUpCard => ({
    kind: 'set_up',
    channel: either({ is: 'open' }, { is: 'done', channels: many(() => CHANNEL).slice(0, 20) }),
    source: either(null, { id: name }),
    testLead: either('open', 'done'),
    untold: count,
    told: null,
    timeZone: MADRID,
  }),
  greeting: ({ name, many, maybe, either }: Filling): GreetingCard => ({
    kind: 'greeting',
    repId: 'ana',
    by: maybe(name),
    pools: many(() => name),
    hours: maybe(name),
    timeZone: MADRID,
    zoneFrom: either('nowhere', 'slack'),
  }),
  channel_hello: ({ name, maybe, either }: Filling): ChannelHelloCard => ({
    kind: 'channel_hello',
    channel: CHANNEL,
    by: maybe(name),
    about: either('unclaimed', 'ops'),
  }),
  channel_lost: ({ name, either }: Filling): ChannelLostCard => ({
    kind: 'channel_lost',
    channel: either(CHANNEL, name),
    cause: 'archived',
    about: either('ops', 'unclaimed'),
    next: either(null, { name }),
    mended: false,
  }),
};
