/** The overview of a nomination: its steps, what is lacking, its annexes, and the way to sending it. */

import type { CalendarDate } from '../../policy/types.ts';
import { relatedFacts } from '../../service/office.ts';
import { type CaseLine, caseLine } from '../../service/overview.ts';
import { T, useSay, When } from '../language.tsx';
import type { Answer, Route, SignedIn } from '../route.ts';
import { nominationWords as words } from '../words/nomination.ts';
import { atDesk, type Desk, pageOf, Rules, type Step, stepState, stepTitle } from './nomination-desk.tsx';

export const nominationRoutes: Route[] = [
  { method: 'GET', path: '/cases/:case/nomination', open: 'signed-in', handle: overviewPage },
];

function overviewPage(visit: SignedIn): Promise<Answer> {
  return atDesk(visit, async (desk) => {
    const { house, kase, say, today } = visit;
    const { snapshot, origin } = kase;
    const line = await caseLine(house.office, snapshot, origin, today);
    const { round } = await relatedFacts(house.office, snapshot);
    const files = await house.office.ledger.attachments.list(snapshot.id);
    const title = `${say(words.title)}: ${snapshot.title}`;
    const body = <Overview desk={desk} line={line} deadline={round?.deadline} files={files.length} title={title} />;
    return { page: pageOf(desk, { title, body }) };
  });
}

function Overview({
  desk,
  line,
  deadline,
  files,
  title,
}: {
  desk: Desk;
  line: CaseLine;
  deadline: unknown;
  files: number;
  title: string;
}) {
  const say = useSay();
  const { visit, check, steps, role, path } = desk;
  const { id, links } = visit.kase.snapshot;
  const writes = role !== null && check.save !== null;
  return (
    <>
      <h1>{title}</h1>
      <dl class="facts">
        <dt>{say(words.reference)}</dt>
        <dd>{id}</dd>
        <dt>{say(words.state)}</dt>
        <dd>
          <T of={line.state} />
        </dd>
        {typeof deadline === 'string' && (
          <>
            <dt>{say(words.deadline)}</dt>
            <dd>
              <When on={deadline as CalendarDate} />
            </dd>
          </>
        )}
      </dl>
      {writes ? <p>{say(words.howItGoes)}</p> : <ReadOnly desk={desk} />}
      <section aria-labelledby="steps">
        <h2 id="steps">{say(words.steps)}</h2>
        <ol class="plain-list step-list">
          {steps.map((step) => (
            <StepLine key={step.id} desk={desk} step={step} writes={writes} />
          ))}
        </ol>
      </section>
      <section aria-labelledby="annexes">
        <h2 id="annexes">{say(words.annexes)}</h2>
        <p>{files === 0 ? say(words.noAnnexes) : `${say(words.annexes)}: ${files}`}</p>
        <p>
          <a href={`${path}/annexes`}>{say(writes ? words.manageAnnexes : words.annexes)}</a>
        </p>
      </section>
      <section aria-labelledby="word">
        <h2 id="word">{say(words.word)}</h2>
        <p>
          <a href={`${path}/word`}>{say(writes ? words.wordFill : words.wordFetch)}</a>
        </p>
      </section>
      {check.lacking.length > 0 && (
        <section aria-labelledby="lacking">
          <h2 id="lacking">{say(words.checkTitle)}</h2>
          <Rules desk={desk} rules={check.lacking} />
        </section>
      )}
      <p>
        <a class="button button-primary" href={`${path}/check`}>
          {say(role !== null && check.send ? words.review : words.reviewTitle)}
        </a>
      </p>
      <ul>
        {links.round && (
          <li>
            <a href={`/cases/${links.round}/round`}>{say(words.roundTitle)}</a>
          </li>
        )}
        <li>
          <a href={`/cases/${id}`}>{say(words.seeCase)}</a>
        </li>
        {writes && (
          <li>
            <a href={`/cases/${id}/do/nomination.withdraw`}>{say(words.withdraw)}</a>
          </li>
        )}
      </ul>
    </>
  );
}

/** Why nothing can be written. */
export function ReadOnly({ desk: { check }, state }: { desk: Desk; state?: CaseLine['state'] }) {
  const say = useSay();
  if (check.save) return <p>{say(words.onlyNominators)}</p>;
  return state ? <p>{say(words.closed).replace('{state}', () => say(state))}</p> : null;
}

const tags = {
  locked: { text: words.lockedTag, tone: '' },
  answered: { text: words.answered, tone: ' badge-success' },
  begun: { text: words.begun, tone: ' badge-warning' },
  'not-answered': { text: words.notAnswered, tone: ' badge-info' },
};

function StepLine({ desk, step, writes }: { desk: Desk; step: Step; writes: boolean }) {
  const say = useSay();
  const tag = tags[stepState(desk, step)];
  const title = say(stepTitle(step));
  return (
    <li>
      {writes ? <a href={`${desk.path}/${step.id}`}>{title}</a> : <span>{title}</span>}{' '}
      <span class={`badge${tag.tone}`}>{say(tag.text)}</span>
    </li>
  );
}
