/** What is held on people: told to everybody, handed out to whom it is about, and erased. */

import type { Person } from '../../ledger/contract.ts';
import { type Erasure, erasePerson, erasureOf } from '../../service/erase-person.ts';
import { exportPerson } from '../../service/export-person.ts';
import { keptData } from '../../service/kept-data.ts';
import { personData } from '../../service/person-data.ts';
import { Alert } from '../components/alert.tsx';
import { Form } from '../components/form.tsx';
import { Sources } from '../components/sources.tsx';
import type { Answer, Route, SignedIn } from '../route.ts';
import { adminWords } from '../words/admin.ts';
import { dataWords as words } from '../words/people.ts';
import { adminTrail, notThere } from './admin.tsx';
import { ofPerson } from './people.tsx';

const open = { act: 'administer' } as const;
const signedIn = 'signed-in' as const;

export const personalDataRoutes: Route[] = [
  { method: 'GET', path: '/privacy', open: signedIn, handle: privacyPage },
  { method: 'GET', path: '/me/data', open: signedIn, personal: true, handle: mine },
  {
    method: 'GET',
    path: '/me/data/file',
    open: signedIn,
    personal: true,
    handle: (visit) => file(visit, visit.access.person),
  },
  { method: 'GET', path: '/admin/people/:person/data', open, handle: (visit) => ofPerson(visit, dataPage) },
  { method: 'GET', path: '/admin/people/:person/data/file', open, handle: (visit) => ofPerson(visit, file) },
  { method: 'GET', path: '/admin/people/:person/erase', open, handle: (visit) => ofPerson(visit, erasePage) },
  { method: 'POST', path: '/admin/people/:person/erase', open, handle: (visit) => ofPerson(visit, erase) },
];

async function file({ house, language, at, say, today }: SignedIn, { id }: Person): Promise<Answer> {
  const data = await personData(house.office, id, at);
  if (!data) return notThere(say);
  return {
    file: await exportPerson(house.office, data, language),
    type: 'application/zip',
    name: `${id}-${today}.zip`,
  };
}

async function mine({ say }: SignedIn): Promise<Answer> {
  return { page: { title: say(words.mine), body: <Data title={say(words.mine)} href="/me/data/file" say={say} /> } };
}

async function dataPage({ say }: SignedIn, { id, name }: Person): Promise<Answer> {
  const title = say(words.title).replace('{name}', () => name);
  const body = <Data title={title} href={`/admin/people/${id}/data/file`} say={say} />;
  return { page: { title, section: 'admin', trail: trailOf(say, id, name), body } };
}

function Data({ title, href, say }: { title: string; href: string; say: SignedIn['say'] }) {
  return (
    <>
      <h1>{title}</h1>
      <p class="font-lead">{say(words.lead)}</p>
      <p>
        <a class="button button-primary" href={href}>
          {say(words.download)}
        </a>
      </p>
      <p>
        <a href="/privacy">{say(words.why)}</a>
      </p>
    </>
  );
}

async function erase(visit: SignedIn, person: Person): Promise<Answer> {
  const { house, body, access, at, say } = visit;
  if (body.sure !== 'yes') return erasePage(visit, person, say(words.notSure));
  const refusal = await erasePerson(house.office, person.id, access.person.id, at);
  return refusal ? erasePage(visit, person, say(refusal)) : { redirect: '/admin/people', told: 'person-erased' };
}

async function erasePage(visit: SignedIn, person: Person, refusal?: string): Promise<Answer> {
  const { house, say, at, csrf } = visit;
  const data = await personData(house.office, person.id, at);
  if (!data) return notThere(say);
  const title = say(words.eraseTitle).replace('{name}', () => person.name);
  const body = (
    <>
      <h1>{title}</h1>
      {refusal && (
        <Alert is="error" title={say(words.refused)}>
          {refusal}
        </Alert>
      )}
      <Consequences erasure={erasureOf(data)} id={person.id} say={say} />
      <Form action={`/admin/people/${person.id}/erase`} csrf={csrf}>
        <div class="form-group-checkbox">
          <input type="checkbox" class="form-checkbox" id="sure" name="sure" value="yes" />
          <label for="sure">{say(words.sure)}</label>
        </div>
        <button type="submit" class="button button-warning">
          {say(words.eraseIt)}
        </button>
      </Form>
    </>
  );
  const trail = trailOf(say, person.id, person.name);
  return { page: { title, section: 'admin', trail, body }, ...(refusal ? { status: 422 } : {}) };
}

function Consequences({ erasure: { goes, stays }, id, say }: { erasure: Erasure; id: string; say: SignedIn['say'] }) {
  const counted = (text: typeof words.roles, count: number) =>
    say(text)
      .replace('{count}', String(count))
      .replace('{id}', () => id);
  const going = ['roles', 'deputies', 'access', 'letters', 'bounces'] as const;
  return (
    <>
      <h2>{say(words.goes)}</h2>
      <ul>
        <li>{say(words.register)}</li>
        {going.map((kind) => (
          <li key={kind}>{counted(words[kind], goes[kind])}</li>
        ))}
        <li>{say(words.named)}</li>
      </ul>
      <h2>{say(words.stays)}</h2>
      <ul>
        <li>{counted(words.events, stays.events)}</li>
        <li>{counted(words.entries, stays.log)}</li>
        <li>{say(words.idStays)}</li>
        <li>{say(words.backups)}</li>
      </ul>
    </>
  );
}

async function privacyPage({ house, say, language }: SignedIn): Promise<Answer> {
  const kinds = keptData(house.office, language);
  const body = (
    <>
      <h1>{say(words.privacy)}</h1>
      <p class="font-lead">{say(words.privacyLead)}</p>
      <p>
        <a href="/me/data">{say(words.mine)}</a>
      </p>
      {kinds.length === 0 && <p>{say(words.notTold)}</p>}
      {kinds.map(({ kind, title, holds, purpose, basis, period, afterwards, status, sources }) => (
        <section key={kind} aria-labelledby={kind}>
          <h2 id={kind}>{say(title)}</h2>
          <dl class="facts">
            <dt>{say(words.holds)}</dt>
            <dd>{say(holds)}</dd>
            <dt>{say(words.purpose)}</dt>
            <dd>{say(purpose)}</dd>
            <dt>{say(words.basis)}</dt>
            <dd>{say(basis)}</dd>
            <dt>{say(words.period)}</dt>
            <dd>{period ?? say(words.noPeriod)}</dd>
            <dt>{say(words.afterwards)}</dt>
            <dd>{say(afterwards)}</dd>
            <dt>{say(words.status)}</dt>
            <dd>
              {status} <Sources cited={sources} />
            </dd>
          </dl>
        </section>
      ))}
    </>
  );
  return { page: { title: say(words.privacy), body } };
}

function trailOf(say: SignedIn['say'], id: string, name: string) {
  return adminTrail(
    say,
    { title: say(adminWords.people), href: '/admin/people' },
    { title: name, href: `/admin/people/${id}` },
  );
}
