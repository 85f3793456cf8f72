/** What must or should be so before something can happen, each criterion with its reasons. */

import type { ToldCondition } from '../../service/condition-words.ts';
import { type GateRules, gateRules } from '../../service/gate-rules.ts';
import { Sources } from '../components/sources.tsx';
import { T, useSay, When } from '../language.tsx';
import { rulesWords as words } from '../words/rules.ts';
import { Listed } from './listed.tsx';
import { useReading } from './reading.tsx';
import { Section } from './section.tsx';

export function Gates({ workflow }: { workflow: string }) {
  const say = useSay();
  const { text, policy } = useReading();
  const gates = gateRules(text, policy, workflow);
  return (
    <Section id={`${workflow}-gates`} title={say(words.gates)}>
      {gates.length === 0 && <p>{say(words.noGates)}</p>}
      {gates.map(({ id, title, before, criteria }) => (
        <Section key={id} id={`gate-${id}`} title={say(title)}>
          {before.length > 0 && (
            <p>
              {say(words.standsBefore)}: <Listed of={before} />.
            </p>
          )}
          {criteria.length === 0 && <p>{say(words.noCriteria)}</p>}
          {criteria.map((each) => (
            <CriterionPart key={each.id} of={each} />
          ))}
        </Section>
      ))}
    </Section>
  );
}

function CriterionPart({ of }: { of: GateRules['criteria'][number] }) {
  const say = useSay();
  const { from, until } = of.inForce;
  return (
    <Section id={`criterion-${of.id}`} title={`${say(of.title)} (${say(words[of.strength])})`}>
      <p>
        {say(words.inForce)} <When on={from} />
        {until && (
          <>
            {' '}
            {say(words.inForceUntil)} <When on={until} />
          </>
        )}
        {of.cases === 'new' && `, ${say(words.onlyNew)}`}.
      </p>
      <dl class="facts">
        <dt>{say(words.metWhen)}</dt>
        <dd>
          <ConditionPart of={of.when} />
        </dd>
        <dt>{say(words.toldOtherwise)}</dt>
        <dd>
          <T of={of.otherwise} />
        </dd>
      </dl>
      <p>
        <Sources cited={of.sources} />
      </p>
    </Section>
  );
}

function ConditionPart({ of }: { of: ToldCondition }) {
  const say = useSay();
  switch (of.kind) {
    case 'leaf':
      return <T of={of.text} />;
    case 'condition':
      return (
        <>
          <T of={of.title} />
          {of.of.length > 0 && ': '}
          {of.of.map((each, index) => (
            <ConditionPart key={index} of={each} />
          ))}
        </>
      );
    case 'all':
    case 'any':
    case 'not':
      return (
        <>
          {say({ all: words.allOf, any: words.anyOf, not: words.noneOf }[of.kind])}:
          <ul>
            {of.of.map((each, index) => (
              <li key={index}>
                <ConditionPart of={each} />
              </li>
            ))}
          </ul>
        </>
      );
    default:
      return of satisfies never;
  }
}
