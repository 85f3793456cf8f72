import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type CoveredFact, coverageFindings, coverageOf } from '../../src/lab/coverage.ts';
import type { Citation } from '../../src/lab/coverage-citations.ts';
import { coverageText } from '../../src/lab/coverage-text.ts';
import { runScenario } from '../../src/lab/scenario.ts';
import { readFixtures, readScenario } from '../../src/lab/scenario-read.ts';
import type { ResolveAt, Touched } from '../../src/lab/scenario-types.ts';
import { checkText } from '../../src/policy/check.ts';
import { formatFinding } from '../../src/policy/findings.ts';
import { readTextFolder } from '../../src/policy/read.ts';
import { resolvePolicy } from '../../src/policy/resolve.ts';
import { parseText } from '../../src/policy/text.ts';
import { kindSchemas } from '../policy/broken-text.ts';
import { smallText } from '../policy/small-text.ts';

const root = join(import.meta.dirname, '..', '..');
const folder = 'test/scenarios';
const { text } = parseText(readTextFolder(root));

function yamlIn(path: string): Record<string, string> {
  const names = readdirSync(join(root, path)).filter((name) => name.endsWith('.yaml'));
  return Object.fromEntries(names.map((name) => [`${path}/${name}`, readFileSync(join(root, path, name), 'utf8')]));
}

const scenarios = yamlIn(folder);
const coverage = coverageOf(text, scenarios);

describe('the facts of this repository', () => {
  const ids = coverage.facts.map(({ id }) => id);

  test('are all 190, and the 20 contradictions', () => {
    const numbered = (lead: string, digits: number, count: number) =>
      Array.from({ length: count }, (_, index) => `${lead}-${String(index + 1).padStart(digits, '0')}`);
    expect(ids).toEqual([...numbered('GOV', 3, 190), ...numbered('CON', 2, 20)]);
  });

  test('are each encoded or given a reason, and no reason is given in vain', () => {
    expect(coverage.findings.map((one) => formatFinding(one, 'en'))).toEqual([]);
    expect(coverage.totals.missing).toBe(0);
    expect(coverage.totals.encoded + coverage.totals.reasons).toBe(210);
  });

  test('need few reasons', () => {
    expect(coverage.totals.reasons).toBeLessThanOrEqual(30);
    const kinds = new Set(coverage.facts.flatMap(({ reason }) => reason?.id ?? []));
    expect(kinds.size).toBeLessThanOrEqual(6);
  });

  test('are exercised by a scenario wherever one can come by them', () => {
    const idle = coverage.facts.filter(({ exercisable, exercised }) => exercisable && exercised.length === 0);
    expect(idle.map(({ id }) => id)).toEqual([]);
  });

  test('that contradict each other are each resolved by a value, a criterion, a trial or a precedent', () => {
    const choosing = ['parameter', 'criterion', 'trial', 'precedent'];
    const contradictions = coverage.facts.filter(({ kind }) => kind === 'contradiction');
    for (const { id, encoded, reason } of contradictions) {
      expect({ id, reason, choices: encoded.filter(({ kind }) => choosing.includes(kind)).length > 0 }).toEqual({
        id,
        reason: null,
        choices: true,
      });
    }
  });

  test('that a trial cites are tried by a scenario under that trial', () => {
    const all = Object.values(scenarios).join('\n');
    const untried = [...text.trials.keys()].filter((id) => !new RegExp(`^  trial: ${id}$`, 'm').test(all));
    expect(untried).toEqual([]);
  });

  test('are what a scenario comes by when it cites them', async () => {
    const cited = new Map(coverage.facts.map((fact) => [fact.id, fact]));
    const missed: string[] = [];
    for (const [file, source] of Object.entries(scenarios)) {
      const { touched, facts, trial } = await run(file, source);
      const past = facts
        .map((id) => cited.get(id) as CoveredFact)
        .filter(({ encoded }) => !encoded.some((citation) => comesBy(citation, source, touched, trial)));
      missed.push(...past.map(({ id }) => `${file}: ${id}`));
    }
    expect(missed).toEqual([]);
  });
});

