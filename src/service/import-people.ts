/** People from a spreadsheet: everything that is wrong is told at once, and all are saved or none. */

import { type List, xlsxOf } from '../documents/list-file.ts';
import { readSheets } from '../documents/sheet-file.ts';
import { folded } from '../documents/written-value.ts';
import type { Instant } from '../engine/types.ts';
import type { Person } from '../ledger/contract.ts';
import type { Language, Text } from '../policy/types.ts';
import { type PersonProblem, personProblems } from './add-person.ts';
import { leavesNobody, nobodyLeft } from './administrators.ts';
import { today } from './days.ts';
import type { Office } from './office.ts';
import { personRole, writtenRole } from './person-role.ts';
import { problemOfFile, readRows, type SheetColumn, type SheetProblem } from './sheet-columns.ts';

/** What can differ between somebody who is registered and what a file says of them. */
type Field = 'name' | 'email' | 'language' | 'roles';

export interface PeopleRead {
  /** `replaces`: somebody with that id is registered, and becomes this. */
  people: { row: number; person: Person; replaces: boolean; changes: Field[] }[];
  problems: SheetProblem[];
}

/** Reads without saving. @throws {RefusedFile} */
export async function readPeople(office: Office, bytes: Uint8Array, now: Instant): Promise<PeopleRead> {
  const [{ rows: sheet } = { rows: [] }] = await readSheets(bytes);
  const { rows, problems } = readRows(sheet, columns);
  const known = new Map((await office.ledger.people()).map((person) => [person.id, person]));
  const seen = new Map<string, number>();
  const people: PeopleRead['people'] = [];
  for (const { row, at, tell } of rows) {
    const person: Person = {
      id: at('id'),
      name: at('name'),
      email: at('email'),
      language: languageOf(at('language')) ?? 'da',
      roles: at('roles')
        .split(/[,;\n]/)
        .filter((each) => each.trim() !== '')
        .map((each) => namedRole(office, each.trim())),
    };
    if (languageOf(at('language')) === null) tell('language', noLanguage);
    if (person.roles.length === 0) tell('roles', noRole);
    for (const { of, message } of await personProblems(office, person)) tell(of satisfies PersonProblem['of'], message);
    const before = seen.get(person.id);
    if (before !== undefined) tell('id', sameId(before));
    else seen.set(person.id, row);
    const registered = known.get(person.id);
    const changes = registered ? differing(registered, person) : [];
    people.push({ row, person, replaces: registered !== undefined, changes });
  }
  if (people.length === 0 && problems.length === 0) problems.push(problemOfFile(nobody));
  const changed = people.map(({ person }) => person);
  if (problems.length === 0 && (await leavesNobody(office, changed, today(office.text, now))))
    problems.push(problemOfFile(nobodyLeft));
  return { people, problems };
}

/** Saves everybody in one transaction, unless something is wrong. @throws {RefusedFile} */
export async function importPeople(office: Office, bytes: Uint8Array, at: Instant): Promise<PeopleRead> {
  const read = await readPeople(office, bytes, at);
  if (read.problems.length === 0)
    await office.ledger.savePeople(
      read.people.map(({ person }) => person),
      at,
    );
  return read;
}

function differing(before: Person, after: Person): Field[] {
  const fields: Field[] = ['name', 'email', 'language', 'roles'];
  const written = (person: Person, field: Field) =>
    field === 'roles' ? person.roles.map(writtenRole).sort().join() : person[field];
  return fields.filter((field) => written(before, field) !== written(after, field));
}

/** A file to fill in, with an invented example. */
export function peopleTemplate({ text }: Pick<Office, 'text'>, language: Language): Promise<Buffer> {
  const roles = Object.entries(text.rights?.value.roles ?? {}).filter(([id]) => id !== 'engine');
  const organisations = Object.entries(text.organisations?.value.organisations ?? {});
  const say = words[language];
  const lists: List[] = [
    {
      title: say.people,
      headings: columns.map(({ headings }) => headings[0][language]),
      rows: [
        ['tovholder-x', 'Eksempel Eksempelsen', 'tovholder-x@region.example', language, 'coordinator@reg-m, nominator'],
      ],
    },
    { title: say.roles, headings: ['Id', say.role], rows: roles.map(([id, { title }]) => [id, title[language]]) },
    {
      title: say.organisations,
      headings: ['Id', say.organisation],
      rows: organisations.map(([id, { title }]) => [id, title[language]]),
    },
  ];
  return xlsxOf(lists);
}

/** A role, and the organisation it is held for, by id or by name in either language. */
function namedRole({ text }: Office, given: string): Person['roles'][number] {
  const role = personRole(given);
  const named = (titles: Record<string, { title: Text }>, name: string) =>
    Object.entries(titles).find(([id, { title }]) =>
      [id, title.da, title.en].some((each) => folded(each) === folded(name)),
    )?.[0] ?? name;
  const held = named(text.rights?.value.roles ?? {}, role.role);
  if (role.organisation === undefined) return { ...role, role: held };
  return { role: held, organisation: named(text.organisations?.value.organisations ?? {}, role.organisation) };
}

function languageOf(given: string): Language | null {
  if (given === '' || ['da', 'dansk', 'danish'].includes(folded(given))) return 'da';
  return ['en', 'engelsk', 'english'].includes(folded(given)) ? 'en' : null;
}

const columns: SheetColumn[] = [
  { id: 'id', required: true, headings: [{ da: 'Id', en: 'Id' }] },
  { id: 'name', required: true, headings: [{ da: 'Navn', en: 'Name' }] },
  {
    id: 'email',
    required: true,
    headings: [
      { da: 'Mail', en: 'Mail' },
      { da: 'E-mail', en: 'Email' },
      { da: 'Mailadresse', en: 'Mail address' },
    ],
  },
  { id: 'language', required: false, headings: [{ da: 'Sprog', en: 'Language' }] },
  {
    id: 'roles',
    required: true,
    headings: [
      { da: 'Roller', en: 'Roles' },
      { da: 'Rolle', en: 'Role' },
    ],
  },
];

function sameId(row: number): Text {
  return { da: `Id’et står også i række ${row}.`, en: `The id stands in row ${row} too.` };
}

const noLanguage: Text = { da: 'Sproget skal være da eller en.', en: 'The language must be da or en.' };
const noRole: Text = {
  da: 'Der mangler en rolle, for eksempel coordinator@reg-m.',
  en: 'A role is missing, for instance coordinator@reg-m.',
};
const nobody: Text = { da: 'Der er ingen personer i filen.', en: 'There are no people in the file.' };
const words = {
  da: {
    people: 'Personer',
    roles: 'Roller',
    role: 'Rolle',
    organisations: 'Organisationer',
    organisation: 'Organisation',
  },
  en: { people: 'People', roles: 'Roles', role: 'Role', organisations: 'Organisations', organisation: 'Organisation' },
};
