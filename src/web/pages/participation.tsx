/** The circle of participants of an LKT: what was asked, who has answered, and whether the composition holds. */

import { giveCommand } from '../../service/give-command.ts';
import { labelledRefusals } from '../../service/labelled.ts';
import { businessDate } from '../../service/office.ts';
import {
  opening,
  type ParticipationView,
  participationView,
  registering,
  settling,
} from '../../service/participation.ts';
import { caseTrail, noCasePage } from '../case/page.tsx';
import { Circle, CompositionRules } from '../components/composition.tsx';
import { DeadlineTag } from '../components/deadline-tag.tsx';
import { Form } from '../components/form.tsx';
import { ScrollTable } from '../components/scroll-table.tsx';
import { T, useSay, When } from '../language.tsx';
import type { Answer, Route, SignedIn } from '../route.ts';
import { partyKinds, participationWords as words } from '../words/participation.ts';
import { Refusals } from './command.tsx';

export const participationRoutes: Route[] = [
  { method: 'GET', path: '/cases/:case/participation', open: 'signed-in', handle: (visit) => page(visit) },
  { method: 'POST', path: '/cases/:case/participation/take-over', open: 'signed-in', handle: takeOver },
];

/** Registers the answers as they stand; what has changed since the page was opened is shown again first. */
async function takeOver(visit: SignedIn): Promise<Answer> {
  const { house, kase, access, today, at, body } = visit;
  const { snapshot } = kase;
  const view = await participationView(house.office, access, snapshot, today);
  if (!view?.may.register || !view.differs || Number(body._version) !== snapshot.version) return page(visit, [], 409);
  const given = await giveCommand(house.office, {
    case: snapshot.id,
    name: registering,
    payload: view.draft,
    actor: { role: view.may.register, by: access.person.id },
    occurredAt: businessDate(today, undefined),
    at,
  });
  if ('refusals' in given) return page(visit, labelledRefusals(view.policy, snapshot.workflow, given.refusals), 422);
  return { redirect: `/cases/${snapshot.id}/participation`, told: 'done' };
}

export function belowParticipation(visit: SignedIn) {
  return caseTrail(visit, { page: 'participation', title: words.title });
}

export function noParticipation(visit: SignedIn): Answer {
  return noCasePage(visit, 404, words.none);
}

async function page(
  visit: SignedIn,
  refusals: ReturnType<typeof labelledRefusals> = [],
  status = 200,
): Promise<Answer> {
  const { house, kase, access, today, say } = visit;
  const view = await participationView(house.office, access, kase.snapshot, today);
  if (!view) return noParticipation(visit);
  const names = Object.fromEntries((await house.office.ledger.people()).map(({ id, name }) => [id, name]));
  const title = `${say(words.title)}: ${kase.snapshot.title}`;
  const body = (
    <>
      <h1>{title}</h1>
      <Refusals visit={visit} refusals={refusals} />
      <Call visit={visit} view={view} />
      <Own visit={visit} view={view} />
      <Parties view={view} names={names} />
      <section aria-labelledby="circle">
        <h2 id="circle">{say(words.circle)}</h2>
        <p>{say(view.differs ? words.circleDraft : words.circleRegistered)}</p>
        <Circle of={view.draft} />
        <Acts visit={visit} view={view} />
      </section>
      <CompositionRules visit={visit} rules={view.rules} />
    </>
  );
  return { page: { title, section: 'cases', trail: caseTrail(visit), body }, status };
}

function Call({ visit, view: { call, policy, may } }: { visit: SignedIn; view: ParticipationView }) {
  const say = useSay();
  return (
    <section aria-labelledby="call">
      <h2 id="call">{say(words.call)}</h2>
      {call ? (
        <dl class="facts">
          <dt>{say(words.regions)}</dt>
          <dd>{call.regions.map((id) => say(policy.organisations[id]?.title ?? { da: id, en: id })).join(', ')}</dd>
          {call.answerBy && (
            <>
              <dt>{say(words.answerBy)}</dt>
              <dd>
                <When on={call.answerBy.on} /> <DeadlineTag state={call.answerBy.state} />
              </dd>
            </>
          )}
          {call.note && (
            <>
              <dt>{say(words.note)}</dt>
              <dd>{call.note}</dd>
            </>
          )}
        </dl>
      ) : (
        <p>{say(words.notOpened)}</p>
      )}
      {may.open && (
        <p>
          <a class="button button-secondary" href={`/cases/${visit.kase.snapshot.id}/do/${opening}?as=${may.open}`}>
            {say(call ? words.askAgain : words.open)}
          </a>
        </p>
      )}
    </section>
  );
}

