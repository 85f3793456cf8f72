/** Pictures of a workflow: SVG for the wall and the page, Mermaid for texts, XState JSON for Stately's tools, SCXML for others. */

import type { Language, Policy, StateNode, Text } from '../policy/types.ts';
import { chartInWords } from './chart-in-words.ts';
import { mermaidOf } from './statechart-mermaid.ts';
import { scxmlOf } from './statechart-scxml.ts';
import { svgOf } from './statechart-svg.ts';
import { xstateOf } from './statechart-xstate.ts';

export interface DrawOptions {
  format: 'svg' | 'mermaid' | 'json' | 'scxml';
  /** Dotted paths of the states that stand out, for instance where a case is. JSON and SCXML know no such thing. */
  lit?: string[];
}

/** A workflow or state that the policy does not have; `what` says so in both languages. */
export class NothingToDraw extends Error {
  readonly what: Text;
  constructor(what: Text) {
    super(what.en);
    this.name = 'NothingToDraw';
    this.what = what;
  }
}

/**
 * The statechart of a workflow, with titles in the language asked for.
 * @throws {NothingToDraw} when the policy has no such workflow, or the workflow no state that is to be lit.
 */
export function drawWorkflow(
  policy: Policy,
  workflow: string,
  language: Language,
  options: DrawOptions,
): string | Promise<string> {
  const found = Object.hasOwn(policy.workflows, workflow) ? policy.workflows[workflow] : undefined;
  if (!found) {
    const known = Object.keys(policy.workflows).join(', ');
    throw new NothingToDraw({
      da: `Der er intet arbejdsforløb »${workflow}«. Vælg et af disse: ${known}.`,
      en: `There is no workflow “${workflow}”. Choose one of these: ${known}.`,
    });
  }
  const lit = new Set(options.lit);
  const unknown = [...lit].find((path) => !hasState(found.states, path.split('.')));
  if (unknown !== undefined) {
    throw new NothingToDraw({
      da: `Arbejdsforløbet »${workflow}« har ingen tilstand »${unknown}«. Angiv hele stien, fx »${found.initial}«.`,
      en: `The workflow “${workflow}” has no state “${unknown}”. Give its whole path, for instance “${found.initial}”.`,
    });
  }
  const { format } = options;
  switch (format) {
    case 'svg':
      return svgOf(chartInWords(policy, workflow, language), language, lit);
    case 'mermaid':
      return mermaidOf(chartInWords(policy, workflow, language), language, lit);
    case 'scxml':
      return scxmlOf(workflow, found, language);
    case 'json':
      return xstateOf(workflow, found, language);
    default:
      return format satisfies never;
  }
}

function hasState(states: Record<string, StateNode>, [first, ...rest]: string[]): boolean {
  const state = first !== undefined && Object.hasOwn(states, first) ? states[first] : undefined;
  return state !== undefined && (rest.length === 0 || hasState(state.states ?? {}, rest));
}
