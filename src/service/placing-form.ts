/** What is asked when a case is placed: its state, dates of its milestones, and the facts that its forms record. */

import { machineOf, stateAt } from '../engine/machine.ts';
import { recordedFacts } from '../lab/fact-labels.ts';
import { type FormProblem, formProblems } from '../policy/forms.ts';
import type { Form, JsonObject, Milestone, Policy, Text } from '../policy/types.ts';
import { statePaths } from './case-steps.ts';

/** @param parts which of its fields; a placing that is amended keeps its state. */
export function placingForm(policy: Policy, workflow: string, parts: ('state' | 'dates' | 'facts')[]): Form {
  const known = policy.workflows[workflow];
  const dates = (label: Text, name: (milestone: Milestone) => Text): JsonObject => ({
    type: 'object',
    label: { ...label },
    properties: Object.fromEntries(
      Object.entries(known?.milestones ?? {}).map(([id, milestone]) => [
        id,
        { type: 'string', maxLength: 10, label: { ...name(milestone) } },
      ]),
    ),
  });
  const paths = known ? statePaths(known).filter((path) => canBePlacedIn(policy, workflow, path)) : [];
  const state = {
    type: 'string',
    label: { da: 'Hvor sagen står', en: 'Where the case stands' },
    help: { da: 'Udelades det, bliver sagen, hvor den er.', en: 'Left out, the case stays where it is.' },
    oneOf: paths.map((path) => ({ const: path, label: titleOf(known!, path) })),
  };
  const facts = {
    type: 'object',
    label: { da: 'Oplysninger', en: 'Facts' },
    help: { da: 'Udfyld kun det, der skal registreres.', en: 'Fill in only what is to be recorded.' },
    properties: recordedFacts(policy, workflow),
  };
  return {
    type: 'object',
    properties: {
      ...(parts.includes('state') ? { state } : {}),
      ...(parts.includes('dates')
        ? {
            milestones: dates(reached, ({ title }) => title),
            planned: dates(planned, ({ title, planned: coming }) => coming ?? title),
          }
        : {}),
      ...(parts.includes('facts') ? { facts } : {}),
    },
  } as Form;
}

/** What is wrong with what was filled in, field by field. */
export function placingProblems(policy: Policy, form: Form, values: JsonObject): FormProblem[] {
  return formProblems({ ...policy, forms: { placing: form } }, 'placing', values).problems;
}

/** Facts that were filled in; a list that was left empty is none. */
export function placedFacts({ facts }: JsonObject): JsonObject {
  const filled = Object.entries((facts ?? {}) as JsonObject).filter(
    ([, value]) => !(Array.isArray(value) && value.length === 0),
  );
  return Object.fromEntries(filled);
}

/** Innermost states; not those from which a case goes back to where it was. */
function canBePlacedIn(policy: Policy, workflow: string, path: string): boolean {
  const node = stateAt(policy.workflows[workflow]!, path);
  const machine = machineOf(policy, workflow);
  const position = node?.states === undefined ? machine?.positionOf(path) : null;
  return position ? !machine?.resumes(position.state) : false;
}

/** With the states around it: `I gang › Seminarer › Handlingsperiode`. */
function titleOf(workflow: NonNullable<Policy['workflows'][string]>, path: string): JsonObject {
  const keys = path.split('.');
  const titles = keys.map((_, index) => stateAt(workflow, keys.slice(0, index + 1).join('.'))?.meta.title);
  const joined = (language: 'da' | 'en') => titles.map((title) => title?.[language] ?? '').join(' › ');
  return { da: joined('da'), en: joined('en') };
}

const reached: Text = { da: 'Milepæle, der er nået', en: 'Milestones that were reached' };
const planned: Text = { da: 'Milepæle, der er planlagt', en: 'Milestones that are planned' };
