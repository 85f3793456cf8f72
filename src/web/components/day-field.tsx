import type { FormProblem } from '../../policy/forms.ts';
import type { Text } from '../../policy/types.ts';
import { fieldId } from '../forms/schema-form.tsx';
import { useSay } from '../language.tsx';

/** The day on which it happened, where that is not today. */
export function DayField({
  day,
  problems,
  label,
  help,
}: {
  day: string;
  problems: FormProblem[];
  label: Text;
  help: Text;
}) {
  const say = useSay();
  const wrong = problems.find(({ path }) => path === '_day');
  return (
    <div class={`form-group${wrong ? ' form-error' : ''}`}>
      <label class="form-label" for={fieldId('_day')}>
        {say(label)}
      </label>
      <span class="form-hint" id="day-help">
        {say(help)}
      </span>
      {wrong && (
        <span class="form-error-message" id="day-error">
          {say(wrong.message)}
        </span>
      )}
      <input
        class="form-input input-width-s"
        type="date"
        id={fieldId('_day')}
        name="_day"
        value={day}
        aria-describedby={wrong ? 'day-help day-error' : 'day-help'}
      />
    </div>
  );
}
