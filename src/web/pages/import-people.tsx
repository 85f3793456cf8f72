/** People from a spreadsheet: first what would happen, then that it does. */

import type { ComponentChildren } from 'preact';
import type { Text } from '../../policy/types.ts';
import { roleInWords } from '../../service/deputies.ts';
import { importPeople, type PeopleRead, peopleTemplate, readPeople } from '../../service/import-people.ts';
import { Alert } from '../components/alert.tsx';
import { Form } from '../components/form.tsx';
import { Labelled } from '../components/labelled.tsx';
import { ScrollTable } from '../components/scroll-table.tsx';
import { useLanguage, useSay } from '../language.tsx';
import type { Answer, Route, SignedIn } from '../route.ts';
import { adminWords } from '../words/admin.ts';
import { counted } from '../words/counted.ts';
import { peopleWords as words } from '../words/people.ts';
import { adminTrail, types } from './admin.tsx';

const open = { act: 'administer' } as const;

export const importRoutes: Route[] = [
  { method: 'GET', path: '/admin/import', open, handle: (visit) => filePage(visit) },
  { method: 'GET', path: '/admin/import/template', open, handle: template },
  { method: 'POST', path: '/admin/import', open, personal: true, upload: true, handle: dryRun },
  { method: 'POST', path: '/admin/import/save', open, personal: true, upload: true, handle: save },
];

/** It is carried by the page from the dry run to the saving, and a field of a form holds a megabyte. */
const longest = 700_000;

async function template({ house, language }: SignedIn): Promise<Answer> {
  const name = language === 'da' ? 'personer.xlsx' : 'people.xlsx';
  return { file: await peopleTemplate(house.office, language), type: types.xlsx, name };
}

async function dryRun(visit: SignedIn): Promise<Answer> {
  const file = visit.files.find(({ field }) => field === 'file')?.content;
  if (!file || file.length === 0) return filePage(visit, visit.say(words.noFile));
  if (file.length > longest) return filePage(visit, visit.say(words.tooLong));
  return resultPage(visit, file, await readPeople(visit.house.office, file, visit.at));
}

async function save(visit: SignedIn): Promise<Answer> {
  const { house, body, at } = visit;
  const file = Buffer.from(typeof body.content === 'string' ? body.content : '', 'base64');
  if (file.length === 0) return filePage(visit, visit.say(words.noFile));
  const read = await importPeople(house.office, file, at);
  if (read.problems.length > 0) return resultPage(visit, file, read);
  return { redirect: '/admin/people', told: 'people-imported' };
}

function page(visit: SignedIn, body: ComponentChildren, status = 200): Answer {
  const { say } = visit;
  const trail = adminTrail(say, { title: say(adminWords.people), href: '/admin/people' });
  return { page: { title: say(words.import), section: 'admin', trail, body }, status };
}

async function filePage(visit: SignedIn, wrong?: string): Promise<Answer> {
  const { say, csrf } = visit;
  const body = (
    <>
      <h1>{say(words.import)}</h1>
      <p class="font-lead">{say(words.importLead)}</p>
      <p>
        <a href="/admin/import/template">{say(words.template)}</a>
      </p>
      <Form action="/admin/import" csrf={csrf} upload>
        <Labelled id="file" label={say(words.file)} wrong={wrong}>
          {(tied) => <input {...tied} type="file" name="file" accept=".xlsx,.csv" />}
        </Labelled>
        <button type="submit" class="button button-primary">
          {say(words.tryIt)}
        </button>
      </Form>
    </>
  );
  return page(visit, body, wrong ? 422 : 200);
}

function resultPage(visit: SignedIn, file: Buffer, { people, problems }: PeopleRead): Answer {
  const { say, csrf } = visit;
  const body = (
    <>
      <h1>{say(words.import)}</h1>
      {problems.length > 0 && <Wrong problems={problems} />}
      {people.length > 0 && (
        <Outcome visit={visit} people={people} heading={problems.length > 0 ? words.inFile : words.dryRun} />
      )}
      {problems.length === 0 && (
        <Form action="/admin/import/save" csrf={csrf} upload>
          <input type="hidden" name="content" value={file.toString('base64')} />
          <button type="submit" class="button button-primary">
            {say(counted(words.saveThem, people.length))}
          </button>
        </Form>
      )}
      <p>
        <a href="/admin/import">{say(words.another)}</a>
      </p>
    </>
  );
  return page(visit, body, problems.length > 0 ? 422 : 200);
}

function Wrong({ problems }: Pick<PeopleRead, 'problems'>) {
  const say = useSay();
  return (
    <>
      <Alert is="error">
        <span id="wrong">{say(words.problems)}</span>
      </Alert>
      <ScrollTable labelledBy="wrong" heads={[words.row, words.column, words.found, words.wrong]}>
        {problems.map(({ row, column, found, message }) => (
          <tr key={`${row} ${column?.da} ${message.da}`}>
            <td>{row}</td>
            <td>{column && say(column)}</td>
            <td>{found}</td>
            <td>{say(message)}</td>
          </tr>
        ))}
      </ScrollTable>
    </>
  );
}

function Outcome({ visit, people, heading }: { visit: SignedIn; people: PeopleRead['people']; heading: Text }) {
  const say = useSay();
  const language = useLanguage();
  const fields = { name: words.name, email: words.mail, language: words.language, roles: words.roles };
  const changeOf = ({ replaces, changes }: PeopleRead['people'][number]) =>
    !replaces
      ? say(words.isNew)
      : changes.length === 0
        ? say(words.same)
        : say(words.changed).replace('{fields}', changes.map((field) => say(fields[field]).toLowerCase()).join(', '));
  return (
    <>
      <h2 id="outcome">{say(heading)}</h2>
      <ScrollTable
        labelledBy="outcome"
        heads={[words.row, words.change, words.id, words.name, words.mail, words.roles]}
      >
        {people.map((each) => (
          <tr key={each.row}>
            <td>{each.row}</td>
            <td>{changeOf(each)}</td>
            <td>{each.person.id}</td>
            <td>{each.person.name}</td>
            <td>{each.person.email}</td>
            <td>{each.person.roles.map((held) => roleInWords(visit.house.office, held)[language]).join('; ')}</td>
          </tr>
        ))}
      </ScrollTable>
    </>
  );
}
