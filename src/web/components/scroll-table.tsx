import type { ComponentChildren } from 'preact';
import type { Text } from '../../policy/types.ts';
import { useSay } from '../language.tsx';

/** A table that scrolls by itself on a narrow page, and can be reached and scrolled by keyboard. */
export function ScrollTable({
  labelledBy,
  heads,
  children,
}: {
  /** Id of the heading that names it. */
  labelledBy: string;
  heads: Text[];
  children: ComponentChildren;
}) {
  const say = useSay();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section class="table-scroll" tabIndex={0} aria-labelledby={labelledBy}>
      <table class="table">
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head.en} scope="col">
                {say(head)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </section>
  );
}
