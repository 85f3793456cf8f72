import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Cited } from '../../service/cited.ts';
import { useSay } from '../language.tsx';

/** Where a fact of the register can be read. */
export const FactHref = createContext((id: string) => `/rules/sources#${id}`);

/** The facts and documents that something rests on. */
export function Sources({ cited }: { cited: Cited[] }) {
  const say = useSay();
  const href = useContext(FactHref);
  if (cited.length === 0) return null;
  const told = cited.map(({ id, documents }) => {
    const places = documents.map(({ title, place }) => [say(title), place && say(place)].filter(Boolean).join(', '));
    return { id, places: places.join('; ') };
  });
  return (
    <span class="sources">
      {say({ da: 'Kilde', en: 'Source' })}:{' '}
      {told.map(({ id, places }, index) => (
        <span key={id}>
          {index > 0 && '; '}
          {places} <a href={href(id)}>[{id}]</a>
        </span>
      ))}
    </span>
  );
}
