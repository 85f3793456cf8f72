/** Reads a message: front matter with the subject, then Markdown, with the place of every placeholder. */

import { type Finding, finding, type Position } from './findings.ts';
import { parseFile } from './parse.ts';
import { plainLines } from './plain-yaml.ts';

export interface MessageFile {
  file: string;
  subject: string;
  body: string;
  placeholders: { name: string; at: Position }[];
}

const frontMatter = /^---[ \t]*\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/;
const placeholder = /\{\{([^{}]*)\}\}/g;

export function parseMessage(file: string, source: string): { message: MessageFile | null; findings: Finding[] } {
  const text = plainLines(source);
  const match = frontMatter.exec(text);
  const refused = (found: Finding[]) => ({ message: null, findings: found });
  const start = { line: 1, column: 1 };
  if (!match) return refused([finding(file, start, 'front-matter', {})]);
  const { parsed, findings } = parseFile(file, match[1]!, 1);
  if (findings.length > 0) return refused(findings);
  const subject = (parsed.value as { subject?: unknown } | null)?.subject;
  if (typeof subject !== 'string' || subject.trim() === '') return refused([finding(file, start, 'front-matter', {})]);
  const extra = Object.keys(parsed.value as object).filter((key) => key !== 'subject');
  const body = text.slice(match[0].length).replaceAll('\r\n', '\n').trim();
  const placeholders = placeholdersIn(text);
  return {
    message: { file, subject, body, placeholders },
    findings: extra.map((key) =>
      finding(file, parsed.locate([key], 'key'), 'unknown-key', { key, near: undefined, expected: ['subject'] }),
    ),
  };
}

/** In one pass over the text, however many there are. */
function placeholdersIn(text: string): MessageFile['placeholders'] {
  let line = 1;
  let lineStart = 0;
  return [...text.matchAll(placeholder)].map((found) => {
    for (
      let next = text.indexOf('\n', lineStart);
      next !== -1 && next < found.index;
      next = text.indexOf('\n', lineStart)
    ) {
      line += 1;
      lineStart = next + 1;
    }
    return { name: found[1]!.trim(), at: { line, column: found.index - lineStart + 1 } };
  });
}
