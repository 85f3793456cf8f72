/** The page behind the link that the first start prints: the first person who may let others in. */

import { hashOf } from '../../ledger/secret-hash.ts';
import {
  administeringRoles,
  enterFirst,
  type FirstAdministrator,
  firstLinkWorks,
} from '../../service/first-administrator.ts';
import { Form } from '../components/form.tsx';
import { Labelled } from '../components/labelled.tsx';
import type { Answer, Route, Visit } from '../route.ts';
import { newSession } from '../session.ts';
import { firstWords as words } from '../words/first.ts';

export const firstRoutes: Route[] = [
  { method: 'GET', path: '/first/:secret', open: 'everybody', perMinute: 30, handle: ask },
  { method: 'POST', path: '/first/:secret', open: 'everybody', perMinute: 30, handle: enter },
];

interface Field {
  id: 'name' | 'email';
  label: string;
  type: 'text' | 'email';
  autocomplete: string;
  value: string;
  error: string | undefined;
}

async function ask(visit: Visit): Promise<Answer> {
  const works = await firstLinkWorks(visit.house.office, hashOf(visit.params.secret ?? ''), visit.at);
  return works ? page(visit, {}) : gone(visit);
}

async function enter(visit: Visit): Promise<Answer> {
  const { house, body, params, at, language } = visit;
  const text = (name: string) => (typeof body[name] === 'string' ? body[name].trim() : '');
  const roles = await administeringRoles(house.office, at);
  const given: FirstAdministrator = {
    name: text('name'),
    email: text('email'),
    language,
    role: roles.find(({ id }) => id === body.role)?.id ?? roles[0]?.id ?? '',
  };
  const entered = await enterFirst(house.office, hashOf(params.secret ?? ''), given, at);
  if ('gone' in entered) return gone(visit);
  if ('problems' in entered) {
    const errors: Record<string, string> = {};
    for (const { of, message } of entered.problems) errors[of] ??= visit.say(message);
    return { ...(await page(visit, errors)), status: 422 };
  }
  const secret = house.secret();
  await house.office.ledger.access.openSession(
    newSession(secret, { person: entered.person, language, by: 'link' }, at),
  );
  return { redirect: '/', told: 'first-entered', signedIn: secret };
}

async function page(visit: Visit, errors: Record<string, string>): Promise<Extract<Answer, { page: unknown }>> {
  const { house, at, say, params, csrf, body } = visit;
  const roles = await administeringRoles(house.office, at);
  const written = (name: string) => (typeof body[name] === 'string' ? body[name] : '');
  const field = (id: Field['id'], label: string, type: Field['type']): Field => {
    return { id, label, type, autocomplete: id, value: written(id), error: errors[id] };
  };
  const fields = [field('name', say(words.name), 'text'), field('email', say(words.email), 'email')];
  const content = (
    <>
      <h1>{say(words.title)}</h1>
      <p class="font-lead">{say(words.lead)}</p>
      <Form action={`/first/${params.secret}`} csrf={csrf}>
        {fields.map((each) => (
          <Input key={each.id} field={each} />
        ))}
        {roles.length > 1 && (
          <div class="form-group">
            <label class="form-label" for="role">
              {say(words.role)}
            </label>
            <select class="form-select" id="role" name="role">
              {roles.map(({ id, title }) => (
                <option key={id} value={id} selected={id === body.role}>
                  {say(title)}
                </option>
              ))}
            </select>
          </div>
        )}
        <button type="submit" class="button button-primary">
          {say(words.enter)}
        </button>
      </Form>
    </>
  );
  return { page: { title: say(words.title), body: content } };
}

function Input({ field: { id, label, type, autocomplete, value, error } }: { field: Field }) {
  return (
    <Labelled id={id} label={label} wrong={error}>
      {(tied) => (
        <input
          {...tied}
          class="form-input"
          name={id}
          type={type}
          list={undefined}
          value={value}
          autocomplete={autocomplete}
        />
      )}
    </Labelled>
  );
}

function gone({ say }: Visit): Answer {
  const body = (
    <>
      <h1>{say(words.goneTitle)}</h1>
      <p class="font-lead">{say(words.gone)}</p>
      <p>
        <a href="/sign-in">{say(words.signIn)}</a>
      </p>
    </>
  );
  return { page: { title: say(words.goneTitle), body }, status: 410 };
}
