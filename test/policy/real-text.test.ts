import { describe, expect, it } from 'vitest';
import { checkText, loadText } from '../../src/policy/check.ts';
import { formatFinding } from '../../src/policy/findings.ts';
import { policyHash } from '../../src/policy/hash.ts';
import { readTextFolder } from '../../src/policy/read.ts';
import { resolvePolicy } from '../../src/policy/resolve.ts';
import { kindSchemas } from './broken-text.ts';

const files = readTextFolder(new URL('../..', import.meta.url).pathname);

describe('the text of this repository', () => {
  it('has nothing wrong with it', async () => {
    expect((await checkText(files, kindSchemas)).map((found) => formatFinding(found, 'en'))).toEqual([]);
  });

  it('resolves at any date and with any of its trials, and is itself unchanged by that', () => {
    const loaded = loadText(files, kindSchemas);
    if (!('text' in loaded)) throw new Error(loaded.findings.map((found) => formatFinding(found, 'en')).join('\n'));
    const hashAt = (at: string, trial?: string) => {
      const resolved = resolvePolicy(loaded.text, at, trial);
      return 'policy' in resolved ? policyHash(resolved.policy) : resolved.findings;
    };
    const before = hashAt('2026-01-01');
    for (const at of ['1990-01-01', '2016-01-01', '2021-02-10', '2024-08-28', '2040-12-31'])
      expect(hashAt(at)).toMatch(/^[0-9a-f]{64}$/);
    for (const trial of loaded.text.trials.keys()) expect(hashAt('2026-01-01', trial)).not.toBe(before);
    expect(hashAt('2026-01-01')).toBe(before);
  });

  it('may tell only of fields there are: those told of what a list has already, and those laid over an element of it', async () => {
    const [agenda, meeting] = ['rules/criteria/agenda-item.yaml', 'workflows/steering-group-meeting.yaml'];
    const wrong = {
      ...files,
      [agenda]: String(files[agenda]).replace('»{title}«', '»{titel}«'),
      [meeting]: String(files[meeting]).replace('fields: [kind, command]', 'fields: [kind, comand]'),
    };
    const told = (await checkText(wrong, kindSchemas)).map((found) => formatFinding(found, 'en'));
    expect(told).toEqual([
      expect.stringMatching(/^rules\/criteria\/agenda-item\.yaml:16:20 .*"titel"/),
      expect.stringMatching(/^workflows\/steering-group-meeting\.yaml:\d+:\d+ .*"comand".*"command"/),
    ]);
  });

  it('is checked in a moment', async () => {
    await checkText(files, kindSchemas);
    const before = performance.now();
    await checkText(files, kindSchemas);
    // 0.15 s is the aim on an idle machine; the test allows for a busy one.
    expect(performance.now() - before).toBeLessThan(1_000);
  });
});
