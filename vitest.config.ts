import { defineConfig } from 'vitest/config';

/** A lane is a set of tests with the same needs: nothing, PGlite, a whole app, a server, a browser. */
const lane = (name: string, include: string[], testTimeout: number) => ({
  // Test files share a worker's modules: nothing here keeps state at module level, and loading the
  // same modules ninety times was two thirds of the lane.
  test: { name, include, testTimeout, hookTimeout: testTimeout, isolate: false },
});

export default defineConfig({
  test: {
    // One more than two cores: several tests wait for sockets, and another can use the time.
    maxWorkers: 3,
    pool: 'threads',
    experimental: { fsModuleCache: true },
    projects: [
      lane('unit', ['test/**/*.test.ts'], 20_000),
      lane('pglite', ['test/**/*.pglite.ts'], 60_000),
      lane('e2e', ['test/**/*.e2e.ts'], 120_000),
      lane('pg', ['test/**/*.pg.ts'], 120_000),
      lane('browser', ['test/**/*.browser.ts'], 120_000),
    ],
  },
});
