/** Reads a filled-in form from Word. What cannot be placed is told, with the place where it stands; nothing is lost. */

import type { Form, JsonObject, Text } from '../policy/types.ts';
import { readCells } from './filled-field.ts';
import { howTo } from './form-document.ts';
import { type Header, headerOf } from './form-headers.ts';
import { fieldName, type PaperField, paperForm } from './paper-form.ts';
import { readApart } from './read-apart.ts';
import { RefusedFile } from './refused-file.ts';
import type { Aside, Cell, WordText } from './word-text.ts';
import { clipped, folded } from './written-value.ts';

export interface FilledForm {
  payload: JsonObject;
  problems: FormRemark[];
  unread: Unread[];
}

export interface FormRemark {
  /**
   * `not-read`: something is written that was not taken. `invalid`: it was taken, but the form does not allow it.
   * `remark`: nothing is lost, but whoever sent it should look.
   */
  kind: 'not-read' | 'invalid' | 'remark';
  /** Dotted path of the field; null for the document as a whole. */
  path: string | null;
  where: Text;
  message: Text;
}

interface Unread {
  where: Text;
  what: 'text' | Aside['kind'];
  text: string;
}

/** The rows under one heading. */
interface Section {
  header: Header;
  rows: Cell[][];
}

interface Paper {
  id: string;
  form: Form;
  /** Content hash of the form. */
  hash: string;
}

/** @throws {RefusedFile} when it is no Word file, or another form. */
export async function readFilledForm(docx: Uint8Array, paper: Paper): Promise<FilledForm> {
  return filledFormIn(await readApart('word', docx), paper);
}

/** @throws {RefusedFile} when it is another form. */
export function filledFormIn(word: WordText, paper: Paper): FilledForm {
  const fields = paperForm(paper.form);
  const problems: FormRemark[] = [];
  const unread: Unread[] = [];
  const bears = versionOf(word);
  if (bears && bears.id !== paper.id) throw new RefusedFile(anotherForm(bears.id, paper.id));
  const sameVersion = bears?.hash === paper.hash;
  const sections = sectionsOf(word, fields, { sameVersion, form: paper.form, unread });
  if (!sections.some(({ header }) => header.is === 'field')) throw new RefusedFile(noForm);
  const tell = (path: string | null, where: Text, message: Text) =>
    problems.push({ kind: 'remark', path, where, message });
  if (!bears) tell(null, whole, noVersion);
  else if (!sameVersion) tell(null, whole, anotherVersion);

  const payload: JsonObject = {};
  const read = new Map<string, boolean>();
  for (const { header, rows } of sections) {
    const where = header.is === 'field' ? inField(header.field) : underHeading(header.text);
    for (const aside of rows.flat().flatMap(({ asides }) => asides)) unread.push({ where, ...asideText(aside) });
    for (const line of header.extra) unread.push({ where, what: 'text', text: line });
    const before = header.is === 'field' ? read.get(header.field.path) : true;
    if (header.is !== 'field' || before) {
      for (const line of rows.map(rowText).filter((text) => text !== '' && !isTemplate(text, header)))
        unread.push({ where: header.is === 'field' ? again(header.field) : where, what: 'text', text: line });
      continue;
    }
    const { field } = header;
    const { value, told, left } = readCells(field, rows, sameVersion);
    if (value !== undefined) put(payload, field.path, value);
    read.set(field.path, value !== undefined);
    problems.push(
      ...told.map((each) => ({ path: field.path, kind: each.kind, where: each.at ?? where, message: each.message })),
    );
    unread.push(...left.map((each) => ({ where: each.at ?? where, what: 'text' as const, text: each.text })));
  }
  for (const field of fields.filter(({ path }) => !read.has(path))) tell(field.path, inField(field), missing);
  for (const text of word.margins.filter((line) => !isOwnFoot(line, paper.form)))
    unread.push({ where: inMargin, what: 'text', text });
  return { payload, problems, unread };
}

