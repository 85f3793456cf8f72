import type { ComponentChildren } from 'preact';

/** A form that posts to our own house. */
export function Form({
  action,
  csrf,
  upload = false,
  autosave,
  class: name,
  children,
}: {
  action: string;
  csrf: string;
  upload?: boolean;
  /** Where what was written is sent while it is being written; the answer goes into the element `saved`. */
  autosave?: string;
  class?: string;
  children: ComponentChildren;
}) {
  return (
    <form
      method="post"
      action={action}
      noValidate
      {...(upload ? { encType: 'multipart/form-data' } : {})}
      {...(autosave === undefined
        ? {}
        : {
            'hx-post': autosave,
            'hx-trigger': 'input delay:2s, change delay:400ms',
            'hx-target': '#saved',
            'hx-sync': 'this:queue last',
          })}
      {...(name === undefined ? {} : { class: name })}
    >
      <input type="hidden" name="_csrf" value={csrf} />
      {children}
    </form>
  );
}
