/** The register of people: search, enter and change. */

import type { Person } from '../../ledger/contract.ts';
import type { FormProblem } from '../../policy/forms.ts';
import type { JsonObject } from '../../policy/types.ts';
import { bouncingPeople } from '../../service/bouncing-people.ts';
import { roleInWords } from '../../service/deputies.ts';
import { readRegister } from '../../service/register.ts';
import { personForm, personFrom, roleChoices, savePerson } from '../../service/save-person.ts';
import { Form } from '../components/form.tsx';
import { ScrollTable } from '../components/scroll-table.tsx';
import { readPayload, rowsOf } from '../forms/read-payload.ts';
import { ErrorSummary, Fields } from '../forms/schema-form.tsx';
import { T } from '../language.tsx';
import type { Answer, Route, SignedIn } from '../route.ts';
import { adminWords } from '../words/admin.ts';
import { counted } from '../words/counted.ts';
import { peopleWords as words } from '../words/people.ts';
import { adminTrail, notThere } from './admin.tsx';

const open = { act: 'administer' } as const;

export const peopleRoutes: Route[] = [
  { method: 'GET', path: '/admin/people', open, personal: true, handle: listPage },
  { method: 'GET', path: '/admin/people/new', open, handle: (visit) => formPage(visit, null) },
  { method: 'POST', path: '/admin/people/new', open, personal: true, handle: (visit) => save(visit, null) },
  { method: 'GET', path: '/admin/people/:person', open, personal: true, handle: (visit) => ofPerson(visit, formPage) },
  { method: 'POST', path: '/admin/people/:person', open, personal: true, handle: (visit) => ofPerson(visit, save) },
];

async function listPage({ house, query, say, today, language }: SignedIn): Promise<Answer> {
  const { office } = house;
  const all = (await readRegister(office.ledger)).on(today);
  const marked = await bouncingPeople(office.ledger);
  const wanted = (query.search ?? '').trim().toLowerCase();
  const rolesOf = (person: Person) =>
    person.roles.map((held) => {
      const absent = all.find(({ id }) => id === held.for);
      const deputy = held.for
        ? ` (${say(words.deputyFor).replace('{name}', () => absent?.name ?? held.for ?? '')})`
        : '';
      return roleInWords(office, held)[language] + deputy;
    });
  const people = all
    .map((person) => ({ ...person, told: rolesOf(person) }))
    .filter(({ id, name, email, told }) => [id, name, email, ...told].join('\n').toLowerCase().includes(wanted));
  const body = (
    <>
      <h1 id="people">{say(adminWords.people)}</h1>
      <p>
        <a class="button button-primary" href="/admin/people/new">
          {say(words.new)}
        </a>{' '}
        <a class="button button-secondary" href="/admin/import">
          {say(words.import)}
        </a>
      </p>
      <form method="get" action="/admin/people">
        <div class="form-group">
          <label class="form-label" for="search">
            {say(words.search)}
          </label>
          <input class="form-input" id="search" name="search" type="search" value={query.search ?? ''} />
        </div>
        <button type="submit" class="button button-secondary">
          {say(words.searchIt)}
        </button>
      </form>
      <p role="status">{people.length === 0 ? say(words.nobody) : say(counted(words.count, people.length))}</p>
      {people.length > 0 && (
        <ScrollTable labelledBy="people" heads={[words.name, words.mail, words.roles, words.id]}>
          {people.map(({ id, name, email, told }) => (
            <tr key={id}>
              <th scope="row">
                <a href={`/admin/people/${id}`}>{name}</a>
              </th>
              <td>
                {email}{' '}
                {marked.has(id) && (
                  <span class="badge badge-error">
                    <T of={words.bounces} />
                  </span>
                )}
              </td>
              <td>{told.join('; ')}</td>
              <td>{id}</td>
            </tr>
          ))}
        </ScrollTable>
      )}
    </>
  );
  return { page: { title: say(adminWords.people), section: 'admin', trail: adminTrail(say), body } };
}

/** A page of one person who is registered. */
export async function ofPerson(
  visit: SignedIn,
  page: (visit: SignedIn, person: Person) => Promise<Answer>,
): Promise<Answer> {
  const people = await visit.house.office.ledger.people();
  const person = people.find(({ id }) => id === visit.params.person);
  return person ? page(visit, person) : notThere(visit.say);
}

async function save(visit: SignedIn, before: Person | null): Promise<Answer> {
  const { house, body, at } = visit;
  const values = readPayload(personForm, body);
  if (typeof body._more === 'string')
    return formPage(visit, before, { values, rows: (rowsOf(body, 'roles').at(-1) ?? 0) + 2 });
  const person = personFrom(values, before);
  const problems = await savePerson(house.office, person, before, at);
  if (problems.length > 0) return formPage(visit, before, { values, problems });
  return { redirect: '/admin/people', told: 'person-saved' };
}

interface Written {
  values?: JsonObject;
  problems?: FormProblem[];
  rows?: number;
}

async function formPage(visit: SignedIn, person: Person | null, written: Written = {}): Promise<Answer> {
  const { house, say, csrf } = visit;
  const { problems = [], rows } = written;
  const values: JsonObject =
    written.values ?? (person ? { ...person, roles: person.roles.map((role) => ({ ...role })) } : { language: 'da' });
  const title = person ? say(words.edit).replace('{name}', () => person.name) : say(words.new);
  const fields = person ? ['name', 'email', 'language', 'roles'] : ['id', 'name', 'email', 'language', 'roles'];
  const body = (
    <>
      <h1>{title}</h1>
      <ErrorSummary problems={problems} />
      <Form action={person ? `/admin/people/${person.id}` : '/admin/people/new'} csrf={csrf}>
        <Fields
          form={personForm}
          values={values}
          problems={problems}
          only={fields}
          choices={await roleChoices(house.office)}
          {...(rows ? { rows: { roles: rows } } : {})}
        />
        <button type="submit" class="button button-primary">
          {say(words.save)}
        </button>
      </Form>
      {person && (
        <section aria-labelledby="personal">
          <h2 id="personal">{say(words.personal)}</h2>
          <ul>
            <li>
              <a href={`/admin/people/${person.id}/data`}>{say(words.data)}</a>
            </li>
            <li>
              <a href={`/admin/access-log?person=${person.id}`}>{say(words.seeLog)}</a>
            </li>
            <li>
              <a href={`/admin/people/${person.id}/erase`}>{say(words.erase)}</a>
            </li>
          </ul>
        </section>
      )}
    </>
  );
  const trail = adminTrail(say, { title: say(adminWords.people), href: '/admin/people' });
  return { page: { title, section: 'admin', trail, body }, ...(problems.length > 0 ? { status: 422 } : {}) };
}
