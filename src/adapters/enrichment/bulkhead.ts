export interface Bulkhead {
  /** Runs `work` once there is room; null when there is none within `waitMs`. */
  run<T>(work: () => Promise<T>, waitMs: number): Promise<T | null>;
}

/** Keeps a slow destination from taking more than its share: so many calls at a time, in order. */
export function createBulkhead(most: number): Bulkhead {
  let running = 0;
  const waiting: (() => void)[] = [];

  /** True once there is room, which is then taken. */
  const enter = (waitMs: number): Promise<boolean> => {
    if (running < most) {
      running += 1;
      return Promise.resolve(true);
    }
    return new Promise((resolve) => {
      const admit = () => {
        clearTimeout(timer);
        resolve(true);
      };
      const timer = setTimeout(() => {
        waiting.splice(waiting.indexOf(admit), 1);
        resolve(false);
      }, waitMs);
      waiting.push(admit);
    });
  };
  /** The room goes to whoever waits longest, and is never free in between. */
  const leave = () => {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  };

  return {
    async run(work, waitMs) {
      if (!(await enter(waitMs))) return null;
      try {
        return await work();
      } finally {
        leave();
      }
    },
  };
}
