import type { Case } from '../../engine/types.ts';
import { casesSeen } from '../../service/cases-seen.ts';
import { type CaseLine, caseLine } from '../../service/overview.ts';
import { DeadlineTag } from '../components/deadline-tag.tsx';
import { Pager, paged } from '../components/pager.tsx';
import { ScrollTable } from '../components/scroll-table.tsx';
import { T, useSay, When } from '../language.tsx';
import type { Answer, Route, SignedIn } from '../route.ts';
import { caseWords as words } from '../words/cases.ts';

export const casesRoutes: Route[] = [{ method: 'GET', path: '/cases', open: 'signed-in', handle: casesPage }];

const casesShown = 50;

async function casesPage({ house, access, today, say, query }: SignedIn): Promise<Answer> {
  const { office } = house;
  const status: Case['status'] = query.status === 'done' ? 'done' : 'active';
  const wanted = await casesSeen(office, access, { status, ...(query.workflow ? { workflow: query.workflow } : {}) });
  const part = paged(wanted, query.page, casesShown);
  const lines = await Promise.all(part.items.map(({ snapshot, origin }) => caseLine(office, snapshot, origin, today)));
  const starts = access.starts.map(({ workflow }) => ({ workflow, title: access.policy.workflows[workflow]!.title }));
  const body = (
    <>
      <h1 id="page">{say(words.title)}</h1>
      <p>
        <a href="/cases" aria-current={status === 'active' ? 'page' : undefined}>
          {say(words.open)}
        </a>{' '}
        ·{' '}
        <a href="/cases?status=done" aria-current={status === 'done' ? 'page' : undefined}>
          {say(words.ended)}
        </a>
      </p>
      {lines.length === 0 ? <p>{say(words.none)}</p> : <CaseTable lines={lines} />}
      <Pager part={part} name="page" path="/cases" query={query} />
      {starts.length > 0 && (
        <section aria-labelledby="start">
          <h2 id="start">{say(words.start)}</h2>
          <ul>
            {starts.map(({ workflow, title }) => (
              <li key={workflow}>
                <a href={`/start/${workflow}`}>{say(title)}</a>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
  return { page: { title: say(words.title), section: 'cases', body } };
}

function CaseTable({ lines }: { lines: CaseLine[] }) {
  const say = useSay();
  return (
    <ScrollTable
      labelledBy="page"
      heads={[words.case, words.workflow, words.state, words.waitsFor, words.nextDeadline]}
    >
      {lines.map((line) => (
        <tr key={line.id}>
          <th scope="row">
            <a href={`/cases/${line.id}`}>{line.title}</a>
            {line.origin === 'precedent' && <span class="weight-normal"> ({say(words.precedent)})</span>}
          </th>
          <td>
            <T of={line.workflow} />
          </td>
          <td>
            <T of={line.state} />
          </td>
          <td>{line.owner && <T of={line.owner} />}</td>
          <td>
            {line.origin === 'run' && line.next?.due && (
              <>
                <T of={line.next.title} />: <When on={line.next.due} /> <DeadlineTag state={line.next.state} />
              </>
            )}
          </td>
        </tr>
      ))}
    </ScrollTable>
  );
}
