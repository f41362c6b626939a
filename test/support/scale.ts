/** `SCALE=full` plays the long versions: minutes instead of seconds. `npm run chaos` sets it. */
export const scale = <T>(sizes: { short: T; full: T }): T =>
  process.env.SCALE === 'full' ? sizes.full : sizes.short;
