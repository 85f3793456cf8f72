/** Starting a case: its title, the role one acts in, and the cases it belongs to. */

import type { FormProblem } from '../../policy/forms.ts';
import type { Text } from '../../policy/types.ts';
import { openLinks } from '../../service/case-links.ts';
import { businessDate } from '../../service/office.ts';
import { startCase } from '../../service/start-case.ts';
import { ActingRole } from '../components/acting-role.tsx';
import { Form } from '../components/form.tsx';
import { Labelled } from '../components/labelled.tsx';
import { ErrorSummary, fieldId } from '../forms/schema-form.tsx';
import type { Answer, Route, SignedIn } from '../route.ts';
import { caseWords as words } from '../words/cases.ts';
import { formWords } from '../words/forms.ts';
import { Refusals } from './command.tsx';

export const startRoutes: Route[] = [
  { method: 'GET', path: '/start/:workflow', open: 'signed-in', handle: (visit) => startPage(visit) },
  { method: 'POST', path: '/start/:workflow', open: 'signed-in', handle: start },
];

async function start(visit: SignedIn): Promise<Answer> {
  const { house, access, body, params, at, today } = visit;
  const right = access.starts.find(({ workflow }) => workflow === params.workflow);
  if (!right) return startPage(visit);
  const title = typeof body.title === 'string' ? body.title.trim() : '';
  if (title === '')
    return startPage(visit, { problems: [{ path: 'title', message: words.titleMissing }], status: 422 });
  const asked = typeof body._as === 'string' ? body._as : '';
  const role = right.roles.find((each) => each === asked) ?? (right.roles[0] as string);
  const links = Object.entries(body).flatMap(([name, value]) =>
    name.startsWith('link.') && typeof value === 'string' && value !== '' ? [[name.slice(5), value] as const] : [],
  );
  const started = await startCase(house.office, {
    workflow: right.workflow,
    title,
    actor: { role, by: access.person.id },
    occurredAt: businessDate(today, undefined),
    at,
    links: Object.fromEntries(links),
    sees: access.sees,
  });
  if ('refusals' in started) return startPage(visit, { refusals: started.refusals, status: 422 });
  return { redirect: `/cases/${started.case.id}`, told: 'started' };
}

interface Told {
  problems?: FormProblem[];
  refusals?: Parameters<typeof Refusals>[0]['refusals'];
  status?: number;
}

async function startPage(visit: SignedIn, { problems = [], refusals = [], status = 200 }: Told = {}): Promise<Answer> {
  const { house, access, params, say, csrf, body: written } = visit;
  const right = access.starts.find(({ workflow }) => workflow === params.workflow);
  const workflow = right && access.policy.workflows[right.workflow];
  const trail = [{ title: say(words.title), href: '/cases' }];
  if (!right || !workflow) {
    const body = <h1>{say(notYours)}</h1>;
    return { page: { title: say(notYours), section: 'cases', trail, body }, status: 403 };
  }
  const heading = say(words.startOne).replace('{workflow}', () => say(workflow.title));
  const links = await openLinks(house.office, right.workflow);
  const title = typeof written.title === 'string' ? written.title : '';
  const wrong = problems.some(({ path }) => path === 'title');
  const body = (
    <>
      <h1>{heading}</h1>
      <ErrorSummary problems={problems} />
      <Refusals visit={visit} refusals={refusals} />
      <Form action={`/start/${right.workflow}`} csrf={csrf}>
        <Labelled
          id={fieldId('title')}
          label={say(words.caseTitle)}
          wrong={wrong ? say(words.titleMissing) : undefined}
        >
          {(tied) => (
            <input {...tied} class="form-input" name="title" maxLength={200} value={title} aria-required="true" />
          )}
        </Labelled>
        {links.map(({ link, to, open }) => (
          <div class="form-group" key={link}>
            <label class="form-label" for={fieldId(link)}>
              {say(words.belongsTo).replace('{workflow}', () => say(to))}{' '}
              <span class="weight-normal">({say(formWords.optional)})</span>
            </label>
            <select class="form-select" id={fieldId(link)} name={`link.${link}`}>
              <option value="">{say(formWords.choose)}</option>
              {open.map(({ id, title: name }) => (
                <option key={id} value={id} selected={written[`link.${link}`] === id || visit.query[link] === id}>
                  {name}
                </option>
              ))}
            </select>
          </div>
        ))}
        <ActingRole roles={right.roles} policy={access.policy} acting={right.roles[0]} />
        <button type="submit" class="button button-primary">
          {say(words.startIt)}
        </button>
      </Form>
    </>
  );
  return { page: { title: heading, section: 'cases', trail, body }, status };
}

const notYours: Text = {
  da: 'Du kan ikke oprette en sag af denne slags',
  en: 'You may not start a case of this kind',
};
