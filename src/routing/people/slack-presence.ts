/** Reads what Slack says of somebody's quiet and status, and keeps nothing else of it. */

/** As Slack writes a status: `:palm_tree:`, and seconds since 1970, 0 for no end. */
export interface SlackStatus {
  emoji: string;
  expiration: number;
}
/** As Slack writes the time of quiet that goes on or comes next: seconds since 1970, 1 for none. */
export interface SlackQuiet {
  start: number;
  end: number;
}

/** What is known of a rep; null: there is none. */
export interface KnownPresence {
  dndFrom: Date | null;
  dndUntil: Date | null;
  /** Without colons. */
  statusEmoji: string | null;
  /** Null: until it is changed. */
  statusUntil: Date | null;
}
export const NOTHING_SAID: KnownPresence = {
  dndFrom: null,
  dndUntil: null,
  statusEmoji: null,
  statusUntil: null,
};

/** A part that Slack does not tell is undefined, and stays as it was. */
export function addPresence(
  known: KnownPresence,
  said: { quiet?: SlackQuiet | undefined; status?: SlackStatus | undefined },
): KnownPresence {
  return {
    ...known,
    ...(said.quiet && readQuiet(said.quiet)),
    ...(said.status && readStatus(said.status)),
  };
}

function readQuiet({ start, end }: SlackQuiet): Pick<KnownPresence, 'dndFrom' | 'dndUntil'> {
  if (!(start > 1 && end > start)) return { dndFrom: null, dndUntil: null };
  return { dndFrom: new Date(start * 1000), dndUntil: new Date(end * 1000) };
}

/** `:wave::skin-tone-2:` is a wave. */
function readStatus({
  emoji,
  expiration,
}: SlackStatus): Pick<KnownPresence, 'statusEmoji' | 'statusUntil'> {
  const statusEmoji = emoji.split(':').find((part) => part !== '') ?? null;
  const ends = statusEmoji !== null && expiration > 0;
  return { statusEmoji, statusUntil: ends ? new Date(expiration * 1000) : null };
}

/** Compared by what they say, to the second. */
export function samePresence(one: KnownPresence, other: KnownPresence): boolean {
  return (
    one.dndFrom?.getTime() === other.dndFrom?.getTime() &&
    one.dndUntil?.getTime() === other.dndUntil?.getTime() &&
    one.statusEmoji === other.statusEmoji &&
    one.statusUntil?.getTime() === other.statusUntil?.getTime()
  );
}
