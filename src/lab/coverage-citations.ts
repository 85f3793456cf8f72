/** Every element of the text that cites facts, found by its key `source`. */

import { kindOf } from '../policy/kinds.ts';
import type { ParsedFile, Path } from '../policy/parse.ts';
import { isMapping, type ParsedText } from '../policy/text.ts';

export type ElementKind =
  | 'workflow'
  | 'phase'
  | 'milestone'
  | 'state'
  | 'transition'
  | 'parameter'
  | 'condition'
  | 'criterion'
  | 'deadline'
  | 'reminder'
  | 'invitation'
  | 'role'
  | 'right'
  | 'organisation'
  | 'retention'
  | 'form'
  | 'field'
  | 'trial'
  | 'precedent';

/** An element that cites a fact, and the place of the citation. */
export interface Citation {
  kind: ElementKind;
  /** As a person names the element: `first-seminar-to-closure 2016-01-01`, `selection.pending: selection.select`. */
  id: string;
  file: string;
  line: number;
}

/** Fact → the elements that cite it, in the order of the files. */
export function citationsIn(text: ParsedText): Map<string, Citation[]> {
  const cited = new Map<string, Citation[]>();
  for (const { parsed } of text.files) {
    for (const { path, facts } of sourcesIn(parsed.value, [])) {
      const element = elementAt(parsed, path);
      if (element === null) continue;
      for (const [index, fact] of facts.entries()) {
        const citation = {
          ...element,
          file: parsed.file,
          // Looked up only when it is told: a form is read a second time for its places.
          get line() {
            return parsed.locate([...path, 'source', index]).line;
          },
        };
        cited.set(fact, [...(cited.get(fact) ?? []), citation]);
      }
    }
  }
  return cited;
}

/** Lists of names under a key `source`. Places in documents are objects, and what a form records may be called source too. */
function* sourcesIn(value: unknown, path: Path): Generator<{ path: Path; facts: string[] }> {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) yield* sourcesIn(item, [...path, index]);
  } else if (isMapping(value)) {
    const { source } = value;
    if (Array.isArray(source) && source.every((id) => typeof id === 'string')) yield { path, facts: source };
    for (const [key, inside] of Object.entries(value)) yield* sourcesIn(inside, [...path, key]);
  }
}

function elementAt({ file }: ParsedFile, path: Path): { kind: ElementKind; id: string } | null {
  const known = kindOf(file);
  const names = path.map(String);
  const [group = '', first = '', second = '', third = ''] = names;
  switch (known?.kind) {
    case 'workflow':
    case 'phase': {
      if (path.length === 0) return { kind: known.kind, id: known.id };
      if (group === 'milestones') return { kind: 'milestone', id: first };
      return inStatechart(names, known.kind === 'phase' ? [known.id] : []);
    }
    case 'parameters':
      return { kind: 'parameter', id: `${first} ${third}` };
    case 'conditions':
      return { kind: 'condition', id: first };
    case 'criteria':
      return { kind: 'criterion', id: first };
    case 'deadlines':
      return { kind: 'deadline', id: first };
    case 'reminders':
      return { kind: 'reminder', id: first };
    case 'invitations':
      return { kind: 'invitation', id: first };
    case 'rights':
      if (group === 'roles') return { kind: 'role', id: first };
      return { kind: 'right', id: group === 'rights' ? `${first}: ${second}` : first };
    case 'retention':
      return { kind: 'retention', id: first };
    case 'organisations':
      return { kind: 'organisation', id: first };
    case 'form':
      return path.length === 0
        ? { kind: 'form', id: known.id }
        : { kind: 'field', id: [known.id, ...names.filter((_, index) => names[index - 1] === 'properties')].join('.') };
    case 'trial':
    case 'precedent':
      return { kind: known.kind, id: known.id };
    case 'sources-facts':
    case 'sources-documents':
    case 'not-encoded':
    case 'calendar':
    case 'message':
    case 'aside':
    case undefined:
      return null;
    default:
      return known satisfies never;
  }
}

/** `states, checking, on, validation.pass, meta` is the transition `validation.checking: validation.pass`. */
function inStatechart(names: string[], within: string[]): { kind: ElementKind; id: string } {
  const on = names.indexOf('on');
  const inside = on < 0 ? names : names.slice(0, on);
  const state = [...within, ...inside.filter((_, index) => inside[index - 1] === 'states')].join('.');
  if (on < 0) return { kind: 'state', id: state };
  const command = names[on + 1]!;
  return { kind: 'transition', id: state === '' ? command : `${state}: ${command}` };
}
