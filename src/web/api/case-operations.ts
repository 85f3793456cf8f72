import type { Case } from '../../engine/types.ts';
import type { Origin } from '../../ledger/contract.ts';
import { caseFile, explainEvent } from '../../service/case-file.ts';
import { caseTimeLine } from '../../service/case-time-line.ts';
import { casesSeen } from '../../service/cases-seen.ts';
import { yearAfter } from '../../service/days.ts';
import { exportCase } from '../../service/export-case.ts';
import { hiddenFacts } from '../../service/facts-seen.ts';
import { policyOf } from '../../service/office.ts';
import { caseLine } from '../../service/overview.ts';
import { plannedLetters } from '../../service/planned-letters.ts';
import { casePicture } from '../../service/workflow-view.ts';
import { type Call, type Operation, pageOf, type Reply } from './operation.ts';
import { ApiProblem } from './problems.ts';
import { date, list, oneOf, ref, string } from './schema.ts';
import {
  shownCase,
  shownCommand,
  shownDeadline,
  shownEvent,
  shownExplanation,
  shownLetter,
  shownLine,
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
    id: 'listEvents',
    path: '/cases/:case/events',
    title: { da: 'Sagens historik', en: 'The history of a case' },
    answer: { paged: ref('Event') },
    async handle(call) {
      const file = await fileOf(call);
      const hidden = hiddenFacts(call.access, file.policy, file.case);
      return pageOf(call, file.history, (each) => shownEvent(each, call.access, file.case, hidden));
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
      da: 'Mails, der vil blive sendt, hvis intet sker i sagen; modtagerne vises for dem, der administrerer',
      en: 'Letters that will be sent if nothing happens in the case; receivers are shown to those who administer',
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
    scope: 'administer',
    act: 'administer',
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
  return { json: shownCase(file, call.access), version: file.case.version };
}

async function letters(call: Call): Promise<Reply> {
  const { house, kase, at, today, query, language, access } = call;
  const until = query.until === undefined ? yearAfter(today) : String(query.until);
  const asked = { from: at, now: at, until, language };
  const planned = kase.origin === 'run' ? (await plannedLetters(house.office, kase.snapshot.id, asked)).planned : [];
  return pageOf(call, planned, (each) => shownLetter(each, house.office, access, kase.snapshot));
}
