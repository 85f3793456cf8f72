/** The register of people beyond the single person: from a spreadsheet, who is signed in, what is held, and erasure. */

import { erasePerson, erasureOf } from '../../service/erase-person.ts';
import { exportPerson } from '../../service/export-person.ts';
import { importPeople, type PeopleRead, peopleTemplate, readPeople } from '../../service/import-people.ts';
import { type PersonData, personData } from '../../service/person-data.ts';
import { writtenRole } from '../../service/person-role.ts';
import { refusedFile, sheetProblem, shownProblem, wrongSheet } from './files.ts';
import { spreadsheets, xlsx, zip } from './media.ts';
import type { Call, Operation } from './operation.ts';
import { ApiProblem } from './problems.ts';
import { boolean, done, integer, list, object, oneOf, string } from './schema.ts';

const common = { group: 'people', scope: 'administer', act: 'administer', personal: true } as const;
const fields = oneOf('name', 'email', 'language', 'roles');

export const registerOperations: Operation[] = [
  {
    ...common,
    id: 'fetchPeopleTemplate',
    method: 'GET',
    path: '/imports/people/template.xlsx',
    title: { da: 'Regneark til personer', en: 'A spreadsheet for people' },
    answer: { files: [xlsx] },
    async handle({ house, language }) {
      const name = { da: 'personer.xlsx', en: 'people.xlsx' }[language];
      return { file: await peopleTemplate(house.office, language), type: xlsx, name };
    },
  },
  {
    ...common,
    id: 'previewPeople',
    method: 'POST',
    path: '/imports/people/preview',
    title: {
      da: 'Læs personer fra et regneark: alt, hvad der er galt, og hvad der ville ske. Intet ændres',
      en: 'Read people from a spreadsheet: everything that is wrong, and what would happen. Nothing is changed',
    },
    unkept: true,
    body: { bytes: spreadsheets },
    answer: object({
      people: list(
        object({
          row: integer,
          id: string,
          name: string,
          email: string,
          roles: list(string),
          replaces: boolean,
          changes: list(fields),
        }),
      ),
      problems: list(sheetProblem),
    }),
    async handle(call) {
      const { people, problems } = await readBy(call);
      return { json: { people: people.map(shown), problems: problems.map(shownProblem) } };
    },
  },
  {
    ...common,
    id: 'importPeople',
    method: 'POST',
    path: '/imports/people',
    title: { da: 'Indfør alle personer i et regneark, eller ingen', en: 'Enter everybody in a spreadsheet, or nobody' },
    body: { bytes: spreadsheets },
    answer: object({ saved: integer }),
    async handle(call) {
      const { house, body, at } = call;
      const { problems } = await readBy(call);
      if (problems.length > 0) throw wrongSheet(problems);
      const { people } = await importPeople(house.office, body as Uint8Array, at);
      return { json: { saved: people.length } };
    },
  },
  {
    ...common,
    id: 'exportPerson',
    method: 'GET',
    path: '/people/:person/data.zip',
    perMinute: 30,
    title: { da: 'Alt, hvad der er registreret om en person', en: 'All that is held on a person' },
    answer: { files: [zip] },
    async handle(call) {
      const { house, language } = call;
      const data = await dataOf(call);
      return { file: await exportPerson(house.office, data, language), type: zip, name: `${data.person.id}.zip` };
    },
  },
  {
    ...common,
    id: 'previewErasure',
    method: 'GET',
    path: '/people/:person/erasure',
    title: {
      da: 'Hvad der forsvinder, og hvad der bliver, hvis en person slettes. Intet ændres',
      en: 'What goes and what stays if a person is erased. Nothing is changed',
    },
    answer: object({
      goes: object({ roles: integer, deputies: integer, access: integer, letters: integer, bounces: integer }),
      stays: object({ events: integer, log: integer }),
    }),
    handle: async (call) => ({ json: erasureOf(await dataOf(call)) }),
  },
  {
    ...common,
    id: 'erasePerson',
    method: 'DELETE',
    path: '/people/:person',
    title: { da: 'Slet en person for altid', en: 'Erase a person for ever' },
    answer: done,
    async handle(call) {
      const { house, access, at } = call;
      const { person } = await dataOf(call);
      const refusal = await erasePerson(house.office, person.id, access.person.id, at);
      if (refusal) throw new ApiProblem('impossible', { detail: refusal });
      return { json: { done: true } };
    },
  },
];

function readBy({ house, body, at }: Call): Promise<PeopleRead> {
  return refusedFile(() => readPeople(house.office, body as Uint8Array, at));
}

function shown({ row, person: { id, name, email, roles }, replaces, changes }: PeopleRead['people'][number]) {
  return { row, id, name, email, roles: roles.map(writtenRole), replaces, changes };
}

async function dataOf({ house, params, at }: Call): Promise<PersonData> {
  const data = await personData(house.office, params.person ?? '', at);
  if (!data) throw new ApiProblem('not-found');
  return data;
}
