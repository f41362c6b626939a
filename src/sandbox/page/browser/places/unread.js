import { messagesFor } from '../conversation/conversation.js';

/** The newest message each person has seen in each place. */
const read = new Map();

export function unreadIn(state, { userId, place }) {
  const seen = read.get(`${userId} ${place}`) ?? '';
  const messages = messagesFor(state, { user: { id: userId }, place });
  return messages.filter(({ ts, author }) => ts > seen && author !== userId).length;
}

/** Nobody reads a page that is not in sight. */
export function markRead(state, { user, place }) {
  const newest = messagesFor(state, { user, place }).at(-1);
  if (newest && !document.hidden) read.set(`${user.id} ${place}`, newest.ts);
}
