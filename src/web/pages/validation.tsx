/** Technical validation: the answers of the rules beside the coordinators’ own, and the dialogue with the nominator. */

import { choicesFor } from '../../service/choices.ts';
import { asking, type Exchange } from '../../service/clarifications.ts';
import { roleFor } from '../../service/role-for.ts';
import { passing, type ValidationView, validationView } from '../../service/validation.ts';
import { caseTrail, noCasePage } from '../case/page.tsx';
import { Criteria } from '../components/criteria.tsx';
import { Dialogue } from '../components/dialogue.tsx';
import { GiveCommand } from '../components/give-command.tsx';
import { Fields } from '../forms/schema-form.tsx';
import { useSay } from '../language.tsx';
import type { Answer, Route, SignedIn } from '../route.ts';
import { validationWords as words } from '../words/validation.ts';

export const validationRoutes: Route[] = [
  { method: 'GET', path: '/cases/:case/validation', open: 'signed-in', handle: validationPage },
];

async function validationPage(visit: SignedIn): Promise<Answer> {
  const { house, kase, access, today, say } = visit;
  const { title } = kase.snapshot;
  const view = await validationView(house.office, access, kase.snapshot, today);
  if (!view) return noCasePage(visit, 200, words.none, words.noneWhy);
  const form = view.policy.forms.clarification ?? null;
  const choices = await choicesFor(house.office, access, view.policy, form, kase.snapshot);
  const people = await house.office.ledger.people();
  const names = Object.fromEntries(people.map((each) => [each.id, each.name]));
  const body = <Body visit={visit} view={view} choices={choices} names={names} />;
  return { page: { title: `${say(words.title)}: ${title}`, section: 'cases', trail: caseTrail(visit), body } };
}

function Body({
  visit,
  view,
  choices,
  names,
}: {
  visit: SignedIn;
  view: ValidationView;
  choices: Awaited<ReturnType<typeof choicesFor>>;
  names: Record<string, string>;
}) {
  const say = useSay();
  const { access, kase } = visit;
  const may = (command: string) => roleFor(access, view.policy, kase.snapshot, command);
  const [judging, ask, fail] = [may('validation.save'), may(asking), may('validation.fail')];
  const clarification = view.policy.forms.clarification;
  return (
    <>
      <h1>
        {say(words.title)}: {kase.snapshot.title}
      </h1>
      <Conversation visit={visit} view={view} names={names} />
      {ask && clarification && (
        <details class="ask">
          <summary>{say(words.ask)}</summary>
          <GiveCommand visit={visit} command={asking} role={ask} then="validation">
            <Fields form={clarification} values={{}} problems={[]} choices={choices} />
            <button type="submit" class="button button-primary">
              {say(words.ask)}
            </button>
          </GiveCommand>
        </details>
      )}
      <section aria-labelledby="criteria">
        <h2 id="criteria">{say(words.criteria)}</h2>
        <p>
          {say(view.passed ? words.asRecorded : words.asOfToday)} {counted(say(words.counts), view)}
        </p>
        {judging ? (
          <GiveCommand visit={visit} command="validation.save" role={judging} then="validation">
            <input type="hidden" name="_given" value="judgements.*.criterion" />
            <Criteria visit={visit} view={view} editable />
            <Conclusion view={view} />
            <div class="button-row">
              <button type="submit" class="button button-secondary">
                {say(words.save)}
              </button>
              <button
                type="submit"
                class="button button-primary"
                formAction={`/cases/${kase.snapshot.id}/do/${passing}`}
              >
                {say(words.pass)}
              </button>
            </div>
          </GiveCommand>
        ) : (
          <>
            <Criteria visit={visit} view={view} />
            {view.whole && <Concluded view={view} />}
          </>
        )}
        {fail && (
          <p>
            <a href={`/cases/${kase.snapshot.id}/do/validation.fail?as=${fail}`}>{say(words.fail)}</a>
          </p>
        )}
      </section>
    </>
  );
}

function Conversation({
  visit,
  view,
  names,
}: {
  visit: SignedIn;
  view: ValidationView;
  names: Record<string, string>;
}) {
  const say = useSay();
  const { access, kase } = visit;
  const answer = roleFor(access, view.policy, kase.snapshot, 'nomination.resubmit');
  return (
    <section aria-labelledby="dialogue">
      <h2 id="dialogue">{say(words.dialogue)}</h2>
      {view.dialogue.length === 0 ? (
        <p>{say(words.noDialogue)}</p>
      ) : (
        <ol class="dialogue">
          {view.dialogue.map((exchange: Exchange) => (
            <li key={exchange.version}>
              <Dialogue exchange={exchange} names={names} />
            </li>
          ))}
        </ol>
      )}
      {answer && (
        <p>
          <a class="button button-primary" href={`/cases/${kase.snapshot.id}/validation/answer`}>
            {say(words.answer)}
          </a>
        </p>
      )}
    </section>
  );
}

/** Conclusion and remarks, as the form has them. */
function Conclusion({ view }: { view: ValidationView }) {
  const form = view.policy.forms.validation;
  if (!form) return null;
  const { conclusion, remarks } = view;
  const values = { ...(conclusion === null ? {} : { conclusion }), ...(remarks === null ? {} : { remarks }) };
  return <Fields form={form} values={values} problems={[]} only={['conclusion', 'remarks']} />;
}

function Concluded({ view: { conclusion, remarks } }: { view: ValidationView }) {
  const say = useSay();
  if (conclusion === null && remarks === null) return null;
  return (
    <>
      <h3>{say(words.conclude)}</h3>
      {[conclusion, remarks].map((each) => each !== null && <p key={each}>{each}</p>)}
    </>
  );
}

function counted(sentence: string, { criteria }: ValidationView): string {
  const of = (verdict: string) => String(criteria.filter((each) => each.verdict === verdict).length);
  return ['pass', 'fail', 'unknown']
    .reduce((so, verdict) => so.replace(`{${verdict}}`, of(verdict)), sentence)
    .replace('{all}', String(criteria.length));
}
