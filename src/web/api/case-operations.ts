import type { Case } from '../../engine/types.ts';
import type { Origin } from '../../ledger/contract.ts';
import { caseFileAsOf } from '../../service/case-as-of.ts';
import { caseFile, explainEvent } from '../../service/case-file.ts';
import { casePeople } from '../../service/case-people.ts';
import { caseTimeLine } from '../../service/case-time-line.ts';
import { casesSeen } from '../../service/cases-seen.ts';
import { corrections } from '../../service/corrections.ts';
import { yearAfter } from '../../service/days.ts';
import { exportCase } from '../../service/export-case.ts';
import { hiddenFacts } from '../../service/facts-seen.ts';
import { policyOf } from '../../service/office.ts';
import { caseLine } from '../../service/overview.ts';
import { plannedLetters } from '../../service/planned-letters.ts';
import { casePicture } from '../../service/workflow-view.ts';
import { type Call, type Operation, pageOf, type Reply } from './operation.ts';
import { ApiProblem } from './problems.ts';
import { date, list, object, oneOf, orNull, ref, string } from './schema.ts';
import { milestones } from './schemas.ts';
import {
  shownCase,
  shownCommand,
  shownDeadline,
  shownEvent,
  shownExplanation,
  shownLetter,
  shownLine,
  shownMilestones,
} from './shown-case.ts';

const svg = { files: ['image/svg+xml'] };
const common = { method: 'GET', group: 'cases', scope: 'read' } as const;

export const caseOperations: Operation[] = [
  {
    ...common,
    id: 'listCases',
    path: '/cases',
    title: { da: 'Sager, som personen kan se', en: 'Cases that the person may see' },
    query: {
      status: oneOf('active', 'done'),
      origin: oneOf('run', 'precedent'),
      workflow: string,
      state: string,
    },
    answer: { paged: ref('CaseLine') },
    handle: listCases,
  },
  {
    ...common,
    id: 'readCase',
    path: '/cases/:case',
    title: { da: 'En sag, som den står; ETag er dens version', en: 'A case as it stands; its ETag is its version' },
    answer: ref('Case'),
    handle: readCase,
  },
  {
    ...common,
    id: 'readCaseAsOf',
    path: '/cases/:case/as-of',
    title: {
      da: 'En sag, som den var på en dag, efter hvad man vidste på en anden',
      en: 'A case as it was on one day, by what was known on another',
    },
    query: { at: date, known: date },
    answer: object({
      line: ref('CaseLine'),
      deadlines: list(ref('Deadline')),
      milestones,
      events: list(ref('Event')),
    }),
    handle: readAsOf,
  },
  {
    ...common,
    id: 'listPeopleOfCase',
    path: '/cases/:case/people',
    title: { da: 'Hvem der har hvilken rolle i sagen', en: 'Who holds which role in the case' },
    answer: list(
      object({
        role: string,
        title: ref('Text'),
        people: list(object({ id: string, name: string, of: orNull(ref('Text')) })),
        deputies: list(object({ id: string, name: string, for: string, from: date, to: date })),
      }),
    ),
    handle: async ({ house, kase, today }) => ({ json: await casePeople(house.office, kase.snapshot, today) }),
  },
  {
    ...common,
    id: 'listEvents',
    path: '/cases/:case/events',
    title: { da: 'Sagens historik', en: 'The history of a case' },
    answer: { paged: ref('Event') },
    async handle(call) {
      const { history, policy, case: kase } = await fileOf(call);
      const hidden = hiddenFacts(call.access, policy, kase);
      const names = new Map((await call.house.office.ledger.people()).map(({ id, name }) => [id, name]));
      const marked = corrections(history.map(({ event }) => event));
      return pageOf(call, history, (each) => {
        const event = shownEvent(each, policy, call.access, kase, hidden);
        const name = event.by === null ? null : (names.get(event.by) ?? null);
        return { ...event, name, corrected: marked.get(each.event.version) ?? null };
      });
    },
  },
  {
    ...common,
    id: 'explainEvent',
    path: '/cases/:case/events/:version',
    title: {
      da: 'Hvorfor en hændelse kom, med regler, kilder og begge svar',
      en: 'Why an event came about, with rules, sources and both opinions',
    },
    answer: ref('Explanation'),
    async handle({ house: { office }, kase, params: { version = '' }, access }) {
      const explained = /^\d{1,9}$/.test(version)
        ? await explainEvent(office, kase.snapshot.id, Number(version))
        : undefined;
      if (!explained) throw new ApiProblem('not-found');
      const hidden = hiddenFacts(access, await policyOf(office, kase.snapshot), kase.snapshot);
      return { json: shownExplanation(explained, office, access, kase.snapshot, hidden) };
    },
  },
  {
    ...common,
    id: 'listDeadlines',
    path: '/cases/:case/deadlines',
    title: {
      da: 'Sagens frister og lofter, og hvordan de er regnet',
      en: 'Deadlines and caps of a case, and how they were counted',
    },
    answer: list(ref('Deadline')),
    async handle(call) {
      const { deadlines, policy, case: kase } = await fileOf(call);
      return { json: deadlines.map((each) => shownDeadline(each, policy, kase.workflow, call.house.office)) };
    },
  },
  {
    ...common,
    id: 'listCommands',
    path: '/cases/:case/commands',
    title: {
      da: 'Kommandoer, som sagen tager imod, hvem der må give dem, og hvad der mangler',
      en: 'Commands that the case takes, who may give them, and what is lacking',
    },
    answer: list(ref('Command')),
    async handle(call) {
      const { next, policy, case: kase } = await fileOf(call);
      const held = call.access.rolesIn(kase);
      return { json: next.map((each) => shownCommand(each, held, policy, kase.workflow, call.house.office)) };
    },
  },
  {
    ...common,
    id: 'listPlannedLetters',
    path: '/cases/:case/planned-letters',
    title: {
      da: 'Mails, der vil blive sendt, hvis intet sker i sagen; teksten vises kun for modtageren og dem, der administrerer',
      en: 'Letters that will be sent if nothing happens in the case; the text is shown to their readers and those who administer only',
    },
    query: { until: date },
    answer: { paged: ref('PlannedLetter') },
    handle: letters,
  },
  {
    ...common,
    id: 'drawTimeLine',
    path: '/cases/:case/time-line.svg',
    title: { da: 'Sagens tidslinje', en: 'The time line of a case' },
    answer: svg,
    async handle({ house, kase, at, language }) {
      const { svg: file } = await caseTimeLine(house.office, kase.snapshot.id, at, language);
      return { file, type: 'image/svg+xml' };
    },
  },
  {
    ...common,
    id: 'drawCase',
    path: '/cases/:case/picture.svg',
    title: { da: 'Forløbet med sagens plads', en: 'The workflow with the place of the case' },
    answer: svg,
    async handle({ house, kase, language }) {
      const { id, workflow } = kase.snapshot;
      const file = await casePicture(house.office, workflow, id, { language, format: 'svg' });
      return { file, type: 'image/svg+xml' };
    },
  },
  {
    ...common,
    id: 'exportCase',
    path: '/cases/:case/bundle.zip',
    title: { da: 'Journaliseringspakken', en: 'The package for the records system' },
    act: 'export',
    answer: { files: ['application/zip'] },
    perMinute: 30,
    async handle({ house, kase, language, at }) {
      const { id } = kase.snapshot;
      return { file: await exportCase(house.office, id, language, at), type: 'application/zip', name: `${id}.zip` };
    },
  },
];

