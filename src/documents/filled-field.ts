/** The answer in the rows under one field's heading. */

import type { Json, JsonObject, Text } from '../policy/types.ts';
import { fieldName, type PaperColumn, type PaperField } from './paper-form.ts';
import type { Cell } from './word-text.ts';
import { clipped, folded, isMark, readChoice, readWritten } from './written-value.ts';

export interface FieldAnswer {
  /** Undefined when nothing is written. */
  value: Json | undefined;
  told: { kind: 'not-read' | 'remark'; at?: Text; message: Text }[];
  left: { at?: Text; text: string }[];
}

export function readCells(field: PaperField, rows: Cell[][], sameVersion: boolean): FieldAnswer {
  switch (field.kind) {
    case 'table':
      return readRows(field, rows, sameVersion);
    case 'choice':
    case 'choices':
    case 'yes-no':
      return readMarks(field, rows);
    default: {
      const lines = rows.flatMap((cells) => (cells.length === 1 ? cells[0]!.lines : [cells.map(textOf).join('\t')]));
      return readLines(field, field.kind === 'list' ? lines : withoutEdges(lines));
    }
  }
}

function readLines(field: PaperField, lines: string[]): FieldAnswer {
  const read = readWritten(field, lines);
  if (read === null) return { value: undefined, told: [], left: [] };
  if ('problem' in read) return { value: undefined, told: [notRead(read.problem)], left: [{ text: lines.join('\n') }] };
  return { value: read.value, told: read.remark ? [{ kind: 'remark', message: read.remark }] : [], left: [] };
}

/** Alternatives with a mark beside them. Where all but one have been deleted, the one left is the answer. */
function readMarks(field: PaperField, rows: Cell[][]): FieldAnswer {
  const answer: FieldAnswer = { value: undefined, told: [], left: [] };
  const marked: Json[] = [];
  const unmarked: Json[] = [];
  for (const cells of rows) {
    const texts = cells.map(textOf).filter((text) => text !== '');
    const row = texts.join('\t');
    if (row === '') continue;
    const { mark, label } = splitMark(texts);
    if (label === '') {
      answer.left.push({ text: row });
      answer.told.push(notRead(markAlone));
      continue;
    }
    const read = readChoice(label, field.alternatives);
    if ('problem' in read) {
      answer.left.push({ text: row });
      answer.told.push(notRead(read.problem));
    } else {
      if (read.remark && mark) answer.told.push({ kind: 'remark', message: read.remark });
      (mark ? marked : unmarked).push(read.value);
    }
  }
  if (marked.length === 0 && unmarked.length === 1 && field.alternatives.length > 1) {
    marked.push(unmarked[0]!);
    answer.told.push({ kind: 'remark', message: onlyOneLeft });
  }
  if (field.kind === 'choices') return marked.length === 0 ? answer : { ...answer, value: [...new Set(marked)] };
  if (new Set(marked).size <= 1) return { ...answer, value: marked[0] };
  const names = marked.map(
    (value) => field.alternatives.find((each) => each.value === value)?.label ?? { da: '', en: '' },
  );
  const both = { da: names.map(({ da }) => da).join(', '), en: names.map(({ en }) => en).join(', ') };
  answer.told.push(
    notRead({
      da: `Der er sat kryds ved flere: ${both.da}. Kun ét er muligt.`,
      en: `Several are marked: ${both.en}. Only one is possible.`,
    }),
  );
  return { ...answer, left: [...answer.left, { text: both.da }] };
}

/** The mark may stand in its own cell or before or after the alternative; `ja` and `yes` in a cell of their own are marks too. */
function splitMark(texts: string[]): { mark: boolean; label: string } {
  const marks = texts.map(
    (text, index) => isMark(text) || (index === 0 && texts.length > 1 && /^(?:ja|yes)$/i.test(text)),
  );
  const rest = texts.filter((text, index) => !marks[index] && !isEmptyBox(text)).join(' ');
  if (marks.includes(true)) return { mark: true, label: rest };
  const [, before, after] = /^([[(]?\s*[xX×✓✔☒☑]+\s*[\])]?)\s+(.+)$/su.exec(rest) ?? [];
  if (before && after) return { mark: true, label: after };
  const [, start, end] = /^(.+?)\s+([[(]?\s*[xX×✓✔☒☑]+\s*[\])]?)$/su.exec(rest) ?? [];
  if (start && end) return { mark: true, label: start };
  return { mark: false, label: rest.replace(/^(?:☐|\[\s*\]|\(\s*\))\s*/u, '') };
}

function isEmptyBox(text: string): boolean {
  return /^(?:☐|\[\s*\]|\(\s*\)|_+)$/u.test(text);
}

