/** How the outbox and `slack_cards` name the card by which an admin sets Baton up. */

export const SET_UP_CARD = 'set_up';

/** Each admin has their own. */
export function setUpSubject(repId: string): string {
  return `set-up:${repId}`;
}
