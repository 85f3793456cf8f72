import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const common = { testTimeout: 300_000, hookTimeout: 300_000 };
const all = 'test/**/*.test.ts';
/** What puts another module in the place of one of ours, and so needs a process of its own. */
const replacing = 'test/**/second-opinion.test.ts';

/** What takes longest, the longest first. Begun as the last, it would be waited for by idle processors. */
const longest = ['browser/pages', 'policy/fuzz', 'browser/story', 'cli/built', 'web/hostile-words', 'docs'];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => {
      const found = longest.findIndex((name) => moduleId.endsWith(`/test/${name}.test.ts`));
      return found < 0 ? longest.length : found;
    };
    return (await super.sort(files)).toSorted((a, b) => place(a) - place(b));
  }
}

export default defineConfig({
  test: {
    globalSetup: 'test/unpack-chromium.ts',
    // One for each processor; left alone, one processor would stay idle.
    maxWorkers: '100%',
    sequence: { sequencer: LongestFirst },
    projects: [
      // The text, the schemas and the pages are read and compiled once in each worker, not once in each file.
      { test: { ...common, name: 'together', include: [all], exclude: [replacing], isolate: false } },
      { test: { ...common, name: 'apart', include: [replacing] } },
    ],
  },
});