function readRows(field: PaperField, rows: Cell[][], sameVersion: boolean): FieldAnswer {
  const answer: FieldAnswer = { value: undefined, told: [], left: [] };
  const [first, ...rest] = rows;
  const named = first && columnsNamed(field, first);
  const columns = named ?? (sameVersion ? field.columns : null);
  const body = named ? rest : rows;
  if (!columns) {
    const text = body.map((cells) => cells.map(textOf).join('\t')).filter((each) => each.trim() !== '');
    if (text.length === 0) return answer;
    return { value: undefined, told: [notRead(noColumns)], left: text.map((each) => ({ text: each })) };
  }
  if (named && first) answer.left.push(...besideHeadings(field, first));
  const elements: JsonObject[] = [];
  for (const [index, cells] of body.entries()) {
    const element: JsonObject = {};
    let place = 0;
    for (const cell of cells) {
      const column = columns[place];
      place += cell.span;
      const text = textOf(cell);
      if (text === '') continue;
      const at = placeOf(field, index + 1, column);
      const read = column && 'kind' in column ? readWritten(column, withoutEdges(cell.lines)) : null;
      if (!column || !('kind' in column)) {
        answer.left.push({ at, text });
        answer.told.push({ ...notRead(noSuchColumn), at });
      } else if (read && 'problem' in read) {
        answer.left.push({ at, text });
        answer.told.push({ ...notRead(read.problem), at });
      } else if (read) {
        putDeep(element, column.path, read.value);
        if (read.remark) answer.told.push({ kind: 'remark', message: read.remark, at });
      }
    }
    if (Object.keys(element).length > 0) elements.push(element);
  }
  const seen = new Set(columns);
  for (const column of field.columns.filter((each) => !seen.has(each)))
    answer.told.push({ kind: 'remark', message: columnGone(column.label) });
  return { ...answer, value: elements.length > 0 ? elements : undefined };
}

/** The columns of a row of headings, place by place; null when it is no such row. */
function columnsNamed(field: PaperField, cells: Cell[]): (PaperColumn | { label: Text })[] | null {
  const columns = cells.flatMap((cell) => {
    const name = cell.lines.find((line) => line.trim() !== '') ?? '';
    const found = field.columns.find(({ label }) => [label.da, label.en].some((each) => folded(each) === folded(name)));
    return [
      found ?? { label: { da: name, en: name } },
      ...Array<{ label: Text }>(cell.span - 1).fill({ label: { da: '', en: '' } }),
    ];
  });
  const known = columns.filter((each) => 'kind' in each).length;
  return known > 0 && known * 2 >= cells.length ? columns : null;
}

/** What somebody has written in the cells of the headings. */
function besideHeadings({ columns }: PaperField, cells: Cell[]): FieldAnswer['left'] {
  const known = columns.flatMap(({ help, alternatives }) =>
    (['da', 'en'] as const).flatMap((language) => [
      ...help.map((each) => folded(each[language])),
      folded(alternatives.map(({ label }) => label[language]).join(', ')),
    ]),
  );
  return cells.flatMap(({ lines }) => {
    const name = lines.findIndex((line) => line.trim() !== '');
    return lines
      .slice(name + 1)
      .filter((line) => folded(line) !== '' && !known.includes(folded(line)))
      .map((text) => ({ text }));
  });
}

function placeOf(field: PaperField, row: number, column: { label: Text } | undefined): Text {
  const name = fieldName(field);
  const within = (quoted: string) => (column && quoted.length > 2 ? `, ${quoted}` : '');
  return {
    da: `felt ${name.da}, række ${row}${within(`»${column?.label.da}«`)}`,
    en: `field ${name.en}, row ${row}${within(`“${column?.label.en}”`)}`,
  };
}

function putDeep(element: JsonObject, path: string, value: Json): void {
  const steps = path.split('.');
  const last = steps.pop() as string;
  let into = element;
  for (const step of steps) {
    into[step] ??= {};
    into = into[step] as JsonObject;
  }
  into[last] = value;
}

function textOf({ lines }: Cell): string {
  return lines.join('\n').trim();
}

function withoutEdges(lines: string[]): string[] {
  const first = lines.findIndex((line) => line.trim() !== '');
  const last = lines.findLastIndex((line) => line.trim() !== '');
  return first < 0 ? [] : lines.slice(first, last + 1);
}

function notRead(message: Text) {
  return { kind: 'not-read' as const, message };
}

function columnGone({ da, en }: Text): Text {
  return { da: `Kolonnen »${clipped(da)}« mangler.`, en: `The column “${clipped(en)}” is missing.` };
}

const markAlone: Text = { da: 'Der er et kryds uden en mulighed.', en: 'There is a mark without an alternative.' };
const onlyOneLeft: Text = {
  da: 'De andre muligheder er slettet; den, der er tilbage, er læst som svaret.',
  en: 'The other alternatives were deleted; the one that is left was read as the answer.',
};
const noSuchColumn: Text = { da: 'Kolonnen hører ikke til skemaet.', en: 'The column does not belong to the form.' };
const noColumns: Text = {
  da: 'Kolonnernes overskrifter mangler, så rækkerne kan ikke læses.',
  en: 'The headings of the columns are missing, so the rows cannot be read.',
};