/** What the visitor is asked. */
function Own({ visit, view: { own, may } }: { visit: SignedIn; view: ParticipationView }) {
  const say = useSay();
  if (own.length === 0) return null;
  const answered = own.find((each) => each.answered)?.answered;
  return (
    <section aria-labelledby="own">
      <h2 id="own">{say(words.yourAnswer)}</h2>
      <p>
        {say(words.answersFor)} {own.map(({ party }) => party.name).join(', ')}.{' '}
        {answered ? (
          <>
            {say(words.answered)} <When on={answered.on} />.
          </>
        ) : (
          say(words.notYet)
        )}
      </p>
      {may.answer && (
        <p>
          <a class="button button-primary" href={`/cases/${visit.kase.snapshot.id}/participation/answer`}>
            {say(answered ? words.changeAnswer : words.answerNow)}
          </a>
        </p>
      )}
    </section>
  );
}

function Parties({ view: { parties }, names }: { view: ParticipationView; names: Record<string, string> }) {
  const say = useSay();
  const of = (takesPart: string) => parties.filter(({ answer }) => answer?.takesPart === takesPart).length;
  const missing = parties.filter(({ answer }) => answer === null).length;
  const counts = { all: parties.length, yes: of('yes'), no: of('no'), missing, answered: parties.length - missing };
  const counted = Object.entries(counts).reduce(
    (so, [name, n]) => so.replace(`{${name}}`, String(n)),
    say(words.counts),
  );
  return (
    <section aria-labelledby="parties">
      <h2 id="parties">{say(words.parties)}</h2>
      {parties.length === 0 ? (
        <p>{say(words.noParties)}</p>
      ) : (
        <>
          <p>{counted}</p>
          <ScrollTable
            labelledBy="parties"
            heads={[words.party, words.kind, words.cluster, words.answer, words.on, words.contact]}
          >
            {parties.map(({ party, answer, answered }) => (
              <tr key={`${party.kind} ${party.name}`}>
                <th scope="row">{party.name}</th>
                <td>
                  <T of={partyKinds[party.kind] ?? { da: party.kind, en: party.kind }} />
                </td>
                <td>{party.cluster ?? ''}</td>
                <td>
                  <AnswerTag takesPart={answer?.takesPart} />
                </td>
                <td>{answered && <When on={answered.on} />}</td>
                <td>{party.contact === null ? say(words.noContact) : (names[party.contact] ?? party.contact)}</td>
              </tr>
            ))}
          </ScrollTable>
        </>
      )}
    </section>
  );
}

function AnswerTag({ takesPart }: { takesPart: unknown }) {
  const say = useSay();
  if (takesPart === 'yes') return <span class="badge badge-success">{say(words.yes)}</span>;
  if (takesPart === 'no') return <span class="badge">{say(words.no)}</span>;
  return <span class="badge badge-warning">{say(words.missing)}</span>;
}

function Acts({ visit, view: { may, differs } }: { visit: SignedIn; view: ParticipationView }) {
  const say = useSay();
  const { id, version } = visit.kase.snapshot;
  if (!may.register && !may.settle) return null;
  return (
    <div class="button-row">
      {may.register && differs && (
        <Form action={`/cases/${id}/participation/take-over`} csrf={visit.csrf}>
          <input type="hidden" name="_version" value={String(version)} />
          <button type="submit" class="button button-primary">
            {say(words.takeOver)}
          </button>
        </Form>
      )}
      {may.register && (
        <>
          <a class="button button-secondary" href={`/cases/${id}/do/${registering}?as=${may.register}`}>
            {say(words.register)}
          </a>
          <a class="button button-secondary" href={`/cases/${id}/participation/import`}>
            {say(words.import)}
          </a>
        </>
      )}
      {may.settle && (
        <a class="button button-secondary" href={`/cases/${id}/do/${settling}?as=${may.settle}`}>
          {say(words.settle)}
        </a>
      )}
    </div>
  );
}
