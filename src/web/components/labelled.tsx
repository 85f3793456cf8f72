import type { ComponentChildren } from 'preact';
import { useSay } from '../language.tsx';
import { formWords } from '../words/forms.ts';
import { describedBy, Hints, type Said } from './hints.tsx';

/** What ties a field to its label, its help and what is wrong with it. */
interface Tied {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': 'true' | undefined;
}

/** A field under its label; the field itself is what `children` makes of what ties it. */
export function Labelled({
  id,
  label,
  help,
  wrong,
  optional = false,
  children,
}: Said & {
  label: string;
  optional?: boolean;
  children: (tied: Tied) => ComponentChildren;
}) {
  const say = useSay();
  const described = describedBy({ id, help, wrong });
  return (
    <div class={`form-group${wrong ? ' form-error' : ''}`}>
      <label class="form-label" for={id}>
        {label}
        {optional && <span class="weight-normal"> ({say(formWords.optional)})</span>}
      </label>
      <Hints id={id} help={help} wrong={wrong} />
      {children({ id, 'aria-describedby': described, 'aria-invalid': wrong ? 'true' : undefined })}
    </div>
  );
}
