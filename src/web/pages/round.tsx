/** A nomination round as those see it who are invited: what it is, until when, their nominations, and a new one. */

import type { Refusal } from '../../engine/types.ts';
import type { FormProblem } from '../../policy/forms.ts';
import type { CalendarDate } from '../../policy/types.ts';
import { nominatesFor, ownNominations, roundWorkflow, startNomination } from '../../service/nominations.ts';
import { type CaseLine, caseLine } from '../../service/overview.ts';
import { Form } from '../components/form.tsx';
import { Labelled } from '../components/labelled.tsx';
import { ScrollTable } from '../components/scroll-table.tsx';
import { ErrorSummary, fieldId } from '../forms/schema-form.tsx';
import { T, useSay, When } from '../language.tsx';
import type { Answer, Route, SignedIn } from '../route.ts';
import { caseWords } from '../words/cases.ts';
import { nominationWords as words } from '../words/nomination.ts';
import { Refusals } from './command.tsx';
import { notFound } from './not-found.tsx';

export const roundRoutes: Route[] = [
  { method: 'GET', path: '/cases/:case/round', open: 'signed-in', handle: (visit) => roundPage(visit) },
  { method: 'POST', path: '/cases/:case/round', open: 'signed-in', handle: begin },
];

async function begin(visit: SignedIn): Promise<Answer> {
  const { house, kase, access, body, at, today } = visit;
  if (kase.snapshot.workflow !== roundWorkflow) return notFound(visit);
  const offered = nominatesFor(access, kase.snapshot);
  const asked = [body.nominators ?? []].flat();
  const nominators = offered.length === 1 ? offered : offered.filter((each) => asked.includes(each));
  const title = typeof body.title === 'string' ? body.title.trim() : '';
  const problems: FormProblem[] = [
    ...(title === '' ? [{ path: 'title', message: words.titleMissing }] : []),
    ...(nominators.length === 0 ? [{ path: 'nominators', message: words.nobodyChosen }] : []),
  ];
  if (problems.length > 0 || !isOpen(visit)) return roundPage(visit, { problems, status: 422 });
  const by = access.person.id;
  const started = await startNomination(house.office, { round: kase.snapshot, title, nominators, by, at, today });
  if ('refusals' in started) return roundPage(visit, { refusals: started.refusals, status: 422 });
  return { redirect: `/cases/${started.case.id}/nomination` };
}

interface Told {
  problems?: FormProblem[];
  refusals?: Refusal[];
  status?: number;
}

async function roundPage(visit: SignedIn, { problems = [], refusals = [], status = 200 }: Told = {}): Promise<Answer> {
  const { house, kase, access, say, today } = visit;
  if (kase.snapshot.workflow !== roundWorkflow) return notFound(visit);
  const own = await ownNominations(house.office, access, kase.snapshot, today);
  const line = await caseLine(house.office, kase.snapshot, kase.origin, today);
  const { title } = kase.snapshot;
  const body = (
    <>
      <h1>{title}</h1>
      <p class="font-lead">{say(words.aboutRound)}</p>
      <RoundFacts visit={visit} line={line} />
      <section aria-labelledby="own">
        <h2 id="own">{say(words.own)}</h2>
        {own.length === 0 ? <p>{say(words.noOwn)}</p> : <Own lines={own} />}
      </section>
      <section aria-labelledby="new">
        <h2 id="new">{say(words.new)}</h2>
        <ErrorSummary problems={problems} />
        <Refusals visit={visit} refusals={refusals} />
        <NewNomination visit={visit} problems={problems} />
      </section>
    </>
  );
  const trail = [{ title: say(caseWords.title), href: '/cases' }];
  return { page: { title, section: 'cases', trail, body }, status };
}

function isOpen({ kase }: SignedIn): boolean {
  return kase.snapshot.state === 'open';
}

function RoundFacts({ visit, line }: { visit: SignedIn; line: CaseLine }) {
  const say = useSay();
  const { facts } = visit.kase.snapshot;
  const invited = Array.isArray(facts.invited) ? facts.invited.map(String) : [];
  const { organisations } = visit.access.policy;
  return (
    <dl class="facts">
      <dt>{say(words.state)}</dt>
      <dd>
        <T of={line.state} />
      </dd>
      {typeof facts.deadline === 'string' && (
        <>
          <dt>{say(words.deadline)}</dt>
          <dd>
            <When on={facts.deadline as CalendarDate} />
          </dd>
        </>
      )}
      {typeof facts.selectionMeeting === 'string' && (
        <>
          <dt>{say(words.selection)}</dt>
          <dd>
            <When on={facts.selectionMeeting as CalendarDate} />
          </dd>
        </>
      )}
      <dt>{say(words.invited)}</dt>
      <dd>{invited.map((id) => say(organisations[id]?.title ?? { da: id, en: id })).join(', ')}</dd>
    </dl>
  );
}

function Own({ lines }: { lines: CaseLine[] }) {
  return (
    <ScrollTable labelledBy="own" heads={[words.title, words.state, words.reference]}>
      {lines.map(({ id, title, state }) => (
        <tr key={id}>
          <th scope="row">
            <a href={`/cases/${id}/nomination`}>{title}</a>
          </th>
          <td>
            <T of={state} />
          </td>
          <td>{id}</td>
        </tr>
      ))}
    </ScrollTable>
  );
}

function NewNomination({ visit, problems }: { visit: SignedIn; problems: FormProblem[] }) {
  const say = useSay();
  const { kase, access, csrf, body } = visit;
  const offered = nominatesFor(access, kase.snapshot);
  if (!isOpen(visit)) return <p>{say(words.notOpen)}</p>;
  if (offered.length === 0) return <p>{say(words.notInvited)}</p>;
  const wrong = (path: string) => problems.find((each) => each.path === path);
  const title = wrong('title');
  const nobody = wrong('nominators');
  return (
    <>
      <p>{say(words.howItGoes)}</p>
      <Form action={`/cases/${kase.snapshot.id}/round`} csrf={csrf}>
        <Labelled
          id={fieldId('title')}
          label={say(words.workingTitle)}
          help={say(words.workingTitleHelp)}
          wrong={title && say(title.message)}
        >
          {(tied) => (
            <input
              {...tied}
              class="form-input"
              name="title"
              maxLength={200}
              value={typeof body.title === 'string' ? body.title : ''}
              aria-required="true"
            />
          )}
        </Labelled>
        {offered.length > 1 && (
          <fieldset class={`form-group${nobody ? ' form-error' : ''}`} id={fieldId('nominators')}>
            <legend class="form-label">{say(words.onBehalfOf)}</legend>
            {nobody && <span class="form-error-message">{say(nobody.message)}</span>}
            {offered.map((id) => (
              <div class="form-group-checkbox" key={id}>
                <input type="checkbox" class="form-checkbox" id={`nominator-${id}`} name="nominators" value={id} />
                <label for={`nominator-${id}`}>
                  {say(access.policy.organisations[id]?.title ?? { da: id, en: id })}
                </label>
              </div>
            ))}
          </fieldset>
        )}
        <button type="submit" class="button button-primary">
          {say(words.begin)}
        </button>
      </Form>
    </>
  );
}
