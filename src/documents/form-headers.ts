/** Finds the field that a row of a table is the heading of. */

import { nearest } from '../policy/nearest.ts';
import type { Text } from '../policy/types.ts';
import type { PaperField } from './paper-form.ts';
import type { Cell } from './word-text.ts';
import { folded } from './written-value.ts';

/** `extra`: what somebody has written in the heading itself. `unknown`: a heading of a field that the form does not have. */
export type Header = { extra: string[] } & ({ is: 'field'; field: PaperField } | { is: 'unknown'; text: string });

/** @param first the row is the first of its table. @returns null for a row that is no heading. */
export function headerOf(
  cells: Cell[],
  fields: PaperField[],
  { first, sameVersion }: { first: boolean; sameVersion: boolean },
): Header | null {
  const [cell] = cells;
  if (!cell || (cells.length > 1 && !first)) return null;
  const lines = cell.lines.flatMap((line) => line.split('\n')).filter((line) => line.trim() !== '');
  const [line = '', ...below] = lines;
  const [, code, rest = line] = /^\s*(\d{1,3}[a-z]{0,2})\s*[.):]\s*(.*)$/is.exec(line) ?? [];
  const named = fields.filter(({ label }) => isNamed(label, rest));
  const coded = fields.find((each) => each.code === code?.toLowerCase());
  const found = coded && named.includes(coded) ? coded : named.length === 1 && (code || first) ? named[0] : byCode();
  const others = cells.slice(1).map(({ lines: each }) => each.join('\n').trim());
  const extra = [...below.filter((each) => !isHelp(each, found)), ...others.filter((each) => each !== '')];
  if (found) return { is: 'field', field: found, extra };
  return first && code && rest.trim() !== ''
    ? { is: 'unknown', text: line, extra: [...below, ...others.filter(Boolean)] }
    : null;

  /** The heading has been changed, but the code stands. */
  function byCode(): PaperField | undefined {
    if (!coded || !first) return undefined;
    const near = nearest(folded(rest), [folded(coded.label.da), folded(coded.label.en)]) !== undefined;
    return near || sameVersion ? coded : undefined;
  }
}

function isNamed({ da, en }: Text, text: string): boolean {
  const said = folded(text);
  return said !== '' && (folded(da) === said || folded(en) === said);
}

function isHelp(line: string, field: PaperField | undefined): boolean {
  return field?.help.some((help) => isNamed(help, line)) === true;
}