const { fixtures } = readFixtures(yamlIn(`${folder}/fixtures`), kindSchemas);
const written = Object.values(yamlIn(`${folder}/fixtures`)).join('\n');
const resolveAt: ResolveAt = (date, trial) => resolvePolicy(text, date, trial);

async function run(file: string, source: string) {
  const read = readScenario(file, source, { resolveAt, kindSchemas, fixtures });
  if ('findings' in read) throw new Error(read.findings.map((one) => formatFinding(one, 'en')).join('\n'));
  const { touched } = await runScenario(resolveAt, read.scenario, fixtures);
  return { touched, facts: read.scenario.source, trial: read.scenario.given.trial };
}

/** Whether the run of a scenario came by an element, or the scenario names it. */
function comesBy({ kind, id }: Citation, source: string, touched: Touched, trial: string | undefined): boolean {
  const names = (word: string, where = source) => new RegExp(`(?<![\\w-])${word}(?![\\w-])`).test(where);
  switch (kind) {
    case 'criterion':
      return touched.verdicts[id] !== undefined;
    case 'transition':
    case 'right':
      return names(id.split(': ').at(-1)!) || touched.commands.includes(id.split(': ').at(-1)!);
    case 'state':
    case 'phase':
      return touched.states.some((path) => `.${path}.`.includes(`.${id}.`));
    case 'parameter':
      return readersOf(id.split(' ')[0]!).some((reader) => touched.verdicts[reader] !== undefined || names(reader));
    case 'condition':
      return readersOf(id).some((reader) => touched.verdicts[reader] !== undefined);
    case 'form':
    case 'field':
      return names(id.split('.').at(-1)!, `${source}\n${written}`);
    case 'trial':
      return trial === id;
    case 'deadline':
    case 'reminder':
    case 'invitation':
    case 'milestone':
      return names(id) || touched.passed.includes(id);
    case 'role':
    case 'organisation':
    case 'retention':
    case 'workflow':
      return names(id);
    case 'precedent':
      return false;
    default:
      return kind satisfies never;
  }
}

/** Criteria and deadlines that read a parameter or a named condition. */
function readersOf(name: string): string[] {
  const criteria = text.criteria.flatMap((file) => Object.entries(file.value.criteria));
  const deadlines = Object.entries(text.deadlines?.value.deadlines ?? {});
  const direct = [...criteria.map(([id, { when }]) => [id, when]), ...deadlines.map(([id, rule]) => [id, rule.for])];
  const within = Object.entries(text.conditions?.value.conditions ?? {})
    .filter(([id, { when }]) => id !== name && JSON.stringify(when).includes(name))
    .flatMap(([id]) => readersOf(id));
  return [...direct.filter(([, rule]) => JSON.stringify(rule).includes(name)).map(([id]) => id as string), ...within];
}