async function listCases(call: Call): Promise<Reply> {
  const { house, access, query, today } = call;
  const found = await casesSeen(house.office, access, {
    ...(query.status === undefined ? {} : { status: query.status as Case['status'] }),
    ...(query.origin === undefined ? {} : { origin: query.origin as Origin }),
    ...(query.workflow === undefined ? {} : { workflow: String(query.workflow) }),
    ...(query.state === undefined ? {} : { state: String(query.state) }),
  });
  return pageOf(call, found, async ({ snapshot, origin }) =>
    shownLine(await caseLine(house.office, snapshot, origin, today), snapshot),
  );
}

function fileOf({ house, kase, access, today }: Call) {
  const actor = { role: access.rolesIn(kase.snapshot)[0] ?? '', by: access.person.id };
  return caseFile(house.office, kase.snapshot.id, actor, today);
}

async function readCase(call: Call): Promise<Reply> {
  const file = await fileOf(call);
  return { json: shownCase(file, call.access, call.today), version: file.case.version };
}

async function readAsOf({ house, kase, access, query, today }: Call): Promise<Reply> {
  const asked = { at: String(query.at ?? today), known: String(query.known ?? today) };
  const file = await caseFileAsOf(house.office, kase.snapshot.id, asked);
  if (!file) throw new ApiProblem('not-found');
  const { line, case: then, policy, deadlines, history } = file;
  const hidden = hiddenFacts(access, await policyOf(house.office, kase.snapshot), kase.snapshot);
  return {
    json: {
      line: shownLine(line, then),
      deadlines: deadlines.map((each) => shownDeadline(each, policy, then.workflow, house.office)),
      milestones: shownMilestones(file),
      events: history.map((each) => shownEvent(each, policy, access, kase.snapshot, hidden)),
    },
  };
}

async function letters(call: Call): Promise<Reply> {
  const { house, kase, at, today, query, language, access } = call;
  const until = query.until === undefined ? yearAfter(today) : String(query.until);
  const asked = { from: at, now: at, until, language };
  const planned = kase.origin === 'run' ? (await plannedLetters(house.office, kase.snapshot.id, asked)).planned : [];
  return pageOf(call, planned, (each) =>
    shownLetter(each, house.office, access, access.mayAct('administer', kase.snapshot)),
  );
}
