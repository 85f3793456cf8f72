/** Recording a seminar as held: who came, by profession, added up. */

import type { Refusal } from '../../engine/types.ts';
import { type FormProblem, formProblems } from '../../policy/forms.ts';
import type { Form as FormSchema, JsonObject, Policy, Text } from '../../policy/types.ts';
import { isDay } from '../../service/days.ts';
import { giveCommand } from '../../service/give-command.ts';
import { labelledRefusals } from '../../service/labelled.ts';
import { businessDate } from '../../service/office.ts';
import { commandThatHolds, type Holding, professionsOf, seminarsOf } from '../../service/seminars.ts';
import { DayField } from '../components/day-field.tsx';
import { Form } from '../components/form.tsx';
import { readPayload } from '../forms/read-payload.ts';
import { ErrorSummary, Fields } from '../forms/schema-form.tsx';
import { useSay } from '../language.tsx';
import type { Answer, Route, SignedIn } from '../route.ts';
import { caseWords } from '../words/cases.ts';
import { seminarWords as words } from '../words/seminars.ts';
import { Refusals } from './command.tsx';
import { mayNot, noSeminars, seminarTrail } from './seminars.tsx';

const path = '/cases/:case/seminars/:milestone/held';

export const seminarHeldRoutes: Route[] = [
  { method: 'GET', path, open: 'signed-in', handle: (visit) => page(visit) },
  { method: 'POST', path, open: 'signed-in', handle: record },
];

interface Filled {
  values: JsonObject;
  day: string;
  problems: FormProblem[];
  refusals: Refusal[];
  conflict: boolean;
}

const empty: Filled = { values: {}, day: '', problems: [], refusals: [], conflict: false };

interface Found {
  policy: Policy;
  title: Text;
  hold: Holding;
  form: FormSchema;
}

async function foundIn({ house, kase, access, today, params }: SignedIn): Promise<Found | 'none' | Text> {
  const all = await seminarsOf(house.office, access, kase.snapshot, today);
  if (!all) return 'none';
  const { policy } = all;
  const id = params.milestone ?? '';
  const title = policy.workflows[kase.snapshot.workflow]?.milestones[id]?.title;
  if (!title) return 'none';
  const hold = commandThatHolds(access, policy, kase.snapshot, id);
  const form = hold ? policy.forms[hold.form] : undefined;
  return hold && form ? { policy, title, hold, form } : title;
}

async function record(visit: SignedIn): Promise<Answer> {
  const { house, kase, access, today, at, body } = visit;
  const found = await foundIn(visit);
  if (found === 'none' || !('hold' in found)) return page(visit);
  const { policy, hold, form } = found;
  const day = textOf(body._day);
  const attendance = professionsOf(form).flatMap(({ value }) => {
    const count = textOf(body[`count-${value}`]);
    return count === '' ? [] : [{ profession: value, count: /^\d+$/.test(count) ? Number(count) : count }];
  });
  const sum = attendance.reduce((so, { count }) => so + (typeof count === 'number' ? count : 0), 0);
  const given = { ...readPayload(form, body), ...hold.fixed };
  const values: JsonObject = {
    ...given,
    ...(attendance.length > 0 ? { attendance, participants: given.participants ?? sum } : {}),
  };
  const filled: Filled = { ...empty, values: { ...given, ...(attendance.length > 0 ? { attendance } : {}) }, day };
  if (Number(textOf(body._version)) !== kase.snapshot.version) return page(visit, { ...filled, conflict: true }, 409);
  const { problems, payload } = formProblems(policy, hold.form, values);
  if (day !== '' && !isDay(day)) problems.push({ path: '_day', message: words.badDay });
  if (attendance.length > 0 && typeof values.participants === 'number' && values.participants !== sum)
    problems.push({ path: 'participants', message: differing(sum, values.participants) });
  if (problems.length > 0) return page(visit, { ...filled, problems }, 422);
  const done = await giveCommand(house.office, {
    case: kase.snapshot.id,
    name: hold.command,
    payload,
    actor: { role: hold.role, by: access.person.id },
    occurredAt: businessDate(today, day === '' ? undefined : day),
    at,
  });
  if ('refusals' in done) {
    const refusals = labelledRefusals(policy, kase.snapshot.workflow, done.refusals);
    return page(visit, { ...filled, refusals }, 422);
  }
  return { redirect: `/cases/${kase.snapshot.id}/seminars`, told: 'done' };
}

