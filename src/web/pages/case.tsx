import type { Available } from '../../engine/available.ts';
import { type CaseFile, caseFile } from '../../service/case-file.ts';
import { caseTimeLine } from '../../service/case-time-line.ts';
import { cited } from '../../service/cited.ts';
import { derivationInWords } from '../../service/deadline-words.ts';
import { actorInWords, eventInWords } from '../../service/event-words.ts';
import { labelOf } from '../../service/labelled.ts';
import { casePicture } from '../../service/workflow-view.ts';
import { CaseViews } from '../components/case-views.tsx';
import { DeadlineTag } from '../components/deadline-tag.tsx';
import { Sources } from '../components/sources.tsx';
import { T, useLanguage, useSay, When } from '../language.tsx';
import { casePages } from '../own-pages.ts';
import type { Answer, Route, SignedIn } from '../route.ts';
import { caseWords as words } from '../words/cases.ts';

export const caseRoutes: Route[] = [
  { method: 'GET', path: '/cases/:case', open: 'signed-in', handle: casePage },
  { method: 'GET', path: '/cases/:case/picture.svg', open: 'signed-in', handle: picture },
  { method: 'GET', path: '/cases/:case/time-line.svg', open: 'signed-in', handle: timeLine },
];

/** What an image may do when it is opened by itself: nothing but be looked at. */
export const imagePolicy = "default-src 'none'; style-src 'unsafe-inline'";

async function picture({ house, kase, language }: SignedIn): Promise<Answer> {
  const { id, workflow } = kase.snapshot;
  const file = await casePicture(house.office, workflow, id, { language, format: 'svg' });
  return { file, type: 'image/svg+xml', policy: imagePolicy };
}

async function timeLine({ house, kase, at, language }: SignedIn): Promise<Answer> {
  const { svg } = await caseTimeLine(house.office, kase.snapshot.id, at, language);
  return { file: svg, type: 'image/svg+xml', policy: imagePolicy };
}

async function casePage(visit: SignedIn): Promise<Answer> {
  const { house, kase, access, today, say } = visit;
  const { id, title } = kase.snapshot;
  const roles = access.rolesIn(kase.snapshot);
  const file = await caseFile(house.office, id, { role: roles[0] ?? '', by: access.person.id }, today);
  return {
    page: {
      title,
      section: 'cases',
      trail: [{ title: say(words.title), href: '/cases' }],
      body: <CaseBody visit={visit} file={file} roles={roles} />,
    },
  };
}

function CasePackage({ visit, id }: { visit: SignedIn; id: string }) {
  if (!visit.access.mayAct('export')) return null;
  return (
    <p>
      <a href={`/cases/${id}/package`}>
        <T of={words.package} />
      </a>
    </p>
  );
}

function CaseBody({ visit, file, roles }: { visit: SignedIn; file: CaseFile; roles: string[] }) {
  const say = useSay();
  const { line, case: kase } = file;
  const own = casePages[kase.workflow];
  return (
    <>
      <h1>{line.title}</h1>
      <p class="font-lead">
        <T of={line.workflow} /> · <strong>{say(line.state)}</strong>
        {line.owner && (
          <>
            {' '}
            · {say(words.waitsFor)}: <T of={line.owner} />
          </>
        )}
      </p>
      {own && (own.about === undefined || Object.hasOwn(kase.facts, own.about)) && (
        <p>
          <a href={`/cases/${kase.id}/${own.page}`}>{say(own.title)}</a>
        </p>
      )}
      <CaseViews file={file} />
      {line.origin === 'precedent' ? <p>{say(words.precedent)}</p> : <Next visit={visit} file={file} roles={roles} />}
      <Limits file={file} />
      <section aria-labelledby="time-line">
        <h2 id="time-line">{say(words.timeLine)}</h2>
        <img
          class="wide-picture"
          src={`/cases/${kase.id}/time-line.svg`}
          alt={`${say(words.timeLine)}: ${line.title}`}
        />
      </section>
      <section aria-labelledby="picture">
        <h2 id="picture">{say(words.standsAt)}</h2>
        <details>
          <summary>{say(words.picture)}</summary>
          <img
            class="wide-picture"
            loading="lazy"
            src={`/cases/${kase.id}/picture.svg`}
            alt={`${say(words.picture)}: ${say(line.state)}`}
          />
        </details>
      </section>
      <p>
        <a href={`/cases/${kase.id}/mail`}>{say(words.mail)}</a>
      </p>
      <Milestones file={file} />
      <History file={file} />
      <CasePackage visit={visit} id={kase.id} />
    </>
  );
}

