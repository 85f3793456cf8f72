/** The interface for programs, described for people. */

import type { Operation } from '../api/operation.ts';
import { operations } from '../api/operations.ts';
import { ScrollTable } from '../components/scroll-table.tsx';
import { T, useSay } from '../language.tsx';
import type { Answer, Route, Visit } from '../route.ts';
import { apiWords as words } from '../words/api.ts';
import { apiProblems } from '../words/api-problems.ts';
import { problems as pageProblems } from '../words/problems.ts';

export const apiRoutes: Route[] = [
  { method: 'GET', path: '/api', open: 'everybody', handle: apiPage },
  { method: 'GET', path: '/api/problems/:problem', open: 'everybody', handle: problemPage },
];

const groups = Object.keys(words.groups) as Operation['group'][];

function apiPage({ say }: Visit): Answer {
  return { page: { title: say(words.title), body: <Description /> } };
}

function Description() {
  const say = useSay();
  return (
    <>
      <h1>{say(words.title)}</h1>
      <p class="font-lead">{say(words.lead)}</p>
      <p>
        <a href="/api/openapi.json">{say(words.document)}</a>
      </p>
      <h2>{say(words.how)}</h2>
      <ul>
        {[words.authorization, words.versions, words.once, words.paging].map((each) => (
          <li key={each.en}>{say(each)}</li>
        ))}
        <li>
          {say(words.problems)}{' '}
          {Object.keys(apiProblems).map((name, index) => (
            <span key={name}>
              {index > 0 && ', '}
              <a href={`/api/problems/${name}`}>{name}</a>
            </span>
          ))}
          .
        </li>
      </ul>
      <h2>{say(words.operations)}</h2>
      {groups.map((group) => (
        <section key={group} aria-labelledby={`group-${group}`}>
          <h3 id={`group-${group}`}>{say(words.groups[group])}</h3>
          <ScrollTable labelledBy={`group-${group}`} heads={[words.call, words.does, words.scope]}>
            {operations
              .filter((each) => each.group === group)
              .map((each) => (
                <tr key={each.id} id={each.id}>
                  <th scope="row">
                    <code>
                      {each.method} /api{each.path.replace(/:([a-z]+)/gi, '{$1}')}
                    </code>
                  </th>
                  <td>
                    <T of={each.title} />
                  </td>
                  <td>
                    {each.scope}
                    {each.act && ` (${say(words.right)})`}
                  </td>
                </tr>
              ))}
          </ScrollTable>
        </section>
      ))}
    </>
  );
}

function problemPage({ say, params: { problem = '' } }: Visit): Answer {
  const found = Object.hasOwn(apiProblems, problem) ? apiProblems[problem as keyof typeof apiProblems] : undefined;
  const trail = [{ title: say(words.title), href: '/api' }];
  if (!found) {
    const { title, text } = pageProblems['not-found'];
    const body = (
      <>
        <h1>{say(title)}</h1>
        <p class="font-lead">{say(text)}</p>
      </>
    );
    return { page: { title: say(title), trail, body }, status: 404 };
  }
  const body = (
    <>
      <h1>{say(found.title)}</h1>
      <p class="font-lead">{say(found.detail)}</p>
      <dl class="facts">
        <dt>{say(words.status)}</dt>
        <dd>{found.status}</dd>
        <dt>type</dt>
        <dd>
          <code>/api/problems/{problem}</code>
        </dd>
      </dl>
    </>
  );
  return { page: { title: `${say(words.problemTitle)}: ${say(found.title)}`, trail, body } };
}
