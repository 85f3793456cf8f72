import type { AssessmentView } from '../../service/assessment.ts';
import { useSay, When } from '../language.tsx';
import { assessmentWords as words } from '../words/assessment.ts';
import { ScrollTable } from './scroll-table.tsx';

/** Who has scored, who is missing, and who is recused and why. */
export function Progress({
  of,
  names,
}: {
  of: NonNullable<AssessmentView['progress']>;
  names: Record<string, string>;
}) {
  const say = useSay();
  const expected = of.filter(({ recusal }) => recusal === null);
  const done = expected.filter(({ latest }) => latest !== null);
  return (
    <section aria-labelledby="progress">
      <h2 id="progress">{say(words.progress)}</h2>
      <p>
        {say(words.finished).replace('{done}', String(done.length)).replace('{all}', String(expected.length))}{' '}
        {say(words.progressHelp)}
      </p>
      <ScrollTable labelledBy="progress" heads={[words.assessor, words.stands, words.when, words.reason]}>
        {of.map(({ assessor, latest, recusal }) => (
          <tr key={assessor}>
            <th scope="row">{names[assessor] ?? assessor}</th>
            <td>
              <span class={`badge${recusal ? '' : latest ? ' badge-success' : ' badge-warning'}`}>
                {say(recusal ? words.recused : latest ? words.scored : words.missing)}
              </span>
            </td>
            <td>{recusal ? <When on={recusal.on} /> : latest ? <When on={latest.on} /> : '–'}</td>
            <td>{recusal?.reason ?? ''}</td>
          </tr>
        ))}
      </ScrollTable>
    </section>
  );
}
