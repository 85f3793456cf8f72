/** Who stands in for whom: of everybody for those who administer, of one's own roles for anybody. */

import type { Deputy, NewDeputy } from '../../ledger/personal-contract.ts';
import { appointDeputy, deputyState, endDeputy } from '../../service/deputies.ts';
import { personRole, writtenRole } from '../../service/person-role.ts';
import type { Call, Operation, Reply } from './operation.ts';
import { ApiProblem, wrongFields } from './problems.ts';
import { date, done, id, integer, list, object, oneOf, string } from './schema.ts';

const administered = { group: 'people', scope: 'administer', act: 'administer', personal: true } as const;
const reading = { group: 'self', scope: 'read', personal: true } as const;
const writing = { group: 'self', scope: 'write', personal: true } as const;

const deputies = list(
  object({
    id: integer,
    person: string,
    deputy: string,
    role: string,
    from: date,
    to: date,
    state: oneOf('coming', 'running', 'over', 'ended'),
    enteredBy: string,
  }),
);
/** `role` as the person holds it: `role`, `role@organisation` or `role#case`. */
const period = { deputy: id, role: id, from: date, to: date };

export const deputyOperations: Operation[] = [
  {
    ...administered,
    id: 'listDeputies',
    method: 'GET',
    path: '/deputies',
    title: { da: 'Stedfortrædere', en: 'Deputies' },
    answer: deputies,
    handle: (call) => listed(call, () => true),
  },
  {
    ...administered,
    id: 'appointDeputy',
    method: 'POST',
    path: '/deputies',
    title: { da: 'Indsæt en stedfortræder for en person', en: 'Enter a deputy for a person' },
    body: object({ person: id, ...period }),
    answer: done,
    handle: (call) => appoint(call, (call.body as { person: string }).person),
  },
  {
    ...administered,
    id: 'endDeputy',
    method: 'DELETE',
    path: '/deputies/:deputy',
    title: { da: 'Afslut en stedfortræder før tiden', en: 'End a deputy before time' },
    answer: done,
    handle: (call) => end(call, undefined),
  },
  {
    ...reading,
    id: 'listOwnDeputies',
    method: 'GET',
    path: '/me/deputies',
    title: {
      da: 'Personens stedfortrædere, og hvem personen er stedfortræder for',
      en: 'The person’s deputies, and whom the person stands in for',
    },
    answer: deputies,
    handle: (call) => listed(call, ({ person, deputy }) => [person, deputy].includes(call.access.person.id)),
  },
  {
    ...writing,
    id: 'appointOwnDeputy',
    method: 'POST',
    path: '/me/deputies',
    title: { da: 'Indsæt en stedfortræder for sig selv', en: 'Enter a deputy for oneself' },
    body: object(period),
    answer: done,
    handle: (call) => appoint(call, call.access.person.id),
  },
  {
    ...writing,
    id: 'endOwnDeputy',
    method: 'DELETE',
    path: '/me/deputies/:deputy',
    title: { da: 'Tag en rolle tilbage fra en stedfortræder', en: 'Take a role back from a deputy' },
    answer: done,
    handle: (call) => end(call, call.access.person.id),
  },
];

async function listed({ house, today }: Call, those: (each: Deputy) => boolean): Promise<Reply> {
  const found = (await house.office.ledger.personal.deputies()).filter(those);
  return {
    json: found.map((each) => {
      const { id: number, person, deputy, role, from, to, enteredBy } = each;
      return {
        id: number,
        person,
        deputy,
        role: writtenRole(role),
        from,
        to,
        state: deputyState(each, today),
        enteredBy,
      };
    }),
  };
}

async function appoint({ house, access, body, at }: Call, person: string): Promise<Reply> {
  const { deputy, role, from, to } = body as Record<keyof typeof period, string>;
  const entered = { enteredBy: access.person.id, enteredAt: at };
  const asked: NewDeputy = { person, deputy, role: personRole(role), from, to, ...entered };
  const problems = await appointDeputy(house.office, asked);
  if (problems.length > 0)
    throw wrongFields(
      problems.map(({ of, message }) => ({ path: `_${of}`, message })),
      '',
    );
  return { json: { done: true } };
}

async function end({ house, access, params, at }: Call, own: string | undefined): Promise<Reply> {
  const number = /^\d{1,9}$/.test(params.deputy ?? '') ? Number(params.deputy) : 0;
  if (!(await endDeputy(house.office, number, access.person.id, at, own))) throw new ApiProblem('not-found');
  return { json: { done: true } };
}
