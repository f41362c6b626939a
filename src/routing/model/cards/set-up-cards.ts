import type { Slot } from '../../../words/say.ts';
import type { LostCause } from '../workspace/set-up.ts';

/** How far each step of setting Baton up has come. */
export interface SetUpView {
  channel:
    | { is: 'open' }
    | { is: 'trying'; channel: string }
    /** `word` is Slack's; `at` when it was tried last. */
    | { is: 'refused'; channel: string; word: string; at: Date }
    | { is: 'done'; channels: string[] };
  /** Null until a lead came in from outside. */
  source: { id: string } | null;
  testLead: 'open' | 'sent' | 'done';
  /** How many would get a message. */
  untold: number;
  told: { how: 'told' | 'own_words' | 'later'; people: number } | null;
}

/** To each admin, once; edited whenever a step is done. */
export interface SetUpCard extends SetUpView {
  kind: 'set_up';
  timeZone: string;
}

/** To a rep, once: what Baton is, and what it knows of them. */
export interface GreetingCard {
  kind: 'greeting';
  repId: string;
  /** Who had them told; null where Baton noticed by itself. */
  by: string | null;
  pools: string[];
  /** As people read them; null where nobody has set any. */
  hours: Slot | null;
  timeZone: string;
  /** Where the zone is from. */
  zoneFrom: 'set' | 'slack' | 'nowhere';
}

/** The first line in a channel, or the first after it was lost. */
export interface ChannelHelloCard {
  kind: 'channel_hello';
  channel: string;
  /** Who picked it; null where it is a channel of the files. */
  by: string | null;
  /** What will come. */
  about: 'unclaimed' | 'ops';
}

/** To an admin: a channel where nothing can be written any more, and what happens meanwhile. */
export interface ChannelLostCard {
  kind: 'channel_lost';
  channel: string;
  cause: LostCause;
  /** What went there: unclaimed leads, or news for ops alone. */
  about: 'unclaimed' | 'ops';
  /** Where it goes meanwhile; null: to nobody. */
  next: { channel: string } | { name: string } | null;
  /** Set once something can be written there again. */
  mended: boolean;
}

export interface SetUpCheck {
  name: Slot;
  fine: boolean;
  mend: Slot | null;
  /** Left out: a part of setting Baton up. */
  group?: 'health';
  /** Which button mends it. */
  press?: CheckPress;
  /** The channel it is about. */
  channel?: string;
}

export type CheckPress =
  | 'pick_channel'
  | 'check_channel'
  | 'connect'
  | 'test_lead'
  | 'tell_reps'
  | 'kept_elsewhere';
