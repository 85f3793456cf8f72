import type { ComponentChildren } from 'preact';
import { useSay } from '../language.tsx';
import { formWords } from '../words/forms.ts';

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
}: {
  id: string;
  label: string;
  help?: string | undefined;
  wrong?: string | undefined;
  optional?: boolean;
  children: (tied: Tied) => ComponentChildren;
}) {
  const say = useSay();
  const described = [...(help ? [`${id}-help`] : []), ...(wrong ? [`${id}-error`] : [])].join(' ');
  return (
    <div class={`form-group${wrong ? ' form-error' : ''}`}>
      <label class="form-label" for={id}>
        {label}
        {optional && <span class="weight-normal"> ({say(formWords.optional)})</span>}
      </label>
      {help && (
        <span class="form-hint" id={`${id}-help`}>
          {help}
        </span>
      )}
      {wrong && (
        <span class="form-error-message" id={`${id}-error`}>
          {wrong}
        </span>
      )}
      {children({ id, 'aria-describedby': described || undefined, 'aria-invalid': wrong ? 'true' : undefined })}
    </div>
  );
}
