import { calendarEntry } from '../../service/calendar-feed.ts';
import { cited } from '../../service/cited.ts';
import { labelledRefusals } from '../../service/labelled.ts';
import { businessDate } from '../../service/office.ts';
import { previewOf } from '../../service/seminar-move.ts';
import { invitationTo, moving, type Seminar, type SeminarsView, seminarsOf } from '../../service/seminars.ts';
import { ics } from './media.ts';
import type { Call, Operation } from './operation.ts';
import { ApiProblem } from './problems.ts';
import { boolean, date, integer, list, object, oneOf, orNull, ref, string } from './schema.ts';

const common = { method: 'GET', group: 'programme', scope: 'read' } as const;
const moved = list(object({ title: ref('Text'), before: orNull(ref('Span')), after: orNull(ref('Span')) }));

export const seminarOperations: Operation[] = [
  {
    ...common,
    id: 'readSeminars',
    path: '/cases/:case/seminars',
    title: {
      da: 'Seminarer og webinarer: planlagt, aflyst og afholdt, hvem der er indkaldt, og hvem der kom',
      en: 'Seminars and webinars: planned, called off and held, who was invited, and who came',
    },
    answer: list(
      object({
        milestone: string,
        title: ref('Text'),
        is: oneOf('not-planned', 'planned', 'not-recorded', 'cancelled', 'held'),
        when: orNull(ref('Span')),
        hours: orNull(object({ from: string, to: string })),
        moves: integer,
        invited: integer,
        waiting: integer,
        held: orNull(
          object({
            version: integer,
            participants: orNull(integer),
            byProfession: list(object({ profession: ref('Text'), count: integer })),
            hours: orNull({ type: 'number' }),
            online: boolean,
          }),
        ),
        /** Commands that the person may give it now. */
        commands: list(string),
        sources: list(ref('Source')),
      }),
    ),
    async handle(call) {
      const { seminars } = await viewOf(call);
      return { json: seminars.map((each) => shown(each, call)), version: call.kase.snapshot.version };
    },
  },
  {
    ...common,
    id: 'fetchSeminarEntry',
    path: '/cases/:case/seminars/:milestone/entry.ics',
    title: { da: 'Et seminar til kalenderen', en: 'A seminar for the calendar' },
    answer: { files: [ics] },
    async handle(call) {
      const { house, kase, access, params, language } = call;
      const { policy } = await viewOf(call);
      const invitation = invitationTo(policy, kase.snapshot, params.milestone ?? '');
      if (!invitation || invitation.method === 'cancel') throw new ApiProblem('not-found');
      const to = { person: access.person.id, language, url: house.url };
      const file = await calendarEntry(house.office, kase.snapshot, invitation, to);
      return { file, type: ics, name: `${kase.snapshot.id}-${invitation.id}.ics` };
    },
  },
  {
    ...common,
    id: 'previewMove',
    path: '/cases/:case/seminars/:milestone/move',
    title: {
      da: 'Hvad der følger, hvis et seminar flyttes: planer, frister og indkaldelser. Intet ændres',
      en: 'What follows if a seminar is moved: plans, deadlines and invitations. Nothing is changed',
    },
    query: { to: date, shiftLater: oneOf('yes', 'no') },
    needs: ['to'],
    answer: object({
      plans: moved,
      deadlines: moved,
      letters: list(
        object({ title: ref('Text'), method: oneOf('request', 'cancel'), sequence: integer, people: integer }),
      ),
    }),
    handle: preview,
  },
];

async function viewOf({ house, access, kase, today }: Call): Promise<SeminarsView> {
  const view = await seminarsOf(house.office, access, kase.snapshot, today);
  if (!view) throw new ApiProblem('not-found');
  return view;
}

async function preview(call: Call) {
  const { house, access, kase, at, today, params, query } = call;
  const { seminars, policy } = await viewOf(call);
  const seminar = seminars.find(({ id }) => id === params.milestone);
  if (!seminar) throw new ApiProblem('not-found');
  const role = seminar.may.move;
  if (role === null) throw new ApiProblem('not-now');
  const previewed = await previewOf(house.office, {
    case: kase.snapshot.id,
    name: moving,
    // The reason is asked for, and decides nothing of what follows.
    payload: { milestone: seminar.id, to: String(query.to), shiftLater: query.shiftLater === 'yes', reason: '–' },
    actor: { role, by: access.person.id },
    occurredAt: businessDate(today, undefined),
    at,
  });
  if ('refusals' in previewed) {
    const refusals = labelledRefusals(policy, kase.snapshot.workflow, previewed.refusals);
    throw new ApiProblem('refused', { refusals });
  }
  return { json: previewed, version: kase.snapshot.version };
}

function shown(seminar: Seminar, { house }: Call) {
  const { id, title, source, is, when, hours, moves, invited, waiting, held, may } = seminar;
  const commands = [may.plan && 'seminar.plan', may.move && moving, may.hold?.command].filter((each) => !!each);
  const sources = cited(house.office.text, source);
  return { milestone: id, title, is, when, hours, moves, invited, waiting, held, commands, sources };
}
