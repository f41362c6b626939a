import type { Role } from './roles.ts';

/** With a role it is a text whatever it looks like; without one, if it reads like words. */
export function isText(text: string, { role }: { role: Role | null }): boolean {
  if (!hasWords(text) || isCode(text)) return false;
  return role === null ? readsLikeWords(text) : true;
}

export function withoutSlots(text: string): string {
  return text.replaceAll(/\{\w+\}/g, '');
}

export function hasWords(text: string): boolean {
  return /\p{L}{2}|^I\b/u.test(withoutSlots(text));
}

/** An id, a path, a pattern of time, a command. */
function isCode(text: string): boolean {
  return /^(?:\/\w[\w /]*|[\w{}-]*[_.:/][\w{}.:/#-]*|[A-Z0-9_]+|\{\w+\}:\{\w+\})$/.test(text);
}

function readsLikeWords(text: string): boolean {
  return (
    /^\p{Lu}\p{Ll}/u.test(withoutSlots(text)) ||
    /[\p{L},;:}]\s+[\p{L}“(]|\p{L}\s|^\s\p{L}/u.test(text)
  );
}