function differing(sum: number, count: number): Text {
  const fill = (text: string) => text.replace('{sum}', String(sum)).replace('{count}', String(count));
  return { da: fill(words.differ.da), en: fill(words.differ.en) };
}

async function page(visit: SignedIn, filled: Filled = empty, status = 200): Promise<Answer> {
  const { say } = visit;
  const found = await foundIn(visit);
  if (found === 'none') return noSeminars(visit);
  const title = say(words.heldOne).replace('{seminar}', () => say('hold' in found ? found.title : found));
  if (!('hold' in found)) return mayNot(visit, title);
  const body = <Held visit={visit} found={found} filled={filled} title={title} />;
  return { page: { title, section: 'cases', trail: seminarTrail(visit, true), body }, status };
}

function Held({ visit, found, filled, title }: { visit: SignedIn; found: Found; filled: Filled; title: string }) {
  const say = useSay();
  const { kase, params, csrf } = visit;
  const { form, hold } = found;
  const { id, version } = kase.snapshot;
  const asked = Object.keys((form.properties ?? {}) as JsonObject).filter(
    (name) => name !== 'attendance' && !Object.hasOwn(hold.fixed, name),
  );
  return (
    <>
      <h1>{title}</h1>
      {filled.conflict && <p class="font-lead">{say(caseWords.conflict)}</p>}
      <ErrorSummary problems={filled.problems} />
      <Refusals visit={visit} refusals={filled.refusals} />
      <Form action={`/cases/${id}/seminars/${params.milestone}/held`} csrf={csrf}>
        <input type="hidden" name="_version" value={String(version)} />
        <DayField day={filled.day} problems={filled.problems} label={words.heldOn} help={caseWords.happenedHelp} />
        <Counts form={form} filled={filled} />
        <p>{say(words.sumHelp)}</p>
        <Fields form={form} values={filled.values} problems={filled.problems} only={asked} />
        <button type="submit" class="button button-primary">
          {say(words.recordHeld)}
        </button>
      </Form>
    </>
  );
}

function Counts({ form, filled }: { form: FormSchema; filled: Filled }) {
  const say = useSay();
  const held = Array.isArray(filled.values.attendance) ? (filled.values.attendance as JsonObject[]) : [];
  return (
    <fieldset class="form-group form-fields" id="field-attendance">
      <legend class="h4">{say(words.byProfession)}</legend>
      <div class="counts">
        {professionsOf(form).map(({ value, label }) => {
          const row = held.findIndex(({ profession }) => profession === value);
          const wrong = filled.problems.filter(({ path }) => row >= 0 && path === `attendance.${row}.count`);
          return (
            <div class={wrong.length > 0 ? 'form-error' : undefined} key={value}>
              <label class="form-label" for={row >= 0 ? `field-attendance-${row}-count` : `count-${value}`}>
                {say(label)}
              </label>
              {wrong.map(({ message }) => (
                <span class="form-error-message" key={message.da}>
                  {say(message)}
                </span>
              ))}
              <input
                class="form-input input-width-s"
                type="text"
                inputMode="numeric"
                id={row >= 0 ? `field-attendance-${row}-count` : `count-${value}`}
                name={`count-${value}`}
                value={row >= 0 ? String(held[row]?.count ?? '') : ''}
              />
            </div>
          );
        })}
      </div>
    </fieldset>
  );
}

function textOf(value: string | string[] | undefined): string {
  return typeof value === 'string' ? value.trim() : '';
}
