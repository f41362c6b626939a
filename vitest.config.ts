import { defineConfig } from 'vitest/config';

/** Rooms whose tests open sockets: real HTTP, the real Bolt app, servers that misbehave. */
const DOORS = ['test/handlers/**', 'test/adapters/**', 'test/sandbox/**'];

interface Lane {
  include: string[];
  exclude?: string[];
  timeoutMs: number;
  /** Its tests start the built program. */
  built?: boolean;
}

const LONG_MS = 20 * 60_000;

/** A lane is a set of tests with the same needs. */
const lane = (name: string, { include, exclude = [], timeoutMs, built = false }: Lane) => ({
  test: {
    name,
    include,
    exclude,
    // The long versions play minutes, on machines that do other things as well.
    testTimeout: process.env.SCALE === 'full' ? LONG_MS : timeoutMs,
    hookTimeout: timeoutMs,
    // Test files share a worker's modules: nothing here keeps state at module level, and loading
    // the same modules a hundred times was two thirds of the time.
    isolate: false,
    setupFiles: ['test/support/close-memory.ts'],
    globalSetup: built ? ['test/support/build.ts'] : [],
  },
});

export default defineConfig({
  test: {
    maxWorkers: '100%',
    pool: 'threads',
    experimental: { fsModuleCache: true },
    projects: [
      lane('unit', { include: ['test/**/*.test.ts'], exclude: DOORS, timeoutMs: 20_000 }),
      lane('doors', { include: DOORS.map((room) => `${room}/*.test.ts`), timeoutMs: 20_000 }),
      lane('laws', { include: ['test/**/*.laws.ts'], timeoutMs: 120_000 }),
      lane('pglite', { include: ['test/**/*.pglite.ts'], timeoutMs: 60_000 }),
      lane('e2e', { include: ['test/**/*.e2e.ts'], timeoutMs: 120_000, built: true }),
      lane('stories', { include: ['test/stories/**/*.story.ts'], timeoutMs: 120_000 }),
      lane('pg', { include: ['test/**/*.pg.ts'], timeoutMs: 120_000, built: true }),
      lane('browser', { include: ['test/**/*.browser.ts'], timeoutMs: 120_000 }),
    ],
  },
});
