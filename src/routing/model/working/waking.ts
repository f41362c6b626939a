/** Why a snooze ended: `touched`, its owner reached out; `repeat`, its person wrote again. */
export const WAKINGS = ['over', 'by_hand', 'touched', 'repeat'] as const;
export type Waking = (typeof WAKINGS)[number];
