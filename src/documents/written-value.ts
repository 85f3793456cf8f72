/** One value as a person writes it on paper or in a sheet, and as it is shown there. */

import { dateInWords } from '../engine/wording.ts';
import { nearest } from '../policy/nearest.ts';
import type { CalendarDate, Json, Language, Text } from '../policy/types.ts';
import type { Alternative, PaperColumn } from './paper-form.ts';

/** `remark`: how it was read where it was not written as expected. `problem`: why it could not be read. */
export type Written = { value: Json; remark?: Text } | { problem: Text };

/** @param lines paragraphs as they stand; null when nothing is written. */
export function readWritten(field: PaperColumn, lines: string[]): Written | null {
  const text = lines.join('\n').trim();
  if (text === '') return null;
  switch (field.kind) {
    case 'text':
      return { value: text };
    case 'list':
      return { value: lines.map(withoutBullet).filter((line) => line !== '') };
    case 'date':
      return readDate(text);
    case 'number':
      return readNumber(text);
    case 'yes-no':
      return isMark(text) ? { value: true } : readChoice(text, field.alternatives);
    case 'choice':
      return readChoice(text, field.alternatives);
    case 'choices':
      return readChoices(lines, field.alternatives);
    case 'table':
      return { problem: { da: 'En tabel kan ikke stå i en celle.', en: 'A table cannot stand in a cell.' } };
    default:
      return field.kind satisfies never;
  }
}

/** Paragraphs to write; the opposite of reading. */
export function showWritten(field: PaperColumn, value: Json | undefined, language: Language): string[] {
  if (value === undefined || value === null) return [];
  switch (field.kind) {
    case 'list':
      return (Array.isArray(value) ? value : [value]).map(String);
    case 'date':
      return [typeof value === 'string' && isDate(value) ? dateInWords(value, language) : String(value)];
    case 'number':
      return [language === 'da' ? String(value).replace('.', ',') : String(value)];
    case 'yes-no':
    case 'choice':
    case 'choices':
      return (Array.isArray(value) ? value : [value]).map(
        (each) => field.alternatives.find((one) => one.value === each)?.label[language] ?? String(each),
      );
    default:
      return (typeof value === 'string' ? value : JSON.stringify(value)).split(/\r\n?|\n/);
  }
}

/** A cross as people set it. */
export function isMark(text: string): boolean {
  return /^[[(]?\s*(?:[x×✓✔✗✘☒☑]+)\s*[\])]?$/iu.test(text.trim());
}

export function readChoice(text: string, alternatives: Alternative[]): Written {
  const said = text.trim();
  const exact = alternatives.find((each) => namesOf(each).some((name) => folded(name) === folded(said)));
  if (exact) return { value: exact.value };
  const near = nearest(
    folded(said),
    alternatives.flatMap((each) => namesOf(each).map(folded)),
  );
  const meant = near !== undefined && alternatives.find((each) => namesOf(each).some((name) => folded(name) === near));
  if (meant) {
    return {
      value: meant.value,
      remark: {
        da: `»${clipped(said)}« er læst som »${meant.label.da}«.`,
        en: `“${clipped(said)}” was read as “${meant.label.en}”.`,
      },
    };
  }
  const list = (language: Language) => alternatives.map(({ label }) => label[language]).join(', ');
  return {
    problem: {
      da: `»${clipped(said)}« er ikke en af mulighederne: ${list('da')}.`,
      en: `“${clipped(said)}” is not one of the choices: ${list('en')}.`,
    },
  };
}

/** Beginning of a text that may be of any length. */
export function clipped(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 80 ? `${line.slice(0, 77).toWellFormed()}…` : line;
}

/** For comparing what was written with what is known: no case, no needless spaces or signs at the ends. */
export function folded(text: string): string {
  return text
    .normalize('NFKC')
    .toLocaleLowerCase('da')
    .replaceAll('’', "'")
    .replace(/[\s\u00AD\u200B-\u200D\u2060]+/gu, ' ')
    .replace(/^[\s•·–—*-]+|[\s.:;,*]+$/gu, '');
}

function readChoices(lines: string[], alternatives: Alternative[]): Written {
  const parts = lines.flatMap((line) =>
    alternatives.some((each) => namesOf(each).some((name) => folded(name) === folded(line)))
      ? [line]
      : line.split(/[,;\n]|\s+(?:og|and)\s+/),
  );
  const values: Json[] = [];
  const remarks: Text[] = [];
  for (const part of parts.filter((each) => each.trim() !== '')) {
    const read = readChoice(part, alternatives);
    if ('problem' in read) return read;
    if (!values.includes(read.value)) values.push(read.value);
    if (read.remark) remarks.push(read.remark);
  }
  const remark = { da: remarks.map(({ da }) => da).join(' '), en: remarks.map(({ en }) => en).join(' ') };
  return remarks.length > 0 ? { value: values, remark } : { value: values };
}

const months = [
  ['jan'],
  ['feb'],
  ['mar'],
  ['apr'],
  ['maj', 'may'],
  ['jun'],
  ['jul'],
  ['aug'],
  ['sep'],
  ['okt', 'oct'],
  ['nov'],
  ['dec'],
];

/** `2027-03-01`, `1. marts 2027`, `1 March 2027`, `1/3 2027`, `01-03-2027`: the day always stands before the month. */
function readDate(text: string): Written {
  const year = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  const numbers = /^(?:den\s+)?(\d{1,2})[./-]\s*(\d{1,2})[./\s-]\s*(\d{4})$/i.exec(text);
  const words = /^(?:den\s+)?(\d{1,2})\.?\s+(\p{L}{3,9})\.?,?\s+(\d{4})$/iu.exec(text);
  const found = year
    ? [year[1], year[2], year[3]]
    : numbers
      ? [numbers[3], numbers[2], numbers[1]]
      : words
        ? [words[3], monthOf(words[2] as string), words[1]]
        : null;
  const date = found?.map((part, index) => String(part).padStart(index === 0 ? 4 : 2, '0')).join('-');
  if (date !== undefined && isDate(date)) return { value: date };
  return {
    problem: {
      da: `»${clipped(text)}« er ikke en dato, der findes. Skriv for eksempel 1. marts 2027 eller 2027-03-01.`,
      en: `“${clipped(text)}” is not a date that exists. Write for instance 1 March 2027 or 2027-03-01.`,
    },
  };
}

function monthOf(word: string): number {
  return months.findIndex((names) => names.some((name) => word.toLowerCase().startsWith(name))) + 1;
}

function isDate(text: string): text is CalendarDate {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : null;
  return at !== null && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}

/** A comma is a decimal comma; full stops before groups of three digits, and spaces, part thousands. */
function readNumber(text: string): Written {
  const close = text.replace(/[\s\u00A0\u202F]/g, '');
  const plain = /^[+-]?\d{1,3}(?:\.\d{3})+(?:,\d+)?$/.test(close) ? close.replaceAll('.', '') : close;
  const value = /^[+-]?\d+(?:[.,]\d+)?$/.test(plain) ? Number(plain.replace(',', '.')) : Number.NaN;
  if (Number.isFinite(value)) return { value };
  return {
    problem: {
      da: `»${clipped(text)}« er ikke et tal. Skriv tallet alene, for eksempel 12.`,
      en: `“${clipped(text)}” is not a number. Write the number alone, for instance 12.`,
    },
  };
}

function withoutBullet(line: string): string {
  return line.trim().replace(/^[•·▪‣–*-]\s+/u, '');
}

function namesOf({ value, label }: Alternative): string[] {
  return [label.da, label.en, String(value)];
}
