import type { Text } from '../../policy/types.ts';
import { ApiProblem } from './problems.ts';

/** Deeper than any form of a text goes; what is deeper is sent to exhaust those who walk through it. */
const deepest = 32;

/** @throws {ApiProblem} for JSON nested too deeply, and for NUL and halves of characters, which no document can hold. */
export function checkPlain(body: unknown): void {
  const open: { value: unknown; pointer: string; depth: number }[] = [{ value: body, pointer: '', depth: 0 }];
  for (let each = open.pop(); each; each = open.pop()) {
    const { value, pointer, depth } = each;
    if (typeof value === 'string') checkText(value, pointer);
    if (typeof value !== 'object' || value === null) continue;
    if (depth === deepest) throw new ApiProblem('unreadable', { detail: tooDeep });
    for (const [key, inner] of Object.entries(value)) {
      checkText(key, pointer);
      const step = key.replaceAll('~', '~0').replaceAll('/', '~1');
      open.push({ value: inner, pointer: `${pointer}/${step}`, depth: depth + 1 });
    }
  }
}

function checkText(text: string, pointer: string): void {
  const detail = text.includes('\0') ? withNul : text.isWellFormed() ? null : halved;
  if (detail) throw new ApiProblem('invalid-body', { problems: [{ pointer, detail }] });
}

const withNul: Text = { da: 'Tegnet NUL kan ikke bruges.', en: 'The character NUL cannot be used.' };
const halved: Text = {
  da: 'Teksten indeholder et halvt tegn (et UTF-16-surrogat uden sin anden halvdel).',
  en: 'The text holds half a character (a UTF-16 surrogate without its other half).',
};
const tooDeep: Text = {
  da: `Det sendte må højst have ${deepest} niveauer.`,
  en: `What is sent may have at most ${deepest} levels.`,
};
