import { defineConfig } from 'vitest/config';

const common = { testTimeout: 300_000, hookTimeout: 300_000 };
const all = 'test/**/*.test.ts';
/** What puts another module in the place of one of ours, and so needs a process of its own. */
const replacing = 'test/**/second-opinion.test.ts';

export default defineConfig({
  test: {
    globalSetup: 'test/unpack-chromium.ts',
    // One for each processor; left alone, one processor would stay idle.
    maxWorkers: '100%',
    projects: [
      // The text, the schemas and the pages are read and compiled once in each worker, not once in each file.
      { test: { ...common, name: 'together', include: [all], exclude: [replacing], isolate: false } },
      { test: { ...common, name: 'apart', include: [replacing] } },
    ],
  },
});
