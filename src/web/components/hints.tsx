/** What is said of a field beside its label. */
export interface Said {
  id: string;
  help?: string | undefined;
  wrong?: string | undefined;
}

export function Hints({ id, help, wrong }: Said) {
  return (
    <>
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
    </>
  );
}

/** Where the field is told to have it from. */
export function describedBy({ id, help, wrong }: Said): string | undefined {
  return [...(help ? [`${id}-help`] : []), ...(wrong ? [`${id}-error`] : [])].join(' ') || undefined;
}
