/** Tokens that a person has lent to programs: issue, see, revoke. */

import type { FormProblem } from '../../policy/forms.ts';
import {
  issueToken,
  type ListedToken,
  listTokens,
  mostDays,
  revokeListed,
  type Scope,
  scopeNames,
  scopesFor,
} from '../../service/api-tokens.ts';
import { today } from '../../service/days.ts';
import { Form } from '../components/form.tsx';
import { Labelled } from '../components/labelled.tsx';
import { ScrollTable } from '../components/scroll-table.tsx';
import { ErrorSummary, fieldId } from '../forms/schema-form.tsx';
import { useSay, When } from '../language.tsx';
import type { Answer, Route, SignedIn } from '../route.ts';
import { apiWords } from '../words/api.ts';
import { tokenWords as words } from '../words/tokens.ts';

export const tokenRoutes: Route[] = [
  { method: 'GET', path: '/me/tokens', open: 'signed-in', handle: (visit) => tokensPage(visit) },
  { method: 'POST', path: '/me/tokens', open: 'signed-in', perMinute: 20, personal: true, handle: issue },
  { method: 'POST', path: '/me/tokens/:token/revoke', open: 'signed-in', personal: true, handle: revoke },
];

const usualDays = 90;

interface Written {
  title: string;
  scopes: string[];
  days: string;
  problems: FormProblem[];
}

async function issue(visit: SignedIn): Promise<Answer> {
  const { house, access, body, at, say } = visit;
  const title = typeof body.title === 'string' ? body.title : '';
  const days = typeof body.days === 'string' ? body.days.trim() : '';
  const scopes = [body.scopes ?? []].flat();
  const asked = { title, scopes, days: Number(days || Number.NaN), secret: house.secret(), at };
  const issued = await issueToken(house.office, access, asked);
  if ('problems' in issued) return tokensPage(visit, { title, scopes, days, problems: issued.problems });
  const shown = (
    <>
      <h1>{say(words.issued)}</h1>
      <p class="font-lead">{say(words.onlyNow)}</p>
      <p>
        <code class="secret">{issued.token}</code>
      </p>
      <p>
        <a href="/me/tokens">{say(words.back)}</a>
      </p>
    </>
  );
  return { page: { title: say(words.issued), trail: [{ title: say(words.title), href: '/me/tokens' }], body: shown } };
}

async function revoke({ house, access, params, at }: SignedIn): Promise<Answer> {
  const done = await revokeListed(house.office, params.token ?? '', at, access.person.id);
  return { redirect: '/me/tokens', ...(done ? { told: 'done' as const } : {}) };
}

async function tokensPage(visit: SignedIn, written?: Written): Promise<Answer> {
  const { house, access, at, say } = visit;
  const own = await listTokens(house.office, at, access.person.id);
  const body = (
    <>
      <h1>{say(words.title)}</h1>
      <p class="font-lead">{say(words.lead)}</p>
      <p>
        {say(words.described)} <a href="/api">{say(apiWords.title)}</a>.
      </p>
      <section aria-labelledby="own">
        <h2 id="own">{say(words.yours)}</h2>
        {own.length === 0 ? <p>{say(words.none)}</p> : <Own tokens={own} visit={visit} />}
      </section>
      <NewToken
        visit={visit}
        written={written ?? { title: '', scopes: ['read'], days: `${usualDays}`, problems: [] }}
      />
    </>
  );
  return { page: { title: say(words.title), body }, status: written ? 422 : 200 };
}

function Own({ tokens, visit }: { tokens: ListedToken[]; visit: SignedIn }) {
  const say = useSay();
  const day = (at: string) => <When on={today(visit.house.office.text, at)} />;
  const heads = [words.name, words.scopes, words.issuedOn, words.expires, words.used, words.state];
  return (
    <ScrollTable labelledBy="own" heads={heads}>
      {tokens.map(({ id, title, scopes, createdAt, expiresAt, usedAt, state }) => (
        <tr key={id}>
          <th scope="row">
            {title} <span class="weight-normal">({id})</span>
          </th>
          <td>{scopes.join(', ')}</td>
          <td>{day(createdAt)}</td>
          <td>{expiresAt && day(expiresAt)}</td>
          <td>{usedAt ? day(usedAt) : say(words.never)}</td>
          <td>
            {say(words[state])}
            {state === 'open' && (
              <Form action={`/me/tokens/${id}/revoke`} csrf={visit.csrf}>
                <button
                  type="submit"
                  class="button button-secondary button-small"
                  aria-label={`${say(words.revoke)}: ${title}`}
                >
                  {say(words.revoke)}
                </button>
              </Form>
            )}
          </td>
        </tr>
      ))}
    </ScrollTable>
  );
}

function NewToken({ visit, written }: { visit: SignedIn; written: Written }) {
  const say = useSay();
  const wrong = (path: string) => {
    const found = written.problems.find((each) => each.path === path);
    return found && say(found.message);
  };
  const noScopes = wrong('scopes');
  return (
    <section aria-labelledby="create">
      <h2 id="create">{say(words.create)}</h2>
      <ErrorSummary problems={written.problems} />
      <Form action="/me/tokens" csrf={visit.csrf}>
        <Labelled id={fieldId('title')} label={say(words.name)} wrong={wrong('title')}>
          {(tied) => (
            <input
              {...tied}
              class="form-input"
              name="title"
              maxLength={100}
              value={written.title}
              aria-required="true"
            />
          )}
        </Labelled>
        <fieldset
          class={`form-group${noScopes ? ' form-error' : ''}`}
          id={fieldId('scopes')}
          aria-describedby={noScopes && 'scopes-error'}
        >
          <legend class="form-label">{say(words.scopes)}</legend>
          {noScopes && (
            <span class="form-error-message" id="scopes-error">
              {noScopes}
            </span>
          )}
          {scopesFor(visit.access).map((scope: Scope) => (
            <div class="form-group-checkbox" key={scope}>
              <input
                type="checkbox"
                class="form-checkbox"
                id={`scope-${scope}`}
                name="scopes"
                value={scope}
                checked={written.scopes.includes(scope)}
              />
              <label class="form-label" for={`scope-${scope}`}>
                {say(scopeNames[scope])} ({scope})
              </label>
            </div>
          ))}
        </fieldset>
        <Labelled id={fieldId('days')} label={`${say(words.days)} (1–${mostDays})`} wrong={wrong('days')}>
          {(tied) => (
            <input
              {...tied}
              class="form-input input-width-s"
              name="days"
              inputMode="numeric"
              value={written.days}
              aria-required="true"
            />
          )}
        </Labelled>
        <button type="submit" class="button button-primary">
          {say(words.issue)}
        </button>
      </Form>
    </section>
  );
}
