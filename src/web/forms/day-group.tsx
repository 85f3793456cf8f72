import type { ComponentChildren } from 'preact';
import type { Text } from '../../policy/types.ts';
import { describedBy, Hints } from '../components/hints.tsx';
import { useSay } from '../language.tsx';
import { formWords } from '../words/forms.ts';
import { dayParts, partName, splitDay } from './day-parts.ts';

/** A date in three fields, as the common design system asks for it. */
export function DayGroup({
  id,
  name,
  legend,
  value,
  help,
  wrong = [],
  required = false,
}: {
  /** Of the first field, where a link to what is wrong leads. */
  id: string;
  name: string;
  legend: ComponentChildren;
  /** As stored, or as it was written where that is no date. */
  value: string;
  help?: Text | undefined;
  wrong?: Text[];
  required?: boolean;
}) {
  const say = useSay();
  const written = splitDay(value);
  const said = { id, help: help && say(help), wrong: wrong.map(say).join(' ') };
  return (
    <div class={`form-group${wrong.length > 0 ? ' form-error' : ''}`}>
      <fieldset aria-describedby={describedBy(said)}>
        <legend class="form-label">{legend}</legend>
        <Hints {...said} />
        <div class="date-group">
          {dayParts.map((part) => {
            const field = part === 'day' ? id : `${id}-${part}`;
            return (
              <div class={`form-group form-group-${part}`} key={part}>
                <label class="form-label" for={field}>
                  {say(formWords[part])}
                </label>
                <input
                  class="form-input"
                  type="text"
                  inputMode="numeric"
                  autoComplete="off"
                  maxLength={part === 'year' ? 4 : 2}
                  id={field}
                  name={partName(name, part)}
                  value={written[part]}
                  aria-required={required ? 'true' : undefined}
                  aria-invalid={wrong.length > 0 ? 'true' : undefined}
                />
              </div>
            );
          })}
        </div>
      </fieldset>
    </div>
  );
}
