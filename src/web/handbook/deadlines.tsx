/** Deadlines and caps of one workflow, each with the mails that remind of it. */

import type { ComponentChildren } from 'preact';
import { deadlineRules, type ToldDeadline } from '../../service/deadline-rules.ts';
import { Sources } from '../components/sources.tsx';
import { T, useSay } from '../language.tsx';
import { rulesWords as words } from '../words/rules.ts';
import { Listed, MailLink } from './listed.tsx';
import { useHref, useReading } from './reading.tsx';
import { Section } from './section.tsx';

export function Deadlines({ workflow }: { workflow: string }) {
  const say = useSay();
  const { text, policy } = useReading();
  const deadlines = deadlineRules(text, policy, workflow);
  return (
    <Section id={`${workflow}-deadlines`} title={say(words.deadlines)}>
      {deadlines.length === 0 && <p>{say(words.noDeadlines)}</p>}
      {deadlines.map((each) => (
        <DeadlinePart key={each.id} of={each} />
      ))}
    </Section>
  );
}

function DeadlinePart({ of }: { of: ToldDeadline }) {
  const say = useSay();
  const href = useHref();
  const rows: [title: string, content: ComponentChildren][] = [
    [say(words.counted), <T key="counted" of={of.counted} />],
    [say(words.until), of.until.map((each) => say(each)).join(say({ da: ' eller ', en: ' or ' }))],
    [say(words.owner), <Listed key="owner" of={of.owner} />],
    [say(words.openIn), of.states.length > 0 && <Listed key="states" of={of.states} />],
    [say(words.binding), `${say(of.binding ? words.yes : words.no)} (${say(of.status)})`],
    [
      say(words.parameter),
      of.parameter && <a href={href('parameters', `parameter-${of.parameter.id}`)}>{say(of.parameter.title)}</a>,
    ],
    [say(words.pauses), say(of.stopsWhenPaused ? words.pausesStop : words.pausesRun)],
    [say(words.stopsIn), of.stopsIn.length > 0 && <Listed key="stops" of={of.stopsIn} />],
    [say(words.dayOff), of.roll && say(of.roll)],
    [say(words.transition), say(of.running)],
    [say(words.whenPassed), of.passed && `${say(words.byItself)}: ${say(of.passed)}`],
    [say(words.reminders), of.ladder.length > 0 ? <Ladder key="ladder" of={of.ladder} /> : say(words.noReminders)],
  ];
  return (
    <Section id={`deadline-${of.id}`} title={`${say(of.title)} (${say(of.kind)})`}>
      <dl class="facts">
        {rows
          .filter(([, content]) => content)
          .map(([title, content]) => [<dt key={`${title} dt`}>{title}</dt>, <dd key={title}>{content}</dd>])}
      </dl>
      <p>
        <Sources cited={of.sources} />
      </p>
    </Section>
  );
}

function Ladder({ of }: { of: ToldDeadline['ladder'] }) {
  const say = useSay();
  return (
    <ul>
      {of.map(({ when, to, message }, index) => (
        <li key={index}>
          <T of={when} />: <MailLink message={message} /> {say(words.mailTo)} <Listed of={to} />
        </li>
      ))}
    </ul>
  );
}
