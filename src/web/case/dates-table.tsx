import type { FormProblem } from '../../policy/forms.ts';
import type { JsonObject, Text, Workflow } from '../../policy/types.ts';
import { ScrollTable } from '../components/scroll-table.tsx';
import { fieldId } from '../forms/schema-form.tsx';
import { useSay } from '../language.tsx';
import { caseWords } from '../words/cases.ts';
import { correctionWords as words } from '../words/corrections.ts';

/** Two dates of every milestone of a workflow: when it was reached, and for when it is planned. */
export function DatesTable({
  workflow,
  values,
  problems,
}: {
  workflow: Workflow | undefined;
  values: JsonObject;
  problems: FormProblem[];
}) {
  const say = useSay();
  const field = (kind: 'milestones' | 'planned', id: string, title: Text) => {
    const path = `${kind}.${id}`;
    const wrong = problems.find((problem) => problem.path === path);
    const written = (values[kind] as JsonObject | undefined)?.[id];
    return (
      <td class={wrong ? 'form-error' : undefined}>
        {wrong && (
          <span class="form-error-message" id={`${fieldId(path)}-error`}>
            {say(wrong.message)}
          </span>
        )}
        <input
          class="form-input input-width-s"
          type="text"
          id={fieldId(path)}
          name={path}
          value={typeof written === 'string' ? written : ''}
          maxLength={10}
          aria-label={`${say(title)}: ${say(words[kind])}`}
          aria-invalid={wrong ? 'true' : undefined}
          aria-describedby={wrong && `${fieldId(path)}-error`}
        />
      </td>
    );
  };
  return (
    <div class="dates-table">
      <h2 id="dates">{say(caseWords.milestones)}</h2>
      <p class="form-hint">{say(words.datesHelp)}</p>
      <ScrollTable labelledBy="dates" heads={[caseWords.milestone, words.milestones, words.planned]}>
        {Object.entries(workflow?.milestones ?? {}).map(([id, { title }]) => (
          <tr key={id}>
            <th scope="row">{say(title)}</th>
            {field('milestones', id, title)}
            {field('planned', id, title)}
          </tr>
        ))}
      </ScrollTable>
    </div>
  );
}
