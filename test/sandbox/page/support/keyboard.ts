import type { Locator } from 'playwright-core';

/** More than there are stops on the fullest page. */
const MOST_STOPS = 150;

/** Goes there with Tab alone, as somebody without a mouse does. */
export async function tabTo(target: Locator): Promise<void> {
  await target.waitFor();
  const reached = target.and(target.page().locator(':focus'));
  for (let stops = 0; stops < MOST_STOPS; stops++) {
    if ((await reached.count()) > 0) return;
    await target.page().keyboard.press('Tab');
  }
  throw new Error(`Tab does not reach ${target.toString()}`);
}

/** Reaches a button and presses it. */
export async function press(target: Locator): Promise<void> {
  await tabTo(target);
  await target.page().keyboard.press('Enter');
}

/** Reaches a menu or a field and types; a menu goes to the choice that begins so. */
export async function typeInto(target: Locator, words: string): Promise<void> {
  await tabTo(target);
  await target.page().keyboard.type(words);
}