describe('a text that leaves something out', () => {
  const facts = 'rules/sources/facts.yaml';
  const reasons = 'rules/sources/not-encoded.yaml';
  const fact = (id: string) => `
  ${id}:
    topic: building
    status: practice
    statement: { en: A fact }
    term: et forhold
    source: [{ document: act }]`;
  const contradiction = `
  CON-01:
    subject: { en: Two views }
    detail: { en: They differ }
    source: [{ document: act }]`;
  const reasoned = (...ids: string[]) =>
    `reasons:\n  background:\n    title: { da: Baggrund, en: Background }\n    facts: [${ids.join(', ')}]\n`;
  const files = (more: string, written?: string) => ({
    ...smallText,
    [facts]: `${smallText[facts]!.trimEnd()}${more}\n`,
    ...(written === undefined ? {} : { [reasons]: written }),
  });
  const told = (more: string, written?: string) =>
    coverageFindings(parseText(files(more, written)).text).map((one) => `${one.file}:${one.line} ${one.code}`);
  const lineOf = (id: string, more: string) => files(more)[facts]!.split('\n').indexOf(`  ${id}:`) + 1;

  test('a fact cited nowhere and without a reason is told where it stands in the register', () => {
    expect(told('')).toEqual([]);
    expect(told(fact('GOV-900'))).toEqual([`${facts}:${lineOf('GOV-900', fact('GOV-900'))} fact-not-encoded`]);
    expect(told(fact('GOV-900'), reasoned('GOV-900'))).toEqual([]);
  });

  test('a reason for a fact that is encoded is told at the reason, with the place of the encoding', () => {
    const { text: small } = parseText(files('', reasoned('GOV-001')));
    const [found, ...others] = coverageFindings(small);
    expect(others).toEqual([]);
    expect(found).toMatchObject({ file: reasons, line: 4, code: 'reason-not-needed' });
    expect(found!.message.en).toMatch(/GOV-001 is encoded in \S+:\d+/);
  });

  test('a reason citing an unknown fact is told by the check of the text', async () => {
    const findings = await checkText(files('', reasoned('GOV-999')), kindSchemas);
    expect(findings.filter(({ severity }) => severity === 'error')).toMatchObject([
      { file: reasons, line: 4, code: 'unknown-name', params: { name: 'GOV-999' } },
    ]);
  });

  test('a note on a fact that the reason does not list is told', async () => {
    const noted = `${reasoned('GOV-900')}    notes: { GOV-901: { da: Et notat, en: A note } }\n`;
    const findings = await checkText(files(fact('GOV-900') + fact('GOV-901'), noted), kindSchemas);
    expect(findings.filter(({ severity }) => severity === 'error')).toMatchObject([
      { file: reasons, line: 5, code: 'unknown-name', params: { name: 'GOV-901' } },
    ]);
  });

  test('two reasons for one fact are one too many', () => {
    const twice = `${reasoned('GOV-900')}  finding:\n    title: { da: Resultat, en: Finding }\n    facts: [GOV-900]\n`;
    expect(told(fact('GOV-900'), twice)).toEqual([`${reasons}:7 two-reasons`]);
  });

  test('a contradiction cannot be explained away, and a citation that chooses nothing does not resolve it', () => {
    const at = `${facts}:${lineOf('CON-01', contradiction)}`;
    expect(told(contradiction)).toEqual([`${at} contradiction-not-resolved`]);
    expect(told(contradiction, reasoned('CON-01'))).toEqual([
      `${at} contradiction-not-resolved`,
      `${reasons}:4 reason-for-contradiction`,
    ]);
    const citing = (file: string) => {
      const all = files(contradiction);
      const source = all[file as keyof typeof all]!.replace('source: [GOV-001', 'source: [CON-01, GOV-001');
      return coverageFindings(parseText({ ...all, [file]: source }).text).map(({ code }) => code);
    };
    expect(citing('workflows/permit.yaml')).toEqual(['contradiction-not-resolved']);
    expect(citing('rules/criteria/complete.yaml')).toEqual([]);
  });

  test('nothing is said of what may be cited in a file that cannot be read', () => {
    const broken = { ...files(fact('GOV-900')), 'rules/deadlines.yaml': 'a: [' };
    expect(coverageFindings(parseText(broken).text)).toEqual([]);
  });

  test('a scenario exercises what it cites, and is told of what does not exist', () => {
    const { text: small } = parseText(files(''));
    const given = coverageOf(small, { 'a.yaml': 'title: x\nsource: [GOV-001, GOV-998]\n' });
    expect(given.facts.find(({ id }) => id === 'GOV-001')?.exercised).toEqual([{ file: 'a.yaml', line: 2 }]);
    expect(given.findings).toMatchObject([{ file: 'a.yaml', line: 2, code: 'unknown-name' }]);
  });

  test('the lines for a terminal name element, scenario and reason, in both languages', () => {
    const { text: small } = parseText(files(fact('GOV-900') + fact('GOV-901'), reasoned('GOV-900')));
    const given = coverageOf(small, { 'a.yaml': 'source: [GOV-001]\n' });
    const danish = coverageText(given, false, 'da').join('\n');
    expect(danish).toContain('prøves i: a.yaml:1');
    expect(danish).toContain('ingen regel: Baggrund');
    const english = coverageText(given, true, 'en');
    expect(english.slice(-3)).toEqual([
      'GOV-901  A fact',
      '  missing: nothing in the text cites it, and there is no reason',
      expect.stringMatching(/^\d+ facts: .* 1 are missing\.$/),
    ]);
    expect(english.join('\n')).not.toContain('GOV-900');
  });
});
