/** Where each fact of the register is encoded, which scenarios exercise it, or why it needs no rule. */

import { type Finding, finding, inReadingOrder } from '../policy/findings.ts';
import type { TextFiles } from '../policy/kinds.ts';
import { parseFile } from '../policy/parse.ts';
import { NameCheck, registersOf } from '../policy/registers.ts';
import { isMapping, type ParsedText } from '../policy/text.ts';
import type { FactText, NotEncodedFile } from '../policy/text-shapes.ts';
import type { Text } from '../policy/types.ts';
import { type Citation, citationsIn, type ElementKind } from './coverage-citations.ts';

export interface Coverage {
  /** In the order of the register. */
  facts: CoveredFact[];
  findings: Finding[];
  totals: { facts: number; encoded: number; exercisable: number; exercised: number; reasons: number; missing: number };
}

export interface CoveredFact {
  id: string;
  kind: 'fact' | 'contradiction';
  /** What it says: the term or the subject in Danish, the statement or the subject in English. */
  title: Text;
  encoded: Citation[];
  /** Whether a scenario can come by it: who takes part, and what is already in the record, cannot be played. */
  exercisable: boolean;
  /** The scenarios whose `source` cites it. */
  exercised: { file: string; line: number }[];
  /** The kind of reason why it stands in no rule. */
  reason: { id: string; title: Text; note?: Text } | null;
}

/** A contradiction is resolved where a choice is made: elsewhere it is only mentioned. */
const choosing: ReadonlySet<ElementKind> = new Set(['parameter', 'criterion', 'trial', 'precedent']);

const notPlayed: ReadonlySet<ElementKind> = new Set(['workflow', 'role', 'organisation', 'retention', 'precedent']);

/** @param scenarios path as findings shall tell it → the YAML of a scenario. */
export function coverageOf(text: ParsedText, scenarios: TextFiles): Coverage {
  const cited = citationsIn(text);
  const exercised = exercisesIn(text, scenarios);
  const reasons = reasonsIn(text.notEncoded?.value);
  const facts = Object.entries(text.facts?.value.facts ?? {}).map(([id, fact]) => ({
    id,
    kind: kindOfFact(fact),
    title: titleOf(id, fact),
    encoded: cited.get(id) ?? [],
    exercisable: (cited.get(id) ?? []).some(({ kind }) => !notPlayed.has(kind)),
    exercised: exercised.places.get(id) ?? [],
    reason: plain(reasons.get(id)?.[0]),
  }));
  const findings = inReadingOrder([...coverageFindings(text), ...exercised.findings]);
  const encoded = facts.filter((fact) => fact.encoded.length > 0);
  return {
    facts,
    findings,
    totals: {
      facts: facts.length,
      encoded: encoded.length,
      exercisable: encoded.filter(({ exercisable }) => exercisable).length,
      exercised: encoded.filter((fact) => fact.exercised.length > 0).length,
      reasons: facts.filter(({ reason }) => reason !== null).length,
      missing: facts.filter((fact) => fact.encoded.length === 0 && fact.reason === null).length,
    },
  };
}

/** Facts left out, contradictions not resolved, and reasons that do not hold. Unknown names are told by the check of the text. */
export function coverageFindings(text: ParsedText): Finding[] {
  // A citation may stand in a file that cannot be read.
  if (!text.facts || text.broken.size > 0) return [];
  const cited = citationsIn(text);
  const reasons = reasonsIn(text.notEncoded?.value);
  const register = text.facts.value.facts ?? {};
  const inRegister = Object.entries(register).flatMap(([id, fact]) => {
    const place = () => text.facts!.locate(['facts', id], 'key');
    const encoded = cited.get(id) ?? [];
    if (kindOfFact(fact) === 'contradiction') {
      const resolved = encoded.some(({ kind }) => choosing.has(kind));
      return resolved ? [] : [finding(text.facts!.file, place(), 'contradiction-not-resolved', { id })];
    }
    const told = encoded.length > 0 || reasons.has(id);
    return told ? [] : [finding(text.facts!.file, place(), 'fact-not-encoded', { id })];
  });
  return inReadingOrder([...inRegister, ...reasonFindings(text, register, cited, reasons)]);
}

function reasonFindings(
  { notEncoded: file }: ParsedText,
  register: Record<string, FactText>,
  cited: Map<string, Citation[]>,
  reasons: Map<string, Reason[]>,
): Finding[] {
  if (!file) return [];
  return [...reasons].flatMap(([id, given]) =>
    given.flatMap(({ id: reason, index }, nth) => {
      const place = () => file.locate(['reasons', reason, 'facts', index]);
      const [encoded] = cited.get(id) ?? [];
      const fact = register[id];
      if (fact && kindOfFact(fact) === 'contradiction')
        return [finding(file.file, place(), 'reason-for-contradiction', { id })];
      if (fact && encoded)
        return [finding(file.file, place(), 'reason-not-needed', { id, file: encoded.file, line: encoded.line })];
      return nth > 0 ? [finding(file.file, place(), 'two-reasons', { id, reason: given[0]!.id })] : [];
    }),
  );
}

interface Reason {
  id: string;
  title: Text;
  note?: Text;
  /** Where it stands in the list of facts. */
  index: number;
}

/** Fact → the reasons it is given; more than one is a fault. */
function reasonsIn(written: NotEncodedFile | undefined): Map<string, Reason[]> {
  const reasons = new Map<string, Reason[]>();
  for (const [id, reason] of Object.entries(isMapping(written?.reasons) ? written.reasons : {})) {
    const { title, facts, notes } = isMapping(reason) ? reason : {};
    for (const [index, fact] of (Array.isArray(facts) ? facts : []).entries()) {
      const note = notes?.[fact];
      const given = { id, title: title as Text, index, ...(note ? { note } : {}) };
      reasons.set(fact, [...(reasons.get(fact) ?? []), given]);
    }
  }
  return reasons;
}

function plain(reason: Reason | undefined): CoveredFact['reason'] {
  if (!reason) return null;
  const { id, title, note } = reason;
  return { id, title, ...(note ? { note } : {}) };
}

function exercisesIn(
  text: ParsedText,
  scenarios: TextFiles,
): { places: Map<string, { file: string; line: number }[]>; findings: Finding[] } {
  const names = new NameCheck();
  const faults: Finding[] = [];
  const { facts } = registersOf(text);
  const places = new Map<string, { file: string; line: number }[]>();
  for (const [file, content] of Object.entries(scenarios)) {
    const { parsed, findings } = parseFile(file, content);
    faults.push(...findings);
    const source = isMapping(parsed.value) ? parsed.value.source : undefined;
    names.sources(source, facts, parsed, ['source']);
    for (const [index, id] of (Array.isArray(source) ? source : []).entries()) {
      const { line } = parsed.locate(['source', index]);
      places.set(String(id), [...(places.get(String(id)) ?? []), { file, line }]);
    }
  }
  return { places, findings: [...faults, ...names.findings] };
}

function kindOfFact(fact: FactText): CoveredFact['kind'] {
  return isMapping(fact) && fact.subject !== undefined ? 'contradiction' : 'fact';
}

function titleOf(id: string, { statement, term, subject }: FactText): Text {
  return {
    da: subject?.da ?? term ?? statement?.da ?? subject?.en ?? id,
    en: subject?.en ?? statement?.en ?? term ?? id,
  };
}
