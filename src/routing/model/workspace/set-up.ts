/** What is remembered of setting an installation up, and of the channels it writes in. */

/** ISO 8601. */
type Instant = string;

/** What a channel is for: unclaimed leads, those of one pool, or what ops should know. */
export type ChannelPlace = 'managers' | 'ops' | PoolPlace;
type PoolPlace = `pool:${string}`;

export function placeOfPool(poolId: string): PoolPlace {
  return `pool:${poolId}`;
}

export function poolOfPlace(place: PoolPlace): string {
  return place.slice('pool:'.length);
}

/** Buttons of old messages name none: all they ever asked for was the managers' channel. */
export function readPlace(word: string | undefined): ChannelPlace {
  if (word === 'ops') return word;
  return word?.startsWith('pool:') ? placeOfPool(word.slice('pool:'.length)) : 'managers';
}

export type PickedChannels = Partial<Record<ChannelPlace, PickedChannel>>;

/** What somebody picked in Slack; what the files name for the same comes first. */
export interface PickedChannel {
  channel: string;
  /** Roster id. */
  by: string;
  /** When it was picked, or tried again. */
  at: Instant;
  /** `reached`: a post was taken there; else Slack's word for why none was. */
  state: 'trying' | 'reached' | (string & {});
}

/** A channel that the files or somebody in Slack named, where nothing can be written now. */
export interface LostChannel {
  cause: LostCause;
  since: Instant;
}
export type LostCause = (typeof LOST_CAUSES)[number];
export const LOST_CAUSES = ['archived', 'deleted', 'removed', 'closed'] as const;

export interface SetUp {
  /** When each admin was asked to set Baton up, by roster id. */
  greeted: Record<string, Instant>;
  /** That a lead came in from outside, and by which source. */
  source: { id: string; at: Instant } | null;
  /** When a test lead was first asked for, and when one was claimed. */
  testSentAt: Instant | null;
  testedAt: Instant | null;
  /** What became of the question whether to tell the reps. */
  told: { how: 'told' | 'own_words' | 'later'; people: number; by: string; at: Instant } | null;
  /** Nothing of the cards is followed any more. */
  closedAt: Instant | null;
  /** What the cards show, so that they are drawn again only for something new. */
  shown: string;
}

/** Reps who know what Baton is: told when, or here before anybody was told. */
export type Greetings = Record<string, { at: Instant; before?: true; zone?: string }>;
