import type { Bounce, Person } from '../../ledger/contract.ts';
import type { Language } from '../../policy/types.ts';
import { bouncingPeople } from '../../service/bouncing-people.ts';
import { personRole, writtenRole } from '../../service/person-role.ts';
import { savePerson } from '../../service/save-person.ts';
import { type Call, type Operation, pageOf, type Reply } from './operation.ts';
import { ApiProblem, wrongFields } from './problems.ts';
import { id, object, oneOf, ref } from './schema.ts';

const common = { group: 'people', scope: 'administer', act: 'administer', personal: true } as const;
const asWritten = { type: 'array', items: id, minItems: 1, maxItems: 200 };

export const peopleOperations: Operation[] = [
  {
    ...common,
    id: 'listPeople',
    method: 'GET',
    path: '/people',
    title: { da: 'Personer og deres roller', en: 'People and their roles' },
    answer: { paged: ref('Person') },
    async handle(call) {
      const { ledger } = call.house.office;
      const marked = await bouncingPeople(ledger);
      return pageOf(call, await ledger.people(), (each) => shown(each, marked));
    },
  },
  {
    ...common,
    id: 'readPerson',
    method: 'GET',
    path: '/people/:person',
    title: { da: 'En person', en: 'A person' },
    answer: ref('Person'),
    async handle({ house, params }) {
      const { ledger } = house.office;
      const person = (await ledger.people()).find((each) => each.id === params.person);
      if (!person) throw new ApiProblem('not-found');
      return { json: shown(person, await bouncingPeople(ledger)) };
    },
  },
  {
    ...common,
    id: 'savePerson',
    method: 'PUT',
    path: '/people/:person',
    title: {
      da: 'Indfør en person, eller erstat den med samme id',
      en: 'Enter a person, or replace the one with the same id',
    },
    creates: true,
    body: object({ name: id, email: id, language: oneOf('da', 'en'), roles: asWritten }),
    answer: ref('Person'),
    handle: save,
  },
];

async function save({ house, params, body, at }: Call): Promise<Reply> {
  const sent = body as { name: string; email: string; language: Language; roles: string[] };
  const { ledger } = house.office;
  const before = (await ledger.people()).find(({ id: each }) => each === params.person) ?? null;
  const person = { ...sent, id: params.person ?? '', roles: sent.roles.map(personRole) };
  const problems = await savePerson(house.office, person, before, at);
  if (problems.length > 0) throw wrongFields(problems, '');
  return { json: shown(person, await bouncingPeople(ledger)), status: before ? 200 : 201 };
}

function shown({ roles, ...person }: Person, marked: Map<string, Bounce>) {
  return { ...person, roles: roles.map(writtenRole), bounce: marked.get(person.id) ?? null };
}
