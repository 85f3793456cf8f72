import type { Text } from '../../policy/types.ts';
import { answerInWords, markOf } from '../../service/answers.ts';
import type { Difference } from '../../service/save-answers.ts';
import { Alert } from '../components/alert.tsx';
import { useSay } from '../language.tsx';
import { nominationWords as words } from '../words/nomination.ts';
import { type Desk, nameOf } from './nomination-desk.tsx';

/** How the two versions came to differ. */
export type ConflictWords = Record<'title' | 'text' | 'mine' | 'keepMine' | 'keepTheirs', Text>;

const ofPeople: ConflictWords = {
  title: words.conflictTitle,
  text: words.conflictText,
  mine: words.mine,
  keepMine: words.keepMine,
  keepTheirs: words.keepTheirs,
};

/** Two versions of the same answer, and the choice between them; stands inside the form of the step. */
export function Conflicts({
  desk,
  conflicts,
  told = ofPeople,
}: {
  desk: Desk;
  conflicts: Difference[];
  told?: ConflictWords;
}) {
  const say = useSay();
  if (conflicts.length === 0) return null;
  return (
    <Alert is="warning" title={say(told.title)}>
      <p>{say(told.text)}</p>
      {conflicts.map((each) => (
        <Versions key={each.answer.path} desk={desk} of={each} told={told} />
      ))}
    </Alert>
  );
}

function Versions({ desk, of: { answer, mine, theirs }, told }: { desk: Desk; of: Difference; told: ConflictWords }) {
  const say = useSay();
  const shown = (value: Difference['mine']) => {
    const lines = answerInWords(desk.check.policy, answer.schema, value);
    return lines.length === 0 ? say(words.noAnswer) : lines.map((line) => <div key={line.da}>{say(line)}</div>);
  };
  return (
    <section class="versions" aria-label={say(nameOf(answer))}>
      <h3>{say(nameOf(answer))}</h3>
      <dl>
        <dt>{say(told.mine)}</dt>
        <dd>{shown(mine)}</dd>
        <dt>{say(words.theirs)}</dt>
        <dd>{shown(theirs)}</dd>
      </dl>
      <div class="button-row">
        <button
          type="submit"
          class="button button-secondary button-small"
          name="_mine"
          value={`${answer.path}@${markOf(theirs)}`}
        >
          {say(told.keepMine)}
        </button>
        <button type="submit" class="button button-secondary button-small" name="_theirs" value={answer.path}>
          {say(told.keepTheirs)}
        </button>
      </div>
    </section>
  );
}
