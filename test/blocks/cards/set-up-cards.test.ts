import { describe, expect, it } from 'vitest';
import { renderCard } from '../../../src/blocks/render-card.ts';
import type {
  ChannelLostCard,
  GreetingCard,
  SetUpCard,
} from '../../../src/routing/model/cards/set-up-cards.ts';
import { LOST_CAUSES } from '../../../src/routing/model/workspace/set-up.ts';
import { expectGolden } from '../golden.ts';
import { at, LONG, MADRID } from '../views.ts';

const aSetUp = (over: Partial<SetUpCard> = {}): SetUpCard => ({
  kind: 'set_up',
  channel: { is: 'open' },
  source: null,
  testLead: 'open',
  untold: 12,
  told: null,
  timeZone: MADRID,
  ...over,
});
const READY: Pick<SetUpCard, 'channel' | 'source' | 'testLead'> = {
  channel: { is: 'done', channels: ['C0EMEA'] },
  source: { id: 'website' },
  testLead: 'done',
};
const aGreeting = (over: Partial<GreetingCard> = {}): GreetingCard => ({
  kind: 'greeting',
  repId: 'ana',
  by: 'Mia Chen',
  pools: ['emea'],
  hours: 'Mon to Fri, 09:00 to 18:00',
  timeZone: MADRID,
  zoneFrom: 'set',
  ...over,
});
const aLoss = (over: Partial<ChannelLostCard> = {}): ChannelLostCard => ({
  kind: 'channel_lost',
  channel: 'C0EMEA',
  cause: 'archived',
  about: 'unclaimed',
  next: { channel: 'C0OPS' },
  mended: false,
  ...over,
});
const drawn = (card: Parameters<typeof renderCard>[0]) => renderCard(card, at(0));
const primaries = (card: SetUpCard) =>
  drawn(card).blocks.flatMap((block) =>
    block.type === 'actions'
      ? block.elements.flatMap((one) =>
          one.type === 'button' && one.style === 'primary' ? [one.action_id] : [],
        )
      : [],
  );

describe('the card by which an admin sets Baton up', () => {
  it('has three steps, and the first open one is primary', () => {
    expectGolden('set-up', drawn(aSetUp()));
    expect(primaries(aSetUp())).toEqual(['setup_channel']);
    expect(primaries(aSetUp({ channel: READY.channel }))).toEqual(['setup_source']);
    expect(primaries(aSetUp({ ...READY, testLead: 'sent' }))).toEqual(['lead_test']);
  });

  it.each(['not_in_channel', 'channel_not_found', 'is_archived', 'restricted_action'])(
    'says what to do where Slack refuses the first line with %s',
    (word) => {
      const channel = { is: 'refused', channel: 'C0EMEA', word, at: at(0) } as const;
      const text = JSON.stringify(drawn(aSetUp({ channel })).blocks);
      expect(text).toMatch(/\/invite @Baton|Pick another|Let apps post/);
      const first = word === 'is_archived' ? 'setup_channel' : 'setup_check';
      expect(primaries(aSetUp({ channel }))).toEqual([first]);
    },
  );

  it('can be tried again where Baton is no member', () => {
    const channel = {
      is: 'refused',
      channel: 'C0EMEA',
      word: 'not_in_channel',
      at: at(0),
    } as const;
    expectGolden('set-up-refused', drawn(aSetUp({ channel, testLead: 'sent' })));
    expectGolden('set-up-trying', drawn(aSetUp({ channel: { is: 'trying', channel: 'C0EMEA' } })));
  });

  it('asks at last whether to tell the reps, and then says what became of it', () => {
    expectGolden('set-up-ready', drawn(aSetUp(READY)));
    const told = { how: 'told', people: 12 } as const;
    expectGolden('set-up-told', drawn(aSetUp({ ...READY, told, untold: 0 })));
    const settled = (how: 'own_words' | 'later') =>
      drawn(aSetUp({ ...READY, told: { how, people: 0 } })).text;
    expect(settled('own_words')).toContain('in your own words');
    expect(settled('later')).toContain('My Home tab has the button');
    expect(drawn(aSetUp({ ...READY, untold: 0 })).text).toContain('Nobody else has to be told');
  });

  it('fits a hundred channels and the longest source', () => {
    const channels = Array.from({ length: 100 }, (_, n) => `C${String(n).padStart(10, '0')}`);
    const card = aSetUp({ channel: { is: 'done', channels }, source: { id: 'x'.repeat(64) } });
    expectGolden('set-up-full', drawn({ ...card, untold: 1000 }));
  });
});

describe('the first message to a rep', () => {
  it('says who added them, what comes, and their hours', () => {
    expectGolden('greeting', drawn(aGreeting()));
  });

  it('asks for hours that nobody has set, with the zone of their profile', () => {
    const unset = { by: null, hours: null, timeZone: 'Europe/Berlin', zoneFrom: 'slack' } as const;
    expectGolden('greeting-no-hours', drawn(aGreeting(unset)));
    const nowhere = aGreeting({ hours: null, timeZone: 'UTC', zoneFrom: 'nowhere', pools: [] });
    expect(JSON.stringify(drawn(nowhere))).not.toContain('UTC');
  });

  it('fits a hundred pools and the longest names', () => {
    const pools = Array.from({ length: 100 }, () => LONG);
    expectGolden('greeting-full', drawn(aGreeting({ by: LONG, pools, hours: LONG.repeat(5) })));
  });
});

describe('a channel', () => {
  it('hears who wanted Baton there, and that little will come', () => {
    const hello = { kind: 'channel_hello', channel: 'C0EMEA', about: 'unclaimed' } as const;
    expectGolden('channel-hello', drawn({ ...hello, by: 'Leo Marsh' }));
    expectGolden('channel-hello-full', drawn({ ...hello, by: LONG }));
    expectGolden('channel-hello-ops', drawn({ ...hello, by: 'Leo Marsh', about: 'ops' }));
    expect(drawn({ ...hello, by: null }).text).toContain('I can write in <#C0EMEA> again');
  });

  it.each(LOST_CAUSES)('that is %s is told with what happens meanwhile', (cause) => {
    expectGolden(`channel-lost-${cause}`, drawn(aLoss({ cause })));
  });

  it('that is lost names a person, or nobody, where there is no other', () => {
    expect(drawn(aLoss({ next: { name: 'Lou Adam' } })).text).toContain('go to Lou Adam for now');
    expect(drawn(aLoss({ next: null })).text).toContain('nobody hears of unclaimed leads now');
    expect(drawn(aLoss({ about: 'ops' })).text).toContain('news for ops goes to <#C0OPS>');
    expectGolden('channel-lost-full', drawn(aLoss({ next: { name: LONG } })));
    expectGolden('channel-mended', drawn(aLoss({ mended: true })));
  });
});
