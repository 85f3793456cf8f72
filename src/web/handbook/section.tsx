import { type ComponentChildren, createContext } from 'preact';
import { useContext } from 'preact/hooks';

/** The level of the heading above. */
const Level = createContext(1);

/** A part of the handbook under its own heading, one level below the one it stands in. */
export function Section({
  id,
  title,
  class: name,
  children,
}: {
  id: string;
  title: ComponentChildren;
  class?: string;
  children: ComponentChildren;
}) {
  const level = Math.min(useContext(Level) + 1, 6);
  const Heading = `h${level}` as 'h2';
  return (
    <section aria-labelledby={id} {...(name === undefined ? {} : { class: name })}>
      <Heading id={id}>{title}</Heading>
      <Level.Provider value={level}>{children}</Level.Provider>
    </section>
  );
}
