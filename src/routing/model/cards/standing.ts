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
