/** A case taken over where the files show it to stand. */

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
import { DatesTable } from '../case/dates-table.tsx';
import { inTwoSteps, moreRows, Reason } from '../case/two-steps.tsx';
import { DayField } from '../components/day-field.tsx';
import { readPayload } from '../forms/read-payload.ts';
import { Fields } from '../forms/schema-form.tsx';
import type { Answer, Route, SignedIn } from '../route.ts';
import { text } from '../take-command.ts';
import { caseWords } from '../words/cases.ts';
import { correctionWords as words } from '../words/corrections.ts';
import { notFound } from './not-found.tsx';

export const placeCaseRoutes: Route[] = [
  { method: 'GET', path: '/cases/:case/place', open: { act: 'place' }, handle: place },
  { method: 'POST', path: '/cases/:case/place', open: { act: 'place' }, handle: place },
];

async function place(visit: SignedIn): Promise<Answer> {
  const { house, kase, access, body, today, at, say, language } = visit;
  const { office } = house;
  if (kase.origin !== 'run') return notFound(visit);
  const { id, workflow } = kase.snapshot;
  const policy = await policyOf(office, kase.snapshot);
  const form = placingForm(policy, workflow, ['state', 'dates', 'facts']);
  const choices = await choicesFor(office, access, policy, form, kase.snapshot);
  const { facts: held } = kase.snapshot;
  const values = visit.method === 'GET' ? { facts: held } : readPayload(form, body);
  const [day, reason] = [text(body._day), text(body._reason)];
  return inTwoSteps<Placing>(visit, {
    title: say(words.place),
    lead: say(words.placeLead),
    told: 'placed',
    path: `/cases/${id}/place`,
    fields: (problems) => (
      <>
        <Fields form={form} values={values} problems={problems} only={['state']} />
        <DatesTable workflow={policy.workflows[workflow]} values={values} problems={problems} />
        <Fields
          form={form}
          values={values}
          problems={problems}
          only={['facts']}
          choices={choices}
          rows={moreRows(body)}
        />
        <DayField day={day} problems={problems} label={words.day} help={caseWords.happenedHelp} />
        <Reason value={reason} problems={problems} help={words.reasonOfMove} />
      </>
    ),
    read() {
      const milestones = spansIn(values.milestones as JsonObject | undefined, 'milestones');
      const planned = spansIn(values.planned as JsonObject | undefined, 'planned');
      const problems = [
        ...placingProblems(policy, form, values, held),
        ...milestones.problems,
        ...planned.problems,
        ...(day === '' || isDay(day) ? [] : [{ path: '_day', message: words.badDay }]),
        ...(reason === '' ? [{ path: '_reason', message: words.reasonMissing }] : []),
      ];
      if (problems.length > 0) return { problems };
      const asked: Placing = {
        case: id,
        ...(typeof values.state === 'string' ? { state: values.state } : {}),
        reason,
        actor: actingIn(access, kase.snapshot, 'place'),
        seen: kase.snapshot.version,
        sees: access.sees,
        occurredAt: businessDate(today, day === '' ? undefined : day),
        at,
        facts: placedFacts(policy, form, values, held),
        milestones: milestones.spans,
        planned: planned.spans,
      };
      return { asked };
    },
    async preview(asked) {
      const placed = await placingPreview(office, asked);
      if ('refusals' in placed) return placed;
      const tell = reminderTeller(office, policy, placed.after, { now: at, language });
      return placingInWords(placed, policy, tell, language);
    },
    async carryOut(asked) {
      const placed = await placeCase(office, asked);
      return 'refusals' in placed ? placed : { after: placed.case };
    },
  });
}
