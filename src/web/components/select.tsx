import type { Text } from '../../policy/types.ts';
import type { Choice } from '../../service/choices.ts';
import { useSay } from '../language.tsx';

/** A field of a form that filters or leads on: what is chosen changes nothing. */
export function Select({
  name,
  label,
  all,
  choices,
  value,
}: {
  name: string;
  label: Text;
  all: Text;
  choices: Choice[];
  value: string | undefined;
}) {
  const say = useSay();
  return (
    <div class="form-group">
      <label class="form-label" for={`select-${name}`}>
        {say(label)}
      </label>
      <select class="form-select" id={`select-${name}`} name={name}>
        <option value="">{say(all)}</option>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value} selected={choice.value === value}>
            {say(choice.label)}
          </option>
        ))}
      </select>
    </div>
  );
}
