import type { NamedTier } from '../../policy/sla.ts';
import type { ChannelPlace, LostCause } from '../../workspace/set-up.ts';
import type { SourceKind } from '../../workspace/source.ts';

/** What an admin sees of an installation beside its checks, as it was when they looked. */
export interface Overview {
  /** Whatever comes in waits on hold. */
  paused: boolean;
  sources: SourceGlance[];
  roles: RolesGlance;
  /** Empty while no policy is live. */
  tiers: TierGlance[];
  pools: number;
  channels: ChannelGlance[];
}

export interface SourceGlance {
  id: string;
  kind: SourceKind;
  /** `shut`: it takes nothing before that variable holds a secret; `open`: it takes all. */
  door: { is: 'guarded' } | { is: 'open' } | { is: 'shut'; variable: string };
  /** When its last lead came; null before the first. Test leads are none. */
  lastAt: Date | null;
  /** Leads of the last seven days. */
  recent: number;
}

export interface RolesGlance {
  /** By name. */
  admins: string[];
  managers: string[];
  reps: number;
  /** On the roster, and nobody of that id or address is in Slack. */
  notFound: string[];
  /** Was in Slack and is no more. */
  gone: string[];
}

export interface TierGlance extends Pick<NamedTier, 'id' | 'claim' | 'first_touch' | 'hours'> {
  /** Leads that somebody has or is asked for. */
  open: number;
  /** Named in the policy, and no default. */
  editable: boolean;
}

/** What a channel is for, and those that stand for it. */
export interface ChannelGlance {
  place: ChannelPlace;
  /** Null for a place that is no pool's. */
  pool: string | null;
  /** By the files. */
  named: ChannelState | null;
  /** By somebody in Slack: used where the files name none, or none that can be written to. */
  picked: (ChannelState & { trying: boolean }) | null;
}

interface ChannelState {
  channel: string;
  /** Why nothing can be written there; null where all is well. */
  lost: LostCause | null;
}