/** What the visitor may do with the roles held in the case, and what others may. */
function Next({ visit, file, roles }: { visit: SignedIn; file: CaseFile; roles: string[] }) {
  const say = useSay();
  const own = file.next.filter((each) => each.roles.some((role) => roles.includes(role)));
  const others = file.next.filter((each) => !own.includes(each));
  return (
    <section aria-labelledby="next">
      <h2 id="next">{say(words.next)}</h2>
      {file.next.length === 0 && <p>{say(words.noNext)}</p>}
      {own.length > 0 && <h3>{say(words.youMay)}</h3>}
      <ul class="plain-list commands">
        {own.map((each) => (
          <li key={each.command}>
            <a
              class="button button-secondary"
              href={`/cases/${file.case.id}/do/${each.command}?as=${each.roles.find((role) => roles.includes(role))}`}
            >
              <T of={each.title} />
            </a>
            <Lacking visit={visit} file={file} of={each} />
          </li>
        ))}
      </ul>
      {others.length > 0 && <h3>{say(words.othersMay)}</h3>}
      <ul>
        {others.map((each) => (
          <li key={each.command}>
            <T of={each.title} /> – {say(words.by)}{' '}
            {each.roles.map((role) => say(file.policy.roles[role]?.title ?? { da: role, en: role })).join(', ')}
            <Lacking visit={visit} file={file} of={each} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The rules that stand in the way on what is recorded so far: which, why, what is missing, and on what source. */
function Lacking({ visit, file, of }: { visit: SignedIn; file: CaseFile; of: Available }) {
  const say = useSay();
  if (of.lacking.length === 0) return null;
  const label = labelOf(file.policy, file.case.workflow);
  return (
    <details class="lacking">
      <summary>
        {say(words.lacks)} ({of.lacking.length})
      </summary>
      <ul>
        {of.lacking.map(({ criterion, missing }) => {
          const rule = file.policy.criteria[criterion] ?? file.policy.conditions[criterion];
          if (!rule) return null;
          const otherwise = file.policy.criteria[criterion]?.otherwise;
          return (
            <li key={criterion}>
              <strong>
                <T of={rule.title} />
              </strong>
              {otherwise && (
                <>
                  : <T of={otherwise} />
                </>
              )}
              {missing.length > 0 && ` (${missing.map((path) => say(label(path))).join(', ')})`}{' '}
              <Sources cited={cited(visit.house.office.text, rule.source)} />
            </li>
          );
        })}
      </ul>
    </details>
  );
}

function Limits({ file }: { file: CaseFile }) {
  const say = useSay();
  const language = useLanguage();
  const shown = file.deadlines.filter(({ due, binding, metBy }) => due && (binding || metBy));
  return (
    <section aria-labelledby="deadlines">
      <h2 id="deadlines">{say(words.deadlines)}</h2>
      {shown.length === 0 ? (
        <p>{say(words.noDeadlines)}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
        <section class="table-scroll" tabIndex={0} aria-labelledby="deadlines">
          <table class="table">
            <thead>
              <tr>
                <th scope="col">{say(words.deadline)}</th>
                <th scope="col">{say(words.due)}</th>
                <th scope="col">{say(words.stands)}</th>
                <th scope="col">{say(words.countedFrom)}</th>
              </tr>
            </thead>
            <tbody>
              {shown.map((each) => (
                <tr key={each.id}>
                  <th scope="row">
                    <T of={each.title} />
                  </th>
                  <td>
                    {each.due && <When on={each.due} />}
                    {each.forecast && ` (${say(words.forecast)})`}
                  </td>
                  <td>
                    <DeadlineTag state={each.state} />
                  </td>
                  <td>{derivationInWords(each, file.policy, file.case.workflow, language)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </section>
  );
}

function Milestones({ file }: { file: CaseFile }) {
  const say = useSay();
  const { milestones, planned, workflow } = file.case;
  const names = file.policy.workflows[workflow]?.milestones ?? {};
  const rows = [
    ...Object.entries(milestones).map(([id, { when }]) => ({ id, when, isPlan: false })),
    ...Object.entries(planned)
      .filter(([id]) => milestones[id] === undefined)
      .map(([id, { when }]) => ({ id, when, isPlan: true })),
  ].sort((a, b) => ((a.when.earliest ?? '') < (b.when.earliest ?? '') ? -1 : 1));
  if (rows.length === 0) return null;
  return (
    <section aria-labelledby="milestones">
      <h2 id="milestones">{say(words.milestones)}</h2>
      <table class="table">
        <thead>
          <tr>
            <th scope="col">{say(words.milestone)}</th>
            <th scope="col">{say(words.when)}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, when, isPlan }) => (
            <tr key={id}>
              <th scope="row">{say(names[id]?.title ?? { da: id, en: id })}</th>
              <td>
                <When on={when} />
                {isPlan && ` (${say(words.planned)})`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function History({ file }: { file: CaseFile }) {
  const say = useSay();
  const language = useLanguage();
  return (
    <section aria-labelledby="history">
      <h2 id="history">{say(words.history)}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section class="table-scroll" tabIndex={0} aria-labelledby="history">
        <table class="table">
          <thead>
            <tr>
              {[words.number, words.what, words.who, words.happened, words.entered].map((head) => (
                <th key={head.en} scope="col">
                  {say(head)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {file.history.map(({ event, what, by }) => (
              <tr key={event.version}>
                <td>{event.version}</td>
                <th scope="row">
                  <a href={`/cases/${event.case}/events/${event.version}`}>
                    {eventInWords(event, what, file.policy, language)}
                  </a>
                </th>
                <td>{actorInWords(event, by, language)}</td>
                <td>
                  <When on={event.occurredAt} />
                </td>
                <td>
                  <When on={event.recordedAt.slice(0, 10)} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}
