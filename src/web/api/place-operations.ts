import type { JsonObject } from '../../policy/types.ts';
import { choicesFor } from '../../service/choices.ts';
import { isDay } from '../../service/days.ts';
import { placingInWords } from '../../service/difference-words.ts';
import { businessDate, policyOf } from '../../service/office.ts';
import { type Placing, placeCase, placingPreview } from '../../service/place-case.ts';
import { placedFacts, placingForm, placingProblems } from '../../service/placing-form.ts';
import { reminderTeller } from '../../service/reminder-words.ts';
import { actingIn } from '../../service/role-for.ts';
import { spansIn } from '../case/dates.ts';
import { correctionWords as words } from '../words/corrections.ts';
import type { Call, Operation } from './operation.ts';
import { ApiProblem, wrongFields } from './problems.ts';
import { choices, facts, object, string } from './schema.ts';
import { twoSteps } from './two-steps.ts';

const path = '/cases/:case/placing';

export const placeOperations: Operation[] = [
  {
    id: 'readPlacing',
    method: 'GET',
    path,
    group: 'record',
    scope: 'read',
    act: 'place',
    title: { da: 'Skemaet for en indplacering', en: 'The form of a placing' },
    answer: object({ schema: facts, choices }),
    async handle(call) {
      const { house, access, kase } = call;
      if (kase.origin !== 'run') throw new ApiProblem('not-found');
      const { policy, form } = await formOf(call);
      const offered = await choicesFor(house.office, access, policy, form, kase.snapshot);
      return { json: { schema: form, choices: offered }, version: kase.snapshot.version };
    },
  },
  ...twoSteps<Placing>({
    id: { preview: 'previewPlacing', carryOut: 'placeCase' },
    path,
    act: 'place',
    title: {
      da: 'Indplacér en sag dér, hvor akterne viser, at den står',
      en: 'Place a case where the files show that it stands',
    },
    body: object(
      {
        reason: { ...string, minLength: 1, maxLength: 2000 },
        day: { ...string, maxLength: 10 },
        values: { type: 'object', default: {} },
      },
      ['day', 'values'],
    ),
    async read(call) {
      const { kase, access, today, at, seen } = call;
      const { policy, form } = await formOf(call);
      const { reason, day, values } = call.body as { reason: string; day?: string; values: JsonObject };
      const problems = placingProblems(policy, form, values, kase.snapshot.facts);
      // What is not of the form cannot be read as dates.
      if (problems.length > 0) throw wrongFields(problems, '/values');
      const milestones = spansIn(values.milestones as JsonObject | undefined, 'milestones');
      const planned = spansIn(values.planned as JsonObject | undefined, 'planned');
      const dates = [...milestones.problems, ...planned.problems];
      if (day !== undefined && !isDay(day)) dates.push({ path: '_day', message: words.badDate });
      if (dates.length > 0) throw wrongFields(dates, '/values');
      return {
        case: kase.snapshot.id,
        ...(typeof values.state === 'string' ? { state: values.state } : {}),
        reason,
        actor: actingIn(access, kase.snapshot, 'place'),
        occurredAt: businessDate(today, day),
        at,
        facts: placedFacts(policy, form, values, kase.snapshot.facts),
        milestones: milestones.spans,
        planned: planned.spans,
        seen,
        sees: access.sees,
      };
    },
    async preview({ house, at, language }, asked) {
      const placed = await placingPreview(house.office, asked);
      if ('refusals' in placed) return placed;
      const policy = await policyOf(house.office, placed.before);
      return placingInWords(
        placed,
        policy,
        reminderTeller(house.office, policy, placed.after, { now: at, language }),
        language,
      );
    },
    carryOut: ({ house }, asked, answer) => placeCase(house.office, { ...asked, answer }),
  }),
];

async function formOf({ house, kase }: Call) {
  const policy = await policyOf(house.office, kase.snapshot);
  return { policy, form: placingForm(policy, kase.snapshot.workflow, ['state', 'dates', 'facts']) };
}
