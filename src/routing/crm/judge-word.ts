/** Decides which of two words about one thing stands: the later, in whatever order they come. */

/** What somebody said at an instant. */
export interface Word {
  at: Date;
  /** The id of its event; empty for a person's word, which comes before all of that instant. */
  id: string;
}

/** Two of one instant are told apart by their ids, so that both orders end alike. */
export function isNewer(word: Word, than: Word | null): boolean {
  if (!than) return true;
  const ahead = word.at.getTime() - than.at.getTime();
  return ahead === 0 ? word.id > than.id : ahead > 0;
}
