/** The bad inputs that a text may hold, by the numbers they have in the promises of the house. */

import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compile } from '../../src/conditions/compile.ts';
import { checkText, loadText } from '../../src/policy/check.ts';
import { policyHash } from '../../src/policy/hash.ts';
import { parseFile } from '../../src/policy/parse.ts';
import { readTextFolder } from '../../src/policy/read.ts';
import { resolvePolicy } from '../../src/policy/resolve.ts';
import { check, kindSchemas, placeOf } from './broken-text.ts';
import { smallText } from './small-text.ts';

const deadlines = 'rules/deadlines.yaml';
const trial = 'rules/trials/faster.yaml';
const criteria = 'rules/criteria/complete.yaml';
const form = 'schemas/forms/application.json';

/** What a whole text with this file in it is told. Whatever expands or compares everything would outlast the test. */
async function told(file: string, content: string): Promise<{ findings: string[] }> {
  const findings = await checkText({ ...smallText, [file]: content }, kindSchemas);
  return { findings: findings.map((one) => `${placeOf(one)} ${one.code}`) };
}

describe('bad input', () => {
  it('1: an alias bomb of nine levels is refused unexpanded, where it begins', async () => {
    const levels = Array.from({ length: 9 }, (_, index) => {
      const items = index === 0 ? Array(9).fill('x') : Array(9).fill(`*a${index - 1}`);
      return `a${index}: &a${index} [${items.join(', ')}]`;
    });
    const { findings } = await told(deadlines, levels.join('\n'));
    expect(findings[0]).toBe(`${deadlines}:1:9 alias-refused`);
  });

  it('2: ten thousand brackets are a finding with a place, not a stack overflow', async () => {
    for (const content of ['['.repeat(10_240), `deadlines: ${'['.repeat(10_240)}`, '{ a: '.repeat(3_000)]) {
      const { findings } = await told(deadlines, content);
      expect(findings[0]).toMatch(/^rules\/deadlines\.yaml:1:\d+ too-deep$/);
    }
  });

  it('3: merge keys, in a ring or five hundred of them, are not followed and each is told', async () => {
    const ring = 'deadlines: &a\n  <<: *a\n';
    expect((await told(deadlines, ring)).findings).toEqual([
      `${deadlines}:2:3 alias-refused`,
      `${deadlines}:2:3 merge-refused`,
    ]);
    const many = Array.from({ length: 500 }, (_, index) => `k${index}:\n  <<: { a: 1 }`).join('\n');
    const { findings } = await told(deadlines, many);
    expect(findings.filter((one) => one.endsWith('merge-refused'))).toHaveLength(500);
  });

  it('4: __proto__, constructor and prototype are refused as keys and in paths, and no prototype is changed', async () => {
    for (const key of ['__proto__', 'constructor', 'prototype']) {
      const { findings } = await told(deadlines, `deadlines:\n  ${key}: { polluted: true }\n`);
      expect(findings).toEqual([`${deadlines}:2:3 reserved-key`]);
      const path = await check([criteria, 'path: $.area', `path: ‸$.${key}.area`]);
      expect(path.findings.map((one) => `${placeOf(one)} ${one.code}`)).toContain(`${path.places[0]} condition-fault`);
      const inTrial = await check([trial, 'parameters.handling-time: P14D', `parameters.${key}: P14D`]);
      expect(inTrial.findings.map(({ code }) => code)).toEqual(['unknown-name']);
    }
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it('5: a key twice, a day that does not exist and a NUL are told where they stand', async () => {
    expect((await told(deadlines, 'deadlines: {}\ndeadlines: {}\n')).findings).toContain(
      `${deadlines}:2:1 duplicate-key`,
    );
    const day = await check(['rules/parameters.yaml', '2023-01-01', '‸2026-02-30']);
    expect(day.findings.map((one) => `${placeOf(one)} ${one.code}`)).toEqual([`${day.places[0]} not-a-date`]);
    expect((await told(deadlines, 'deadlines:\n  a: x\u0000y\n')).findings).toEqual([
      `${deadlines}:2:7 control-character`,
    ]);
  });

  it('5: Norway stays a word, and a byte order mark and Windows line ends are fine', async () => {
    expect(parseFile(deadlines, '\uFEFFcountry: no\r\nyes: on\r\n')).toMatchObject({
      parsed: { value: { country: 'no', yes: 'on' } },
      findings: [],
    });
    const windows = Object.entries(smallText).map(([name, text]) => [name, `\uFEFF${text.replaceAll('\n', '\r\n')}`]);
    expect(await checkText(Object.fromEntries(windows), kindSchemas)).toEqual([]);
  });

  it('6: a trial builds on nothing but the text itself: "extends" is no key of it, whatever it names', async () => {
    for (const base of ['../../etc/passwd', 'faster', '[faster, faster]', '{ file: /etc/passwd }']) {
      const { findings, places } = await check([trial, 'change:', `‸extends: ${base}\nchange:`]);
      expect(findings.map((one) => `${placeOf(one)} ${one.code}`)).toEqual([`${places[0]} unknown-key`]);
    }
  });

  it('6: a trial is chosen by its name in the text: a path is the name of none', () => {
    const loaded = loadText({ ...smallText }, kindSchemas);
    if (!('text' in loaded)) throw new Error('the small text has faults');
    for (const name of ['../../etc/passwd', '/etc/passwd', 'faster.yaml', '__proto__', 'constructor', '']) {
      const resolved = resolvePolicy(loaded.text, '2024-01-01', name);
      expect('findings' in resolved && resolved.findings.map(({ code }) => code)).toEqual(['unknown-name']);
    }
  });

  it('6: a trial that is a link out of the folder is refused, and a thousand trials are a thousand files', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'text-'));
    try {
      mkdirSync(join(dir, 'text/rules/trials'), { recursive: true });
      writeFileSync(join(dir, 'outside.yaml'), 'title: { da: Ude, en: Out }\n');
      symlinkSync(join(dir, 'outside.yaml'), join(dir, 'text/rules/trials/out.yaml'));
      expect(() => readTextFolder(join(dir, 'text'))).toThrow('leads out of the folder');
    } finally {
      rmSync(dir, { recursive: true });
    }
    const many = Array.from({ length: 1_000 }, (_, index) => [`rules/trials/t${index}.yaml`, smallText[trial]!]);
    expect(await checkText({ ...smallText, ...Object.fromEntries(many) }, kindSchemas)).toEqual([]);
  });

  it('7: a form may hold no pattern, so none is ever run, however long a reader’s answer is', async () => {
    const { findings, places } = await check([
      form,
      '"type": "string", "maxLength": 10 }',
      '"type": "string", "maxLength": 10, ‸"pattern": "^(a+)+$" }',
    ]);
    expect(findings.map((one) => `${placeOf(one)} ${one.code}`)).toEqual([`${places[0]} unknown-key`]);
    const shared = await check([form, '"required": ["title"]', '‸"patternProperties": {}, "required": ["title"]']);
    expect(shared.findings.map(placeOf)).toEqual(shared.places);
  });

  it('7: a condition has no operator that runs a pattern', async () => {
    for (const operator of ['matches', 'regex', 'pattern', 'everyFact:matches']) {
      const { findings, places } = await check([criteria, 'operator: greaterThan', `operator: ‸${operator}`]);
      expect(findings.map((one) => `${placeOf(one)} ${one.code}`)).toContain(`${places[0]} condition-fault`);
    }
    const { findings } = await check([criteria, 'value: 0', `value: '${'a'.repeat(50_000)}!'`]);
    expect(findings.length).toBeGreaterThan(0);
  });

  it('8: a missing fact is unknown under notEqual, under not and under none of a list', () => {
    const leaf = { fact: 'application', path: '$.area', operator: 'notEqual', value: 5 };
    for (const when of [leaf, { not: { ...leaf, operator: 'equal' } }, { ...leaf, operator: 'notIn', value: [5] }]) {
      const { verdict, missing } = compile(when, { named: {} }).evaluate({ application: {} });
      expect([verdict, missing]).toEqual(['unknown', ['application.area']]);
    }
  });

  it('9: a policy is whole in itself: a text that is changed afterwards changes no case that is pinned to it', async () => {
    const files = { ...smallText };
    const loaded = loadText(files, kindSchemas);
    const resolved = 'text' in loaded ? resolvePolicy(loaded.text, '2024-01-01') : loaded;
    if (!('policy' in resolved)) throw new Error('the small text has faults');
    const hash = policyHash(resolved.policy);
    const stored = JSON.stringify(resolved.policy);
    files['workflows/permit/review.yaml'] = files['workflows/permit/review.yaml']!.replaceAll('reading', 'studying');
    const renamed = loadText(files, kindSchemas);
    const places =
      'findings' in renamed
        ? renamed.findings.flatMap((one) => [placeOf(one), ...((one.params.also as string[]) ?? [])])
        : [];
    expect(places).toEqual(['rules/precedents/barn.yaml:9:14', 'rules/rights.yaml:8:47']);
    files['rules/rights.yaml'] = files['rules/rights.yaml']!.replace('reading', 'studying');
    files['rules/precedents/barn.yaml'] = files['rules/precedents/barn.yaml']!.replace('reading', 'studying');
    const again = loadText(files, kindSchemas);
    const moved = 'text' in again ? resolvePolicy(again.text, '2024-01-01') : again;
    if (!('policy' in moved)) throw new Error('the renamed text has faults');
    expect(Object.keys(moved.policy.workflows.permit!.states.review!.states!)).toContain('studying');
    expect(policyHash(moved.policy)).not.toBe(hash);
    expect(policyHash(resolved.policy)).toBe(hash);
    expect(policyHash(JSON.parse(stored))).toBe(hash);
  });
});
