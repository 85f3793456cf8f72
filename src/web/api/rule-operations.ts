import { cited } from '../../service/cited.ts';
import { parameterHistories } from '../../service/parameter-history.ts';
import { trials } from '../../service/replay-precedents.ts';
import { rulesOn } from '../../service/rules-on.ts';
import { trialChanges } from '../../service/trial-changes.ts';
import { reportOfTrial } from '../../service/trial-report.ts';
import { workflowPicture } from '../../service/workflow-view.ts';
import { svg } from './media.ts';
import type { Call, Operation, Reply } from './operation.ts';
import { ApiProblem } from './problems.ts';
import { date, list, ref, string } from './schema.ts';

const common = { method: 'GET', group: 'rules', scope: 'read' } as const;

export const ruleOperations: Operation[] = [
  {
    ...common,
    id: 'readRules',
    path: '/rules',
    title: { da: 'Reglerne på en dag, eventuelt under en prøve', en: 'The rules on a day, under a trial if asked' },
    query: { at: date, trial: string },
    answer: ref('Rules'),
    perMinute: 60,
    handle: readRules,
  },
  {
    ...common,
    id: 'readParameter',
    path: '/rules/parameters/:parameter',
    title: { da: 'En parameters værdier gennem tiden', en: 'The values of a parameter over time' },
    answer: ref('ParameterHistory'),
    handle: readParameter,
  },
  {
    ...common,
    id: 'drawWorkflow',
    path: '/rules/workflows/:workflow/picture.svg',
    title: { da: 'Et forløb på en dag, tegnet', en: 'A workflow on a day, drawn' },
    query: { at: date },
    answer: { files: [svg] },
    perMinute: 120,
    async handle({ house, params, query, today, language }) {
      const { workflow = '' } = params;
      const asked = { language, format: 'svg' } as const;
      return { file: await workflowPicture(house.office.text, workflow, String(query.at ?? today), asked), type: svg };
    },
  },
  {
    ...common,
    id: 'listTrials',
    path: '/rules/trials',
    title: { da: 'Prøver', en: 'Trials' },
    answer: list(ref('Trial')),
    handle: ({ house: { office } }) => ({ json: trials(office.text) }),
  },
  {
    ...common,
    id: 'readTrial',
    path: '/rules/trials/:trial',
    title: { da: 'Hvad en prøve ændrer i reglerne', en: 'What a trial changes in the rules' },
    query: { at: date },
    answer: list(ref('TrialChange')),
    perMinute: 60,
    handle: ({ house: { office }, params, query, today }) => ({
      json: trialChanges(office.text, trialIn(office.text.trials, params.trial), String(query.at ?? today)),
    }),
  },
  {
    ...common,
    id: 'tryTrial',
    path: '/rules/trials/:trial/precedents',
    title: {
      da: 'Hvad en prøve ville have ændret i præcedenserne',
      en: 'What a trial would have changed in the precedents',
    },
    answer: ref('TrialReport'),
    perMinute: 6,
    handle({ house: { office }, params: { trial = '' } }) {
      const report = reportOfTrial(office.text, trial);
      if (!report) throw new ApiProblem('not-found');
      return { json: report };
    },
  },
];

function readRules({ house: { office }, query, today }: Call): Reply {
  const at = String(query.at ?? today);
  const trial = query.trial === undefined ? undefined : trialIn(office.text.trials, String(query.trial));
  const { hash, policy } = rulesOn(office.text, at, trial);
  const sources = (source: string[]) => cited(office.text, source);
  return {
    json: {
      at,
      hash,
      trial: policy.trial,
      parameters: Object.entries(policy.parameters).map(([id, { source, ...each }]) => {
        return { id, ...each, sources: sources(source) };
      }),
      criteria: Object.entries(policy.criteria).map(([id, { inForce, source, cases: _, already = null, ...each }]) => {
        return { id, ...each, already, from: inForce.from, until: inForce.until ?? null, sources: sources(source) };
      }),
      deadlines: Object.entries(policy.deadlines).map(([id, { title, workflow, kind, for: length, ...each }]) => {
        const { binding, status, source } = each;
        return { id, title, workflow, kind, for: length, binding, status, sources: sources(source) };
      }),
    },
  };
}

function readParameter({ house: { office }, params: { parameter = '' } }: Call): Reply {
  const found = parameterHistories(office.text).find(({ id }) => id === parameter);
  if (!found) throw new ApiProblem('not-found');
  return { json: found };
}

function trialIn(known: Map<string, unknown>, trial: string | undefined): string {
  if (trial === undefined || !known.has(trial)) throw new ApiProblem('not-found');
  return trial;
}
