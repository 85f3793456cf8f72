import type { Person } from '../../ledger/contract.ts';
import { hashOf } from '../../ledger/secret-hash.ts';
import { sendSignInLink } from '../../service/sign-in.ts';
import { Form } from '../components/form.tsx';
import { Labelled } from '../components/labelled.tsx';
import { useSay } from '../language.tsx';
import type { Answer, Route, SignedIn, Visit } from '../route.ts';
import { newSession } from '../session.ts';
import { signInWords as words } from '../words/sign-in.ts';

export const signInRoutes: Route[] = [
  { method: 'GET', path: '/sign-in', open: 'everybody', handle: (visit) => askPage(visit) },
  { method: 'POST', path: '/sign-in', open: 'everybody', perMinute: 10, handle: send },
  { method: 'GET', path: '/sign-in/:secret', open: 'everybody', handle: confirmPage },
  { method: 'POST', path: '/sign-in/:secret', open: 'everybody', perMinute: 30, handle: enter },
  { method: 'POST', path: '/sign-out', open: 'signed-in', handle: leave },
];

async function send(visit: Visit): Promise<Answer> {
  const { house, body, at, say } = visit;
  const email = typeof body.email === 'string' ? body.email.trim() : '';
  if (email === '') return askPage(visit, true);
  const secret = house.secret();
  await sendSignInLink(house.office, house.transport, {
    email,
    target: ownPath(typeof body.to === 'string' ? body.to : undefined),
    at,
    hash: hashOf(secret),
    link: `${house.url}/sign-in/${secret}`,
  });
  const text = (
    <>
      <h1>{say(words.sentTitle)}</h1>
      <p class="font-lead">{say(words.sent)}</p>
    </>
  );
  return { page: { title: say(words.sentTitle), body: text } };
}

/** Opening the link uses nothing up: programs that look through mail open every link they find. */
async function confirmPage(visit: Visit): Promise<Answer> {
  const { house, at, say, params, csrf } = visit;
  const { ledger } = house.office;
  const link = await ledger.access.signInLink(hashOf(params.secret ?? ''), at);
  const person = link && (await ledger.people()).find(({ id }) => id === link.person);
  if (!link || !person) return refused(visit);
  const body = (
    <>
      <h1>{say(words.confirmTitle)}</h1>
      <p class="font-lead">{say(words.confirm).replace('{name}', () => person.name)}</p>
      <Form action={`/sign-in/${params.secret}`} csrf={csrf}>
        <button type="submit" class="button button-primary">
          {say(words.goOn)}
        </button>
      </Form>
    </>
  );
  return { page: { title: say(words.confirmTitle), body } };
}

async function enter(visit: Visit): Promise<Answer> {
  const { house, at, params } = visit;
  const { ledger } = house.office;
  const hash = hashOf(params.secret ?? '');
  const link = await ledger.access.signInLink(hash, at);
  const person = link && (await ledger.people()).find(({ id }) => id === link.person);
  if (!link || !person) return refused(visit);
  const secret = house.secret();
  const session = newSession(secret, { person: person.id, language: person.language, by: 'link' }, at);
  if (!(await ledger.access.signIn(hash, session))) return refused(visit);
  return { redirect: link.target, told: 'signed-in', signedIn: secret };
}

async function leave({ house, session, say }: SignedIn): Promise<Answer> {
  await house.office.ledger.access.closeSession(session.hash);
  const provider = session.by === 'openid' ? house.openId : undefined;
  const elsewhere = provider?.leave(session.hash);
  if (provider && elsewhere) {
    const named = (text: string) => text.replace('{provider}', () => provider.title);
    const body = (
      <>
        <h1>{say(words.leftTitle)}</h1>
        <p class="font-lead">{named(say(words.left))}</p>
        <p>
          <a href={elsewhere}>{named(say(words.leaveToo))}</a>
        </p>
      </>
    );
    return { page: { title: say(words.leftTitle), body }, signedOut: true };
  }
  return { redirect: '/sign-in', told: 'signed-out', signedIn: null };
}

async function askPage(visit: Visit, missing = false): Promise<Answer> {
  const { say, house } = visit;
  const people = house.mode === 'training' ? await house.office.ledger.people() : [];
  return {
    page: { title: say(words.title), body: <Ask visit={visit} missing={missing} people={people} /> },
    ...(missing ? { status: 422 } : {}),
  };
}

function Ask({ visit, missing, people }: { visit: Visit; missing: boolean; people: Person[] }) {
  const say = useSay();
  return (
    <>
      <h1>{say(words.title)}</h1>
      {visit.house.openId && (
        <>
          <p>
            <a class="button button-primary" href={`/sign-in/openid?to=${encodeURIComponent(ownPath(visit.query.to))}`}>
              {say(words.with)} {visit.house.openId.title}
            </a>
          </p>
          <h2>{say(words.or)}</h2>
        </>
      )}
      <p class="font-lead">{say(words.lead)}</p>
      <Form action="/sign-in" csrf={visit.csrf}>
        <input type="hidden" name="to" value={ownPath(visit.query.to)} />
        <Labelled id="email" label={say(words.email)} wrong={missing ? say(words.missing) : undefined}>
          {(tied) => <input {...tied} class="form-input" name="email" type="email" autocomplete="email" />}
        </Labelled>
        <button type="submit" class="button button-primary">
          {say(words.send)}
        </button>
      </Form>
      {people.length > 0 && (
        <section aria-labelledby="be">
          <h2 id="be">{say(words.trainingTitle)}</h2>
          <p>{say(words.trainingLead)}</p>
          <Form action="/training/sign-in" csrf={visit.csrf}>
            <input type="hidden" name="to" value={ownPath(visit.query.to)} />
            <ul class="plain-list people-to-be">
              {people.map(({ id, name }) => (
                <li key={id}>
                  <button type="submit" class="button button-secondary button-small" name="person" value={id}>
                    {name}
                  </button>
                </li>
              ))}
            </ul>
          </Form>
        </section>
      )}
    </>
  );
}

function refused({ say }: Visit): Answer {
  const body = (
    <>
      <h1>{say(words.refusedTitle)}</h1>
      <p class="font-lead">{say(words.refused)}</p>
      <p>
        <a href="/sign-in">{say(words.again)}</a>
      </p>
    </>
  );
  return { page: { title: say(words.refusedTitle), body }, status: 410 };
}

/** A path of this house; anything else leads to the front page. */
export function ownPath(given: string | undefined): string {
  return given !== undefined && /^\/(?![/\\])[\x21-\x7e]*$/.test(given) ? given : '/';
}
