/** The frame of a form that gives a command; a refusal is told by the command's own page, which keeps what was written. */

import type { ComponentChildren } from 'preact';
import type { SignedIn } from '../route.ts';
import { Form } from './form.tsx';

export function GiveCommand({
  visit,
  command,
  role,
  then,
  children,
}: {
  visit: Pick<SignedIn, 'kase' | 'csrf'>;
  command: string;
  role: string;
  /** The page of the case that is shown afterwards. */
  then: string;
  children: ComponentChildren;
}) {
  const { id, version } = visit.kase.snapshot;
  return (
    <Form action={`/cases/${id}/do/${command}`} csrf={visit.csrf}>
      <input type="hidden" name="_version" value={String(version)} />
      <input type="hidden" name="_as" value={role} />
      <input type="hidden" name="_then" value={then} />
      {children}
    </Form>
  );
}
