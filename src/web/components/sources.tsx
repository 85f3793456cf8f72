import type { Cited } from '../../service/cited.ts';
import { useSay } from '../language.tsx';

/** The facts and documents that something rests on. */
export function Sources({ cited }: { cited: Cited[] }) {
  const say = useSay();
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
          {places === '' ? id : `${places} [${id}]`}
        </span>
      ))}
    </span>
  );
}
