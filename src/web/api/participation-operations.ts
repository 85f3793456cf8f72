import { cited } from '../../service/cited.ts';
import {
  importParticipants,
  type ParticipantsRead,
  participantsTemplate,
  readParticipants,
} from '../../service/import-participants.ts';
import { labelledRefusals } from '../../service/labelled.ts';
import { businessDate, type Office } from '../../service/office.ts';
import { type JudgedRule, type ParticipationView, participationView } from '../../service/participation.ts';
import { refusedFile, sheetProblem, shownProblem, wrongSheet } from './files.ts';
import { spreadsheets, xlsx } from './media.ts';
import type { Call, Operation } from './operation.ts';
import { ApiProblem } from './problems.ts';
import { boolean, facts, integer, list, object, oneOf, orNull, ref, string } from './schema.ts';

const common = { group: 'programme' } as const;
const rule = object({
  criterion: string,
  title: ref('Text'),
  strength: oneOf('must', 'should'),
  verdict: oneOf('pass', 'fail', 'unknown'),
  otherwise: ref('Text'),
  missing: list(ref('Text')),
  sources: list(ref('Source')),
});

export const participationOperations: Operation[] = [
  {
    ...common,
    id: 'readParticipation',
    method: 'GET',
    path: '/cases/:case/participation',
    scope: 'read',
    title: {
      da: 'Deltagerkredsen: hvem der er spurgt, hvem der har svaret, og hvad reglerne siger',
      en: 'The circle of participants: who was asked, who has answered, and what the rules say',
    },
    answer: object({
      call: orNull(
        object({
          regions: list(string),
          note: orNull(string),
          answerBy: orNull(object({ on: ref('Span'), state: ref('DeadlineState') })),
        }),
      ),
      parties: list(
        object({
          name: string,
          kind: string,
          cluster: orNull(string),
          /** Name of who answers for it. */
          contact: orNull(string),
          own: boolean,
          takesPart: orNull(string),
          answered: orNull(ref('Span')),
        }),
      ),
      /** As registered, with what the answers change. */
      circle: facts,
      differs: boolean,
      rules: list(rule),
    }),
    handle: read,
  },
  {
    ...common,
    id: 'fetchParticipantsTemplate',
    method: 'GET',
    path: '/cases/:case/participation/import/template.xlsx',
    scope: 'read',
    title: { da: 'Regneark til deltagerne', en: 'A spreadsheet for the participants' },
    answer: { files: [xlsx] },
    async handle({ language }) {
      return {
        file: await participantsTemplate(language),
        type: xlsx,
        name: { da: 'deltagere.xlsx', en: 'participants.xlsx' }[language],
      };
    },
  },
  {
    ...common,
    id: 'previewParticipants',
    method: 'POST',
    path: '/cases/:case/participation/import/preview',
    scope: 'read',
    title: {
      da: 'Læs deltagere fra et regneark: alt, hvad der er galt, og hvad reglerne ville sige. Intet ændres',
      en: 'Read participants from a spreadsheet: everything that is wrong, and what the rules would say. Nothing is changed',
    },
    unkept: true,
    body: { bytes: spreadsheets },
    answer: object({
      rows: list(object({ row: integer, kind: string, name: string, cluster: orNull(string) })),
      problems: list(sheetProblem),
      rules: list(rule),
    }),
    async handle(call) {
      const { house, kase, body, at } = call;
      await registering(call);
      const read = await refusedFile(() => readParticipants(house.office, kase.snapshot.id, body as Uint8Array, at));
      return { json: shownRead(read, house.office) };
    },
  },
  {
    ...common,
    id: 'importParticipants',
    method: 'POST',
    path: '/cases/:case/participation/import',
    scope: 'write',
    versioned: true,
    title: { da: 'Registrér deltagere fra et regneark', en: 'Register participants from a spreadsheet' },
    body: { bytes: spreadsheets },
    answer: ref('Written'),
    async handle(call) {
      const { house, access, kase, body, at, today, seen, answer } = call;
      const { view, role } = await registering(call);
      const noted = answer(200);
      const actor = { role, by: access.person.id };
      const when = { occurredAt: businessDate(today, undefined), at, seen, answer: noted.answer };
      const asked = { case: kase.snapshot.id, actor, ...when };
      const { read, given } = await refusedFile(() => importParticipants(house.office, body as Uint8Array, asked));
      if (given === null) throw wrongSheet(read.problems);
      if ('refusals' in given) {
        const refusals = labelledRefusals(view.policy, kase.snapshot.workflow, given.refusals);
        throw new ApiProblem('refused', { refusals });
      }
      return noted.reply();
    },
  },
];

async function viewOf({ house, access, kase, today }: Call): Promise<ParticipationView> {
  const view = await participationView(house.office, access, kase.snapshot, today);
  if (!view) throw new ApiProblem('not-found');
  return view;
}

/** For those who may register participants now. */
async function registering(call: Call): Promise<{ view: ParticipationView; role: string }> {
  const view = await viewOf(call);
  if (view.may.register === null) throw new ApiProblem('forbidden');
  return { view, role: view.may.register };
}

async function read(call: Call) {
  const { house, access, kase } = call;
  const { call: asked, parties, draft, differs, rules } = await viewOf(call);
  const names = new Map((await house.office.ledger.people()).map(({ id, name }) => [id, name]));
  return {
    json: {
      call: asked,
      parties: parties.map(({ party: { name, kind, cluster, contact }, answer, answered }) => ({
        name,
        kind,
        cluster,
        contact: contact === null ? null : (names.get(contact) ?? contact),
        own: contact === access.person.id,
        takesPart: typeof answer?.takesPart === 'string' ? answer.takesPart : null,
        answered: answered?.on ?? null,
      })),
      circle: draft,
      differs,
      rules: rules.map((each) => shownRule(each, house.office)),
    },
    version: kase.snapshot.version,
  };
}

function shownRead({ rows, problems, rules }: ParticipantsRead, office: Office) {
  // What a file with faults would make of the circle is not worth judging.
  const judged = problems.length > 0 ? [] : rules.map((each) => shownRule(each, office));
  return { rows, problems: problems.map(shownProblem), rules: judged };
}

function shownRule({ id: criterion, source, ...told }: JudgedRule, { text }: Office) {
  return { criterion, ...told, sources: cited(text, source) };
}
