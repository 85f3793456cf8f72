import type { JsonObject } from '../../policy/types.ts';
import { labelledRefusals } from '../../service/labelled.ts';
import { meetingWorkflow } from '../../service/meeting-agenda.ts';
import { type MeetingView, meetingView } from '../../service/meeting-view.ts';
import { meetings } from '../../service/meetings.ts';
import { pendingDecisions } from '../../service/pending-decisions.ts';
import { planMeeting } from '../../service/plan-meeting.ts';
import { type Call, type Operation, pageOf, type Reply } from './operation.ts';
import { ApiProblem, wrongFields } from './problems.ts';
import { boolean, facts, integer, list, object, oneOf, orNull, ref, string } from './schema.ts';

const common = { group: 'meetings' } as const;
const named = object({ id: string, title: string });
const outcome = object({
  decision: ref('Text'),
  details: list(object({ label: ref('Text'), value: list(ref('Text')) })),
});

export const meetingOperations: Operation[] = [
  {
    ...common,
    id: 'listMeetings',
    method: 'GET',
    path: '/meetings',
    scope: 'read',
    title: {
      da: 'Møder, de kommende først, det nærmeste øverst',
      en: 'Meetings, those to come first, the nearest on top',
    },
    answer: {
      paged: object({
        id: string,
        title: string,
        state: ref('Text'),
        when: orNull(ref('Span')),
        place: orNull(string),
        items: integer,
        held: boolean,
      }),
    },
    async handle(call) {
      return pageOf(call, await meetings(call.house.office, call.access.sees), (each) => each);
    },
  },
  {
    ...common,
    id: 'planMeeting',
    method: 'POST',
    path: '/meetings',
    scope: 'write',
    title: {
      da: 'Opret et møde med dato og sted, så indkaldelserne kan gå ud',
      en: 'Create a meeting with its date and place, so that the invitations can go out',
    },
    body: object({ title: { ...string, maxLength: 200 }, plan: { type: 'object' } }, ['title']),
    creates: true,
    answer: ref('Written'),
    handle: plan,
  },
  {
    ...common,
    id: 'readMeeting',
    method: 'GET',
    path: '/cases/:case/meeting',
    scope: 'read',
    title: {
      da: 'Et møde: dagsorden eller referat punkt for punkt, og hvad der kan gøres nu',
      en: 'A meeting: agenda or minutes item by item, and what can be done now',
    },
    answer: object({
      state: ref('Text'),
      paper: oneOf('agenda', 'minutes'),
      when: orNull(ref('Span')),
      hours: orNull(object({ from: string, to: string })),
      place: orNull(string),
      remarks: orNull(string),
      participants: list(ref('Text')),
      absent: list(ref('Text')),
      guests: list(ref('Text')),
      quorum: orNull(object({ seats: integer, fewest: integer })),
      items: list(
        object({
          /** By which commands know it. */
          key: string,
          number: integer,
          title: string,
          kind: orNull(ref('Text')),
          case: orNull(named),
          proposed: orNull(ref('Text')),
          recommendation: list(string),
          presentation: orNull(string),
          annexes: list(string),
          outcomes: list(outcome),
          settled: boolean,
        }),
      ),
      withdrawn: list(object({ title: string, reason: string })),
      commands: list(object({ command: string, title: ref('Text') })),
      /** Decisions that wait for a meeting, for those who may put them on this one. */
      pending: list(
        object({ case: named, workflow: ref('Text'), state: ref('Text'), since: ref('Span'), item: facts }),
      ),
    }),
    handle: read,
  },
];

async function plan({ house, access, body, today, at, answer }: Call): Promise<Reply> {
  const right = access.starts.find(({ workflow }) => workflow === meetingWorkflow);
  const [role] = right?.roles ?? [];
  if (role === undefined) throw new ApiProblem('forbidden');
  const { title = '', plan: asked } = body as { title?: string; plan: JsonObject };
  const noted = answer(201);
  const actor = { role, by: access.person.id };
  const named = title.trim();
  const planned = await planMeeting(house.office, {
    title: named,
    plan: asked,
    actor,
    today,
    at,
    answer: noted.answer,
  });
  if ('problems' in planned) throw wrongFields(planned.problems, '/plan');
  if ('refusals' in planned) {
    throw new ApiProblem('refused', { refusals: labelledRefusals(access.policy, meetingWorkflow, planned.refusals) });
  }
  return noted.reply();
}

async function read({ house, access, kase, today, at }: Call): Promise<Reply> {
  const view = await meetingView(house.office, kase.snapshot, access.rolesIn(kase.snapshot), today);
  if (!view) throw new ApiProblem('not-found');
  const { state, papers, may } = view;
  const { kind, when, hours, place, remarks, participants, absent, guests, quorum, withdrawn } = papers;
  const told = { when, hours, place, remarks, participants, absent, guests, quorum, withdrawn };
  const waiting = may.has('item.add') ? await pendingDecisions(house.office, at, access.sees) : [];
  return {
    json: {
      state,
      paper: kind,
      ...told,
      items: view.items.map(shownItem),
      commands: [...may].map(([command, title]) => ({ command, title })),
      pending: waiting.map(({ case: about, workflow, state: stands, since, item }) => {
        return { case: about, workflow, state: stands, since, item };
      }),
    },
    version: kase.snapshot.version,
  };
}

function shownItem({ key, paper, settled }: MeetingView['items'][number]) {
  const { number, title, kind, case: about, proposed, recommendation, presentation, annexes, outcomes } = paper;
  return { key, number, title, kind, case: about, proposed, recommendation, presentation, annexes, outcomes, settled };
}
