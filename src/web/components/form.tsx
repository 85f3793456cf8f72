import type { ComponentChildren } from 'preact';

/** A form that posts to our own house. */
export function Form({
  action,
  csrf,
  upload = false,
  class: name,
  children,
}: {
  action: string;
  csrf: string;
  upload?: boolean;
  class?: string;
  children: ComponentChildren;
}) {
  return (
    <form
      method="post"
      action={action}
      noValidate
      {...(upload ? { encType: 'multipart/form-data' } : {})}
      {...(name === undefined ? {} : { class: name })}
    >
      <input type="hidden" name="_csrf" value={csrf} />
      {children}
    </form>
  );
}
