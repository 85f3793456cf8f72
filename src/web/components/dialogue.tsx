import type { Exchange } from '../../service/clarifications.ts';
import { useSay, When } from '../language.tsx';
import { validationWords as words } from '../words/validation.ts';
import { Changes } from './changes.tsx';
import { DeadlineTag } from './deadline-tag.tsx';

/** One request for clarification with its questions, its deadline, and the answer with what it changed. */
export function Dialogue({ exchange, names }: { exchange: Exchange; names: Record<string, string> }) {
  const say = useSay();
  const { asked, by, questions, due, answer } = exchange;
  return (
    <>
      <p>
        <strong>
          {say(words.asked)} <When on={asked} />
          {names[by] && ` ${say(words.by)} ${names[by]}`}
        </strong>
      </p>
      <ul>
        {questions.map((question) => (
          <li key={question}>{question}</li>
        ))}
      </ul>
      {due && (
        <p>
          {say(words.answerBy)} <When on={due.on} /> <DeadlineTag state={due.state} />
        </p>
      )}
      {answer ? (
        <>
          <p>
            <strong>
              {say(words.answered)} <When on={answer.on} />
              {names[answer.by] && ` ${say(words.by)} ${names[answer.by]}`}
            </strong>
            {answer.late && ` (${say(words.late)})`}
          </p>
          <details>
            <summary id={`changed-${answer.version}`}>
              {say(words.changed)} ({answer.changes.length})
            </summary>
            <Changes of={answer.changes} labelledBy={`changed-${answer.version}`} />
          </details>
        </>
      ) : (
        <p>{say(words.awaited)}</p>
      )}
    </>
  );
}
