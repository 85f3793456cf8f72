/** A form as a Word file to be filled in, or filled in already; `filled-form.ts` reads it again. */

import type { Paragraph, Table } from 'docx';
import type { Form, Json, JsonObject, Language, Text } from '../policy/types.ts';
import { type PaperField, paperForm } from './paper-form.ts';
import {
  cell,
  columnWidths,
  gap,
  heading,
  paragraph,
  row,
  table,
  title,
  type WordFile,
  wordFile,
} from './word-look.ts';
import { showWritten } from './written-value.ts';

export interface FormPaper {
  /** Id of the form in the text. */
  id: string;
  form: Form;
  /** Content hash of the form. */
  hash: string;
}

/** Empty rows after those that are filled in. */
const spareRows = 4;
/** More columns than this do not fit a page that stands. */
const mostColumns = 4;

/**
 * @param values a payload to fill in.
 * @param at UTC instant that the file bears.
 */
export function formDocument(
  paper: FormPaper,
  language: Language,
  at: string,
  values: JsonObject = {},
): Promise<Buffer> {
  const fields = paperForm(paper.form);
  const landscape = fields.some(({ columns }) => columns.length > mostColumns);
  const name = (paper.form.label as Text | undefined)?.[language] ?? paper.id;
  const byNumber = Map.groupBy(fields, ({ number }) => number);
  const file: WordFile = {
    title: name,
    language,
    foot: name,
    properties: { 'lkt-form': paper.id, 'lkt-form-hash': paper.hash, 'lkt-language': language },
    landscape,
    children: [
      title(name),
      ...howTo.map((each) => paragraph(each[language])),
      ...[...byNumber.values()].flatMap((inside) => [
        ...(inside[0]?.heading ? [heading(inside[0].heading[language], 2)] : []),
        ...inside.flatMap((field) => [fieldTable(field, valueAt(values, field.path), language, landscape), gap()]),
      ]),
      paragraph(formLine(paper)[language], { small: true }),
    ],
  };
  return wordFile(file, at);
}

export const howTo: Text[] = [
  {
    da: 'Skriv svarene i de hvide felter. De udvider sig, så meget der er brug for. Sæt x ud for det, der passer.',
    en: 'Write the answers in the white fields. They grow as needed. Put an x beside what applies.',
  },
  {
    da: 'Rækker må tilføjes. Lad overskriften over hvert felt stå: Den bruges, når skemaet læses ind. Skriv datoer som 1. marts 2027.',
    en: 'Rows may be added. Leave the heading above each field: it is used when the form is read. Write dates as 1 March 2027.',
  },
];

/** The form and its version in the text itself, for programs that drop the properties of a file. */
function formLine({ id, hash }: Pick<FormPaper, 'id' | 'hash'>): Text {
  return { da: `Skema: ${id}, version ${hash}`, en: `Form: ${id}, version ${hash}` };
}

function headerLine({ code, label }: PaperField, language: Language): string {
  return `${code}. ${label[language]}`;
}

function fieldTable(field: PaperField, value: Json | undefined, language: Language, landscape: boolean): Table {
  const header = (span: number) => {
    const lines = [
      paragraph(headerLine(field, language), { bold: true, keepNext: true }),
      ...field.help.map((each) => paragraph(each[language], { small: true, italics: true, keepNext: true })),
    ];
    return row([cell(lines, { shaded: true, span })], { heading: true });
  };
  switch (field.kind) {
    case 'choice':
    case 'choices':
    case 'yes-no': {
      const widths = columnWidths([1, 15], landscape);
      const chosen: unknown[] = Array.isArray(value) ? value : [value];
      const rows = field.alternatives.map((each) =>
        row([
          cell([paragraph(chosen.includes(each.value) ? 'x' : '')], { width: widths[0]! }),
          cell([paragraph(each.label[language])], { width: widths[1]! }),
        ]),
      );
      return table([header(2), ...rows], [1, 15], landscape);
    }
    case 'list':
      return table([header(1), ...listRows(field, value, language)], [1], landscape);
    case 'table':
      return listTable(field, value, language, landscape, header);
    default: {
      const least = field.kind === 'text' ? 700 : 0;
      return table(
        [header(1), row([cell(paragraphs(showWritten(field, value, language)))], { least })],
        [1],
        landscape,
      );
    }
  }
}

function listRows(field: PaperField, value: Json | undefined, language: Language) {
  const lines = [...showWritten(field, value, language), ...Array<string>(spareRows).fill('')];
  return lines.map((line) => row([cell([paragraph(line)])]));
}

function listTable(
  { columns }: PaperField,
  value: Json | undefined,
  language: Language,
  landscape: boolean,
  header: (span: number) => ReturnType<typeof row>,
): Table {
  const shares = columns.map(({ kind }) => (kind === 'text' || kind === 'list' ? 3 : 2));
  const widths = columnWidths(shares, landscape);
  const names = columns.map(({ label, help, kind, alternatives }, index) => {
    const choices =
      kind === 'choice' || kind === 'choices' ? [alternatives.map((each) => each.label[language]).join(', ')] : [];
    const below = [...help.map((each) => each[language]), ...choices];
    const lines = [
      paragraph(label[language], { bold: true }),
      ...below.map((each) => paragraph(each, { small: true })),
    ];
    return cell(lines, { shaded: true, width: widths[index]! });
  });
  const filled = Array.isArray(value) ? (value as JsonObject[]) : [];
  const rows = [...filled, ...Array<JsonObject>(spareRows).fill({})].map((element) =>
    row(
      columns.map((column, index) =>
        cell(paragraphs(showWritten(column, valueAt(element, column.path), language)), { width: widths[index]! }),
      ),
    ),
  );
  return table([header(columns.length), row(names, { heading: true }), ...rows], shares, landscape);
}

function paragraphs(lines: string[]): Paragraph[] {
  return lines.map((line) => paragraph(line));
}

function valueAt(payload: JsonObject, path: string): Json | undefined {
  let value: Json | undefined = payload;
  for (const step of path.split('.')) {
    value = typeof value === 'object' && value !== null && !Array.isArray(value) ? value[step] : undefined;
  }
  return value;
}
