/** The rules as a handbook, made from the text, as they hold on any day. */

import type { ComponentChildren } from 'preact';
import { isDay } from '../../service/days.ts';
import { workflowPicture } from '../../service/workflow-view.ts';
import { FactHref } from '../components/sources.tsx';
import { AcrossChapter } from '../handbook/chapter.tsx';
import { DateChoice } from '../handbook/date-choice.tsx';
import { MailPart } from '../handbook/mails.tsx';
import {
  acrossChapters,
  type Chapter,
  chapterId,
  hrefOf,
  type Reading,
  ReadingContext,
  readingOf,
  workflowChapters,
} from '../handbook/reading.tsx';
import { Section } from '../handbook/section.tsx';
import { WorkflowChapter } from '../handbook/workflow.tsx';
import { WorkflowContents } from '../handbook/workflow-contents.tsx';
import { useSay } from '../language.tsx';
import type { Answer, Route, SignedIn } from '../route.ts';
import { rulesWords as words } from '../words/rules.ts';
import { imagePolicy } from './case.tsx';

export const rulesRoutes: Route[] = [
  { method: 'GET', path: '/rules', open: 'signed-in', handle: contentsPage },
  { method: 'GET', path: '/rules/all', open: 'signed-in', perMinute: 60, handle: everythingPage },
  { method: 'GET', path: '/rules/workflows/:workflow', open: 'signed-in', handle: workflowPage },
  { method: 'GET', path: '/rules/workflows/:workflow/picture.svg', open: 'signed-in', perMinute: 120, handle: picture },
  { method: 'GET', path: '/rules/mails/:message', open: 'signed-in', handle: mailPage },
  ...acrossChapters.map(
    ({ path, title }): Route => ({
      method: 'GET',
      path: `/rules/${path}`,
      open: 'signed-in',
      handle: (visit) => {
        const body = <AcrossChapter path={path} labelledBy="chapter" />;
        return bookPage(visit, read(visit), { title: visit.say(title), path: `/rules/${path}`, body });
      },
    }),
  ),
];

/** The day asked about, or today where it is no day. */
function dayOf({ query, today }: SignedIn): { at: string; notADay: boolean } {
  const asked = query.at ?? '';
  return asked === '' || isDay(asked) ? { at: asked || today, notADay: false } : { at: today, notADay: true };
}

function read(visit: SignedIn, inOne = false): Reading {
  return readingOf(visit, dayOf(visit).at, inOne);
}

function bookPage(
  visit: SignedIn,
  reading: Reading,
  page: { title: string; path: string; body: ComponentChildren; above?: Chapter; status?: number },
): Answer {
  const { say } = visit;
  const { notADay } = dayOf(visit);
  const trail = [
    { title: say(words.title), href: hrefOf({ ...reading, inOne: false }, '') },
    ...(page.above ? [{ title: say(page.above.title), href: hrefOf(reading, page.above.path) }] : []),
  ];
  const body = (
    <ReadingContext.Provider value={reading}>
      <FactHref.Provider value={(id) => hrefOf(reading, 'sources', id)}>
        <h1 id="chapter">{page.title}</h1>
        <DateChoice path={page.path} notADay={notADay} />
        {page.body}
      </FactHref.Provider>
    </ReadingContext.Provider>
  );
  return {
    page: { title: page.title, section: 'rules', ...(page.path === '/rules' ? {} : { trail }), body },
    status: page.status ?? (notADay ? 422 : 200),
  };
}

function contentsPage(visit: SignedIn): Answer {
  const { say } = visit;
  const reading = read(visit);
  const body = (
    <>
      <p>{say(words.lead)}</p>
      <p>{say(words.dated)}</p>
      <Contents reading={reading} />
      <p>
        <a href={hrefOf(reading, 'all')}>{say(words.all)}</a>
      </p>
    </>
  );
  return bookPage(visit, reading, { title: say(words.title), path: '/rules', body });
}

function Contents({ reading }: { reading: Reading }) {
  const say = useSay();
  const list = (chapters: readonly Chapter[]) => (
    <ul>
      {chapters.map(({ path, title }) => (
        <li key={path}>
          <a href={hrefOf(reading, path)}>{say(title)}</a>
        </li>
      ))}
    </ul>
  );
  return (
    <nav aria-label={say(words.contents)}>
      <h2>{say(words.workflows)}</h2>
      {list(workflowChapters(reading))}
      <h2>{say(words.across)}</h2>
      {list(acrossChapters)}
    </nav>
  );
}

function everythingPage(visit: SignedIn): Answer {
  const { say } = visit;
  const reading = read(visit, true);
  const body = (
    <>
      <p>{say(words.dated)}</p>
      <Contents reading={reading} />
      {Object.entries(reading.policy.workflows).map(([id, { title }]) => (
        <Section key={id} id={chapterId(`workflows/${id}`)} title={say(title)} class="chapter">
          <WorkflowChapter id={id} />
        </Section>
      ))}
      {acrossChapters.map(({ path, title }) => (
        <Section key={path} id={chapterId(path)} title={say(title)} class="chapter">
          <AcrossChapter path={path} labelledBy={chapterId(path)} />
        </Section>
      ))}
    </>
  );
  return bookPage(visit, reading, { title: say(words.handbook), path: '/rules/all', body });
}

function workflowPage(visit: SignedIn): Answer {
  const { params, say } = visit;
  const reading = read(visit);
  const { workflows } = reading.policy;
  const id = params.workflow ?? '';
  const workflow = Object.hasOwn(workflows, id) ? workflows[id] : undefined;
  const path = `/rules/workflows/${encodeURIComponent(id)}`;
  if (!workflow) {
    return bookPage(visit, reading, { title: say(words.noWorkflow), path: '/rules', body: null, status: 404 });
  }
  const body = (
    <>
      <WorkflowContents id={id} />
      <WorkflowChapter id={id} />
    </>
  );
  return bookPage(visit, reading, { title: say(workflow.title), path, body });
}

async function picture(visit: SignedIn): Promise<Answer> {
  const { house, params, language } = visit;
  const file = await workflowPicture(house.office.text, params.workflow ?? '', dayOf(visit).at, {
    language,
    format: 'svg',
  });
  return { file, type: 'image/svg+xml', policy: imagePolicy };
}

function mailPage(visit: SignedIn): Answer {
  const { params, say } = visit;
  const id = params.message ?? '';
  const reading = read(visit);
  const mail = reading.mails.get(id);
  const above = { path: 'mails', title: words.mails };
  if (!mail)
    return bookPage(visit, reading, { title: say(words.noMail), path: '/rules/mails', body: null, above, status: 404 });
  const path = `/rules/mails/${encodeURIComponent(id)}`;
  return bookPage(visit, reading, { title: say(mail.subject), path, body: <MailPart of={mail} />, above });
}
