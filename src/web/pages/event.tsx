/** Why an event came about: rules, sources, the facts they read, both opinions. */

import type { Explanation } from '../../conditions/types.ts';
import { rulesInWords } from '../../engine/wording.ts';
import { type Explained, explainEvent } from '../../service/case-file.ts';
import { cited } from '../../service/cited.ts';
import { today } from '../../service/days.ts';
import { actorInWords, eventInWords } from '../../service/event-words.ts';
import { hiddenFacts, hidesActor, readsHidden } from '../../service/facts-seen.ts';
import { policyOf } from '../../service/office.ts';
import { operatorInWords, valueInWords } from '../../service/operator-words.ts';
import { caseTrail, noCasePage } from '../case/page.tsx';
import { Sources } from '../components/sources.tsx';
import { T, useLanguage, useSay, When } from '../language.tsx';
import type { Answer, Route, SignedIn } from '../route.ts';
import { caseWords } from '../words/cases.ts';
import { eventWords as words } from '../words/event.ts';

export const eventRoutes: Route[] = [
  { method: 'GET', path: '/cases/:case/events/:version', open: 'signed-in', handle: eventPage },
];

async function eventPage(visit: SignedIn): Promise<Answer> {
  const { house, kase, access, params, language } = visit;
  const explained = /^\d+$/.test(params.version ?? '')
    ? await explainEvent(house.office, kase.snapshot.id, Number(params.version))
    : undefined;
  if (!explained) return noCasePage(visit, 404, words.none);
  const title = eventInWords(explained.event, explained.what, explained.policy, language);
  const hidden = hiddenFacts(access, await policyOf(house.office, kase.snapshot), kase.snapshot);
  const names = new Map((await house.office.ledger.people()).map((person) => [person.id, person.name]));
  const withId = access.mayAct('administer', kase.snapshot);
  const known = { text: house.office.text, hidden, reader: access.person.id, names, withId };
  const body = <EventBody explained={explained} title={title} {...known} />;
  return { page: { title, section: 'cases', trail: caseTrail(visit), body } };
}

function EventBody({
  explained,
  title,
  text,
  hidden,
  reader,
  names,
  withId,
}: {
  explained: Explained;
  title: string;
  text: Parameters<typeof cited>[0];
  /** Facts of the case that the visitor may not read. */
  hidden: ReadonlySet<string>;
  reader: string;
  /** Person → name. */
  names: ReadonlyMap<string, string>;
  /** Whether the visitor is also told by which id it was entered. */
  withId: boolean;
}) {
  const say = useSay();
  const language = useLanguage();
  const { event, by, explanation, policy, labels } = explained;
  return (
    <>
      <h1>{title}</h1>
      <dl class="facts">
        <dt>{say(caseWords.who)}</dt>
        <dd>
          {hidesActor(event, hidden, reader) ? say(by) : actorInWords(event, by, language, (id) => names.get(id))}
        </dd>
        {withId && event.actor.role !== 'engine' && (
          <>
            <dt>{say(words.enteredBy)}</dt>
            <dd>{event.actor.by}</dd>
          </>
        )}
        <dt>{say(caseWords.happened)}</dt>
        <dd>
          <When on={event.occurredAt} />
        </dd>
        <dt>{say(caseWords.entered)}</dt>
        <dd>
          <When on={today(text, event.recordedAt)} />
        </dd>
        <dt>{say(words.judgedBy)}</dt>
        <dd>
          {rulesInWords(policy, language)} [{event.policy.slice(0, 12)}]
        </dd>
      </dl>
      {explanation.advisory && <p>{say(words.advisory)}</p>}
      <Sources cited={cited(text, explanation.source)} />
      <h2>{say(words.rules)}</h2>
      {explanation.rules.length === 0 && <p>{say(words.noRules)}</p>}
      {explanation.rules.map((rule) => (
        <section key={rule.criterion} aria-labelledby={`rule-${rule.criterion}`}>
          <h3 id={`rule-${rule.criterion}`}>
            <T of={rule.title} /> – {say(words.verdicts[rule.verdict])} ({say(words[rule.strength])})
          </h3>
          {rule.verdict !== 'pass' && rule.otherwise && (
            <p>
              <T of={rule.otherwise} />
            </p>
          )}
          {readsHidden(event, rule.criterion, hidden) ? (
            <p>{say(words.hidden)}</p>
          ) : (
            <Because of={rule.because} labels={labels} />
          )}
          <p>
            {rule.second === null
              ? say(words.notAsked)
              : rule.second === (rule.verdict === 'pass')
                ? say(words.agree)
                : say(words.disagree)}{' '}
            <Sources cited={cited(text, rule.source)} />
          </p>
        </section>
      ))}
    </>
  );
}

export function Because({ of, labels }: { of: Explanation; labels: Explained['labels'] }) {
  const say = useSay();
  const language = useLanguage();
  const name = (path: string) => (labels[path] ? say(labels[path]) : path);
  switch (of.kind) {
    case 'all':
    case 'any':
    case 'not':
      return (
        <div>
          <p class="because">
            {say(words.verdicts[of.verdict])}: {say(words[of.kind])}
          </p>
          <ul>
            {of.of.map((each, index) => (
              <li key={index}>
                <Because of={each} labels={labels} />
              </li>
            ))}
          </ul>
        </div>
      );
    case 'condition':
      return (
        <div>
          <p class="because">
            {say(words.verdicts[of.verdict])}: {say(words.condition)} {of.name}
          </p>
          {of.of.map((each, index) => (
            <Because key={index} of={each} labels={labels} />
          ))}
        </div>
      );
    case 'leaf':
      return (
        <span>
          {say(words.verdicts[of.verdict])}: {name(of.fact)} {operatorInWords(of.operator, of.expected, language)}
          {of.missing.length > 0
            ? ` – ${say(words.missing)} ${of.missing.map(name).join(', ')}`
            : ` – ${say(words.found)} ${valueInWords(of.found, language)}`}
        </span>
      );
    default:
      return of satisfies never;
  }
}
