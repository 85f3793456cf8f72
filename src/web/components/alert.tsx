import type { ComponentChildren } from 'preact';

export function Alert({
  is,
  title,
  children,
}: {
  is: 'success' | 'info' | 'warning' | 'error';
  title?: string;
  children: ComponentChildren;
}) {
  return (
    <div class={`alert alert-${is}`} role={is === 'error' ? 'alert' : 'status'}>
      <div class="alert-body">
        {title && <p class="alert-heading">{title}</p>}
        <div class="alert-text">{children}</div>
      </div>
    </div>
  );
}