function sectionsOf(
  { blocks }: WordText,
  fields: PaperField[],
  { sameVersion, form, unread }: { sameVersion: boolean; form: Form; unread: Unread[] },
): Section[] {
  const sections: Section[] = [];
  const own = new Set(
    [...howTo, ...fields.map(({ heading }) => heading), form.label as Text | undefined].flatMap((each) =>
      each ? [folded(each.da), folded(each.en)] : [],
    ),
  );
  const here = () => after(sections.at(-1)?.header);
  for (const block of blocks) {
    if ('lines' in block) {
      for (const line of block.lines.filter((each) => each.trim() !== '' && !isOwn(each, own)))
        unread.push({ where: here(), what: 'text', text: line });
      for (const aside of block.asides) unread.push({ where: here(), ...asideText(aside) });
      continue;
    }
    let open = false;
    for (const [index, cells] of block.rows.entries()) {
      const header = headerOf(cells, fields, { first: index === 0, sameVersion });
      if (header) {
        sections.push({ header, rows: [] });
        open = true;
      } else if (open) sections.at(-1)?.rows.push(cells);
      else {
        // A table of somebody's own.
        const text = rowText(cells);
        if (text !== '') unread.push({ where: here(), what: 'text', text });
        for (const aside of cells.flatMap(({ asides }) => asides)) unread.push({ where: here(), ...asideText(aside) });
      }
    }
  }
  return sections;
}

function versionOf({ properties, blocks }: WordText): { id: string; hash: string } | null {
  const { 'lkt-form': id, 'lkt-form-hash': hash } = properties;
  if (id !== undefined && hash !== undefined) return { id, hash };
  const lines = blocks.flatMap((block) => ('lines' in block ? block.lines : []));
  const found = lines.map((each) => formLinePattern.exec(each)).find((each) => each !== null);
  return found ? { id: found[1] as string, hash: found[2] as string } : null;
}

const formLinePattern = /^\s*(?:Skema|Form): ([\w-]+), version ([0-9a-f]{8,64})\s*$/;

function isOwn(line: string, own: Set<string>): boolean {
  return own.has(folded(line)) || formLinePattern.test(line);
}

function isOwnFoot(text: string, form: Form): boolean {
  const label = form.label as Text | undefined;
  return label !== undefined && [label.da, label.en].some((each) => text.startsWith(`${each} · `));
}

/** An alternative that nobody has marked, in a field that stands there twice. */
function isTemplate(text: string, header: Header): boolean {
  if (header.is !== 'field') return false;
  const { alternatives, columns } = header.field;
  return [...alternatives, ...columns].some(({ label }) =>
    [label.da, label.en].some((each) => folded(each) === folded(text)),
  );
}

function rowText(cells: Cell[]): string {
  return cells
    .map(({ lines }) => lines.join('\n').trim())
    .join('\t')
    .trim();
}

function asideText({ kind, text }: Aside): Pick<Unread, 'what' | 'text'> {
  return { what: kind, text };
}

function put(payload: JsonObject, path: string, value: JsonObject[string]): void {
  const steps = path.split('.');
  const last = steps.pop() as string;
  let into = payload;
  for (const step of steps) {
    into[step] ??= {};
    into = into[step] as JsonObject;
  }
  into[last] = value;
}

function inField(field: PaperField): Text {
  const name = fieldName(field);
  return { da: `felt ${name.da}`, en: `field ${name.en}` };
}

function again(field: PaperField): Text {
  const name = inField(field);
  return { da: `${name.da}, som står der to gange`, en: `${name.en}, which stands there twice` };
}

function underHeading(text: string): Text {
  return { da: `under »${clipped(text)}«`, en: `under “${clipped(text)}”` };
}

function after(header: Header | undefined): Text {
  if (!header) return { da: 'før det første felt', en: 'before the first field' };
  const name = header.is === 'field' ? inField(header.field) : underHeading(header.text);
  return { da: `uden for felterne, efter ${name.da}`, en: `outside the fields, after ${name.en}` };
}

function anotherForm(found: string, expected: string): Text {
  return {
    da: `Dokumentet er skemaet »${found}«, ikke »${expected}«.`,
    en: `The document is the form "${found}", not "${expected}".`,
  };
}

const whole: Text = { da: 'dokumentet', en: 'the document' };
const inMargin: Text = { da: 'sidehoved eller sidefod', en: 'page header or footer' };
const noForm: Text = {
  da: 'Dokumentet har ingen af skemaets felter. Brug det skema, som »lkt nomination form« laver, og lad felternes overskrifter stå.',
  en: 'The document has none of the fields of the form. Use the form that "lkt nomination form" makes, and leave the headings of the fields.',
};
const noVersion: Text = {
  da: 'Det fremgår ikke, hvilket skema det er. Felterne er fundet efter deres overskrifter.',
  en: 'It does not say which form it is. The fields were found by their headings.',
};
const anotherVersion: Text = {
  da: 'Skemaet er en anden version end den, der gælder. Felterne er fundet efter deres overskrifter.',
  en: 'The form is another version than the current one. The fields were found by their headings.',
};
const missing: Text = { da: 'Feltet findes ikke i dokumentet.', en: 'The field is not in the document.' };
