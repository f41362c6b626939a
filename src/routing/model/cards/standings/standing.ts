/** Whether leads come to a rep, or one thing that keeps them away. */
export interface Standing {
  state:
    | 'available'
    | 'away'
    | 'away_misses'
    | 'time_off'
    | 'slack_status'
    | 'slack_dnd'
    | 'holiday'
    | 'off_shift'
    | 'no_hours'
    | 'unreachable'
    | 'deactivated';
  /** When that ends; null when nobody can say. */
  until: Date | null;
  /** The name of somebody else who set it; left out, nobody did. */
  setBy?: string | null;
  /** Of a Slack status, such as `palm_tree`. */
  emoji?: string | null;
}

/** The same with whatever people see beside it. */
export interface AvailabilityView extends Standing {
  repId: string;
  name: string;
  /** What keeps leads away beside that which decides; left out, nothing does. */
  others?: Standing[];
  /** Time off has begun, and is not only what takes the next shift away. */
  timeOffBegan?: boolean;
  coverName: string | null;
  /** Whom this rep stands in for, and until when; null when nobody can say. */
  covers: readonly { name: string; until: Date | null }[];
  /** Wants hot leads off shift too. */
  outOfHours: boolean;
}
