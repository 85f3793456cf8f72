/** A chart as Mermaid's `stateDiagram-v2`. */

import type { Language } from '../policy/types.ts';
import type { Chart, DrawnState } from './chart-in-words.ts';
import { remarksOf } from './statechart-words.ts';

export function mermaidOf({ root, arrows }: Chart, language: Language, lit: ReadonlySet<string>): string {
  const lines = ['stateDiagram-v2', ...state(root, language, '  ')];
  // Arrows stand outermost: inside a state Mermaid would move both their ends into it.
  for (const { from, to, titles } of arrows) {
    for (const title of titles) lines.push(`  ${idOf(from)} --> ${idOf(to)} : ${escaped(title)}`);
  }
  if (lit.size > 0) {
    lines.push('  classDef lit fill:#ffe08a,stroke:#8a4b00,stroke-width:4px');
    lines.push(`  class ${[...lit].map(idOf).join(',')} lit`);
  }
  return `${lines.join('\n')}\n`;
}

function state(drawn: DrawnState, language: Language, indent: string): string[] {
  const id = idOf(drawn.path);
  const remarks = remarksOf(drawn, language);
  if (drawn.inner.length === 0) {
    return [
      `${indent}state "${escaped(drawn.title)}" as ${id}`,
      ...remarks.map((remark) => `${indent}${id} : ${escaped(remark)}`),
      ...(drawn.kind === 'final' ? [`${indent}${id} --> [*]`] : []),
    ];
  }
  // A state with states inside has no room for more than its title.
  const title = [drawn.title, ...remarks].join(' – ');
  const deeper = `${indent}  `;
  const inner = drawn.inner.map((each) => state(each, language, deeper));
  return [
    `${indent}state "${escaped(title)}" as ${id} {`,
    ...(drawn.initial === undefined ? [] : [`${deeper}[*] --> ${idOf(drawn.initial)}`]),
    ...inner.flatMap((lines, index) => (drawn.kind === 'parallel' && index > 0 ? [`${deeper}--`, ...lines] : lines)),
    `${indent}}`,
  ];
}

/** The prefix keeps a state called `note` or `end` from being read as Mermaid's own word. */
function idOf(path: string): string {
  return path === '' ? 'workflow' : `s_${path.replaceAll('.', '__').replace(/[^a-z0-9_]/g, '_')}`;
}

/** Everything that Mermaid, its Markdown or HTML could take as a sign of their own becomes Mermaid's `#…;`. */
function escaped(text: string): string {
  return text.replace(/[^\p{L}\p{N} .,()’–-]/gu, (sign) => `#${sign.codePointAt(0)};`);
}
