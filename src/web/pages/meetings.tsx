/** The steering group's meetings, and the form that plans one. */

import type { Refusal } from '../../engine/types.ts';
import type { FormProblem } from '../../policy/forms.ts';
import type { JsonObject } from '../../policy/types.ts';
import { meetingWorkflow } from '../../service/meeting-agenda.ts';
import { type MeetingLine, meetings } from '../../service/meetings.ts';
import { planMeeting } from '../../service/plan-meeting.ts';
import { Form } from '../components/form.tsx';
import { Labelled } from '../components/labelled.tsx';
import { ScrollTable } from '../components/scroll-table.tsx';
import { readPayload } from '../forms/read-payload.ts';
import { ErrorSummary, Fields, fieldId } from '../forms/schema-form.tsx';
import { T, useSay, When } from '../language.tsx';
import type { Answer, Route, SignedIn } from '../route.ts';
import { text } from '../take-command.ts';
import { meetingWords as words } from '../words/meetings.ts';
import { Refusals } from './command.tsx';

export const meetingsRoutes: Route[] = [
  { method: 'GET', path: '/meetings', open: 'signed-in', handle: (visit) => meetingsPage(visit) },
  { method: 'POST', path: '/meetings', open: 'signed-in', handle: plan },
];

interface Stopped {
  values: JsonObject;
  problems: FormProblem[];
  refusals: Refusal[];
}

async function plan(visit: SignedIn): Promise<Answer> {
  const { house, access, body, today, at } = visit;
  const right = access.starts.find(({ workflow }) => workflow === meetingWorkflow);
  const form = access.policy.forms['meeting-plan'];
  if (!right || !form) return meetingsPage(visit, null, 403);
  const values = readPayload(form, body);
  const planned = await planMeeting(house.office, {
    title: text(body.title),
    plan: values,
    actor: { role: right.roles[0] as string, by: access.person.id },
    today,
    at,
  });
  if ('case' in planned) return { redirect: `/meetings/${planned.case}`, told: 'meeting-planned' };
  return meetingsPage(visit, { values, problems: [], refusals: [], ...planned }, 422);
}

async function meetingsPage(visit: SignedIn, stopped: Stopped | null = null, status = 200): Promise<Answer> {
  const { house, access, say } = visit;
  const lines = await meetings(house.office, (kase) => access.sees(kase));
  const mayPlan = access.starts.some(({ workflow }) => workflow === meetingWorkflow);
  const body = (
    <>
      <h1>{say(words.title)}</h1>
      <section aria-labelledby="coming">
        <h2 id="coming">{say(words.coming)}</h2>
        <Lines labelledBy="coming" lines={lines.filter(({ held }) => !held)} none={say(words.noneComing)} />
      </section>
      {mayPlan && <PlanForm visit={visit} stopped={stopped} />}
      <section aria-labelledby="held">
        <h2 id="held">{say(words.held)}</h2>
        <Lines labelledBy="held" lines={lines.filter(({ held }) => held)} none={say(words.noneHeld)} />
      </section>
    </>
  );
  return { page: { title: say(words.title), section: 'meetings', body }, status };
}

function Lines({ labelledBy, lines, none }: { labelledBy: string; lines: MeetingLine[]; none: string }) {
  const say = useSay();
  if (lines.length === 0) return <p>{none}</p>;
  return (
    <ScrollTable labelledBy={labelledBy} heads={[words.meeting, words.when, words.place, words.items, words.state]}>
      {lines.map(({ id, title, when, place, items, state }) => (
        <tr key={id}>
          <th scope="row">
            <a href={`/meetings/${id}`}>{title}</a>
          </th>
          <td>{when ? <When on={when} /> : say(words.noDate)}</td>
          <td>{place ?? '–'}</td>
          <td>{items}</td>
          <td>
            <T of={state} />
          </td>
        </tr>
      ))}
    </ScrollTable>
  );
}

function PlanForm({ visit, stopped }: { visit: SignedIn; stopped: Stopped | null }) {
  const say = useSay();
  const form = visit.access.policy.forms['meeting-plan'];
  if (!form) return null;
  return (
    <section aria-labelledby="plan">
      <h2 id="plan">{say(words.plan)}</h2>
      <ErrorSummary problems={stopped?.problems ?? []} />
      <Refusals visit={visit} refusals={stopped?.refusals ?? []} />
      <Form action="/meetings" csrf={visit.csrf}>
        <Fields form={form} values={stopped?.values ?? {}} problems={stopped?.problems ?? []} />
        <Labelled id={fieldId('title')} label={say(words.meetingTitle)} help={say(words.meetingTitleHelp)} optional>
          {(tied) => <input {...tied} class="form-input" name="title" maxLength={200} value={text(visit.body.title)} />}
        </Labelled>
        <button type="submit" class="button button-primary">
          {say(words.planIt)}
        </button>
      </Form>
    </section>
  );
}
