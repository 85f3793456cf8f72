import type { FormProblem } from '../../policy/forms.ts';
import type { Text } from '../../policy/types.ts';
import { DayGroup } from '../forms/day-group.tsx';
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
  help?: Text;
}) {
  const say = useSay();
  const wrong = problems.filter(({ path }) => path === '_day').map(({ message }) => message);
  return <DayGroup id={fieldId('_day')} name="_day" legend={say(label)} value={day} help={help} wrong={wrong} />;
}
