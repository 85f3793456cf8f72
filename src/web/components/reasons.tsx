import type { GivenScores, ScoredCriterion } from '../../service/scores.ts';
import { useSay } from '../language.tsx';
import { assessmentWords as words } from '../words/assessment.ts';

/** Scores with their reasons, criterion by criterion; `own`: of one assessor, who is not named. */
export function Reasons({
  criteria,
  scores,
  names,
  own = false,
}: {
  criteria: ScoredCriterion[];
  scores: GivenScores[];
  names: Record<string, string>;
  own?: boolean;
}) {
  const say = useSay();
  const list = (
    <dl class="reasons">
      {criteria.map(({ id, title }) => (
        <div key={id}>
          <dt>{say(title)}</dt>
          {scores.map(({ assessor, version, scores: given }) => (
            <dd key={version}>
              <strong>{given[id]?.score ?? '–'}</strong> {!own && `${names[assessor] ?? assessor}: `}
              {given[id]?.reason}
            </dd>
          ))}
        </div>
      ))}
      {scores.some(({ note }) => note !== null) && (
        <div>
          <dt>{say(words.note)}</dt>
          {scores.map(
            ({ assessor, version, note }) =>
              note !== null && (
                <dd key={version}>
                  {!own && `${names[assessor] ?? assessor}: `}
                  {note}
                </dd>
              ),
          )}
        </div>
      )}
    </dl>
  );
  if (own) return list;
  return (
    <details>
      <summary>{say(words.reasons)}</summary>
      {list}
    </details>
  );
}
