/** Files as large as they may be, full of faults: all is told or counted, and the cost grows with the size only. */

import { describe, expect, it } from 'vitest';
import { checkText } from '../../src/policy/check.ts';
import { kindSchemas } from './broken-text.ts';
import { smallText } from './small-text.ts';

const full = 1024 * 1024;

/** A head and as many lines as there is room for. */
function filled(size: number, head: string, line: (index: number) => string): string {
  const lines = [head];
  for (let [index, length] = [0, head.length]; length < size - 100; index += 1) {
    lines.push(line(index));
    length += lines.at(-1)!.length + 1;
  }
  return lines.join('\n');
}

const deadlines = 'rules/deadlines.yaml';
const shapes: [what: string, file: string, head: string, line: (index: number) => string][] = [
  ['unknown keys', deadlines, 'deadlines: {}', (index) => `k${index}: x`],
  ['deadlines that lack everything', deadlines, 'deadlines:', (index) => `  d${index}: {}`],
  ['one key again and again', deadlines, 'deadlines:', () => '  a: 1'],
  ['anchors that are referred to', deadlines, 'deadlines:\n- &a x', () => '- *a'],
  [
    'conditions that refer to none',
    'rules/conditions.yaml',
    'conditions:',
    (index) => `  c${index}: { when: { condition: d${index} } }`,
  ],
  [
    'states that lead nowhere',
    'workflows/other.yaml',
    'initial: s0\nstates:',
    (index) => `  s${index}: { on: { go: { target: t${index} } } }`,
  ],
  [
    'deadlines counted from each other',
    deadlines,
    'deadlines:',
    (index) => `  d${index}: { from: { deadline: d${index + 1} } }`,
  ],
  ['tags', deadlines, 'deadlines:', () => '- !x y'],
  [
    'conditions that are none',
    'rules/criteria/complete.yaml',
    'workflow: permit\ngate: complete\ncriteria:\n  a:\n    when:\n      all:',
    () => '      - 1',
  ],
  [
    'examples that are none',
    'rules/criteria/complete.yaml',
    'workflow: permit\ngate: complete\ncriteria:\n  a:\n    when: { fact: application, path: $.area, operator: equal, value: 1 }\n    examples:',
    () => '    - 1',
  ],
];

async function told(file: string, content: string) {
  return (await checkText({ ...smallText, [file]: content }, kindSchemas)).filter((found) => found.file === file);
}

describe('a file full of faults', () => {
  it.each(shapes.slice(-3))(
    'of %s ends with how many more there are, where they begin',
    async (_, file, head, line) => {
      const findings = await told(file, filled(full, head, line));
      expect(findings).toHaveLength(1_001);
      const [before, last] = findings.slice(-2);
      expect(last).toMatchObject({ code: 'more-findings', severity: 'error' });
      expect(last!.params.count).toBeGreaterThan(10_000);
      expect([last!.line, last!.column] >= [before!.line, before!.column]).toBe(true);
    },
  );

  it.each(shapes)('of %s costs four times as much when it is four times as large', async (_, file, head, line) => {
    let round = 0;
    const costOf = async (size: number) => {
      // Never the same content twice: what is known of a file is not worked out again.
      round += 1;
      const content = filled(size, `# ${round}\n${head}`, line);
      const began = process.cpuUsage();
      await told(file, content);
      const { user, system } = process.cpuUsage(began);
      return user + system;
    };
    const small = Math.min(await costOf(full / 32), await costOf(full / 32));
    let large = await costOf(full / 8);
    // Something else may have been in the way: only what is dear twice is dear.
    if (large / small >= 10) large = Math.min(large, await costOf(full / 8));
    // Compared with every other one, each would cost sixteen times as much.
    expect(large / small).toBeLessThan(10);
  });

  it('of a thousand faults is told in full, and one more is counted', async () => {
    const findings = await told(
      deadlines,
      ['deadlines: {}', ...Array.from({ length: 1_000 }, (_, index) => `k${index}: x`)].join('\n'),
    );
    expect(findings.map(({ code }) => code)).toEqual(Array(1_000).fill('unknown-key'));
    const more = await told(
      deadlines,
      ['deadlines: {}', ...Array.from({ length: 1_001 }, (_, index) => `k${index}: x`)].join('\n'),
    );
    expect(more.at(-1)).toMatchObject({ code: 'more-findings', line: 1_002, column: 1, params: { count: 1 } });
    expect(more.at(-1)!.message.da).toContain('yderligere 1 fejl');
  });
});
