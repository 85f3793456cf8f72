/** The assessment of one nomination: own scores, recusal, who is missing, the numbers, and the group’s recommendation beside them. */

import type { JsonObject, Text } from '../../policy/types.ts';
import { type AssessmentView, assessmentView, scoring } from '../../service/assessment.ts';
import { fieldInWords } from '../../service/changed-fields.ts';
import { type Choices, choicesFor } from '../../service/choices.ts';
import { roleFor } from '../../service/role-for.ts';
import type { GivenScores } from '../../service/scores.ts';
import { caseTrail, noCasePage } from '../case/page.tsx';
import { GiveCommand } from '../components/give-command.tsx';
import { Progress } from '../components/progress.tsx';
import { Reasons } from '../components/reasons.tsx';
import { SpreadTable } from '../components/spread.tsx';
import { Fields } from '../forms/schema-form.tsx';
import { useSay, When } from '../language.tsx';
import type { Answer, Route, SignedIn } from '../route.ts';
import { assessmentWords as words } from '../words/assessment.ts';

export const assessmentRoutes: Route[] = [
  { method: 'GET', path: '/cases/:case/assessment', open: 'signed-in', handle: assessmentPage },
];

/** Commands given from the page, and the form of each. */
const forms = {
  [scoring]: 'assessment-score',
  'assessment.recuse': 'assessment-recusal',
  'assessment.exclude': 'assessment-exclusion',
  'assessment.recommend': 'assessment',
};

async function assessmentPage(visit: SignedIn): Promise<Answer> {
  const { house, kase, access, say } = visit;
  const { title } = kase.snapshot;
  const view = await assessmentView(house.office, access, kase.snapshot);
  if (!view) return noCasePage(visit, 403, words.none, words.noneWhy);
  const choices: Record<string, Choices> = {};
  for (const form of Object.values(forms))
    choices[form] = await choicesFor(house.office, access, view.policy, view.policy.forms[form] ?? null, kase.snapshot);
  const body = <Body visit={visit} view={view} choices={choices} />;
  return { page: { title: `${say(words.title)}: ${title}`, section: 'cases', trail: caseTrail(visit), body } };
}

interface BodyProps {
  visit: SignedIn;
  view: AssessmentView;
  choices: Record<string, Choices>;
}

function Body({ visit, view, choices }: BodyProps) {
  const say = useSay();
  const { kase } = visit;
  const round = kase.snapshot.links.round;
  return (
    <>
      <h1>
        {say(words.title)}: {kase.snapshot.title}
      </h1>
      {round !== undefined && (
        <p>
          <a href={`/cases/${round}/ranking`}>{say(words.toRanking)}</a>
        </p>
      )}
      {view.progress && <Progress of={view.progress} names={view.names} />}
      <Give visit={visit} view={view} choices={choices} command="assessment.exclude" title={words.exclude} folded />
      {view.scores && <Own visit={visit} view={view} choices={choices} />}
      <section aria-labelledby="numbers">
        <h2 id="numbers">{say(words.numbers)}</h2>
        {view.numbers === null ? (
          <p>{say(words.later)}</p>
        ) : view.numbers.overall === null ? (
          <p>{say(words.nobody)}</p>
        ) : (
          <>
            <p>{say(words.informs)}</p>
            <SpreadTable criteria={view.criteria} numbers={view.numbers} labelledBy="numbers" />
            <Reasons criteria={view.criteria} scores={view.numbers.scores} names={view.names} />
          </>
        )}
      </section>
      <Recommendation view={view} />
      <Give visit={visit} view={view} choices={choices} command="assessment.recommend" title={words.recommend} />
    </>
  );
}

/** The form of one command, where the visitor may give it now. */
function Give({
  visit,
  view,
  choices,
  command,
  title,
  values = {},
  folded = false,
}: BodyProps & { command: keyof typeof forms; title: Text; values?: JsonObject; folded?: boolean }) {
  const say = useSay();
  const role = roleFor(visit.access, view.policy, visit.kase.snapshot, command);
  const form = view.policy.forms[forms[command]];
  if (role === null || !form) return null;
  const inner = (
    <GiveCommand visit={visit} command={command} role={role} then="assessment">
      <Fields form={form} values={values} problems={[]} choices={choices[forms[command]] ?? {}} />
      <button type="submit" class={`button button-${folded ? 'secondary' : 'primary'}`}>
        {say(title)}
      </button>
    </GiveCommand>
  );
  if (!folded)
    return (
      <section aria-labelledby={`give-${forms[command]}`}>
        <h2 id={`give-${forms[command]}`}>{say(title)}</h2>
        {inner}
      </section>
    );
  return (
    <details>
      <summary>{say(title)}</summary>
      {inner}
    </details>
  );
}

function Own({ visit, view, choices }: BodyProps) {
  const say = useSay();
  const [latest] = view.own;
  return (
    <>
      {latest && (
        <section aria-labelledby="own">
          <h2 id="own">{say(words.own)}</h2>
          <p>{say(words.ownHelp)}</p>
          {view.own.map((each, index) => (
            <details key={each.version} open={index === 0}>
              <summary>
                <When on={each.on} /> ({say(index === 0 ? words.counts : words.replaced)})
              </summary>
              <Reasons criteria={view.criteria} scores={[each]} names={view.names} own />
            </details>
          ))}
        </section>
      )}
      <Give
        visit={visit}
        view={view}
        choices={choices}
        command={scoring}
        title={latest ? words.giveAgain : words.give}
        values={latest ? asPayload(latest) : {}}
      />
      <section aria-labelledby="recuse">
        <h2 id="recuse">{say(words.recuse)}</h2>
        <p>{say(words.recuseHelp)}</p>
        <Give visit={visit} view={view} choices={choices} command="assessment.recuse" title={words.recuseNow} folded />
      </section>
    </>
  );
}

function asPayload({ scores, note }: GivenScores): JsonObject {
  return { scores, ...(note === null ? {} : { note }) };
}

function Recommendation({ view: { policy, recommendation, names } }: { view: AssessmentView }) {
  const say = useSay();
  if (!recommendation) return null;
  const fields = Object.entries((policy.forms.assessment?.properties ?? {}) as Record<string, JsonObject>);
  return (
    <section aria-labelledby="recommended">
      <h2 id="recommended">{say(words.recommended)}</h2>
      <dl class="facts">
        {fields.map(([name, field]) => {
          const value = recommendation[name];
          const people = name === 'assessors' && Array.isArray(value) ? value.map(String) : null;
          const shown = people ? people.map((id) => names[id] ?? id).join(', ') : fieldInWords(policy, field, value);
          if (!shown) return null;
          return (
            <>
              <dt>{say(field.label as Text)}</dt>
              <dd>{typeof shown === 'string' ? shown : say(shown)}</dd>
            </>
          );
        })}
      </dl>
    </section>
  );
}
