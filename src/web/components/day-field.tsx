import type { FormProblem } from '../../policy/forms.ts';
import type { Text } from '../../policy/types.ts';
import { fieldId } from '../forms/schema-form.tsx';
import { useSay } from '../language.tsx';
import { Labelled } from './labelled.tsx';

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
    <Labelled id={fieldId('_day')} label={say(label)} help={say(help)} wrong={wrong && say(wrong.message)}>
      {(tied) => <input {...tied} class="form-input input-width-s" type="date" name="_day" value={day} />}
    </Labelled>
  );
}
