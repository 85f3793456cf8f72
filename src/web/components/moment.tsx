import type { Instant } from '../../engine/types.ts';
import { momentInWords } from '../../engine/wording.ts';
import { localTime } from '../../service/days.ts';
import type { Office } from '../../service/office.ts';
import { useLanguage } from '../language.tsx';

/** An instant as the clock on the wall shows it. */
export function Moment({ office, at }: { office: Pick<Office, 'text'>; at: Instant }) {
  const language = useLanguage();
  return <time dateTime={at}>{momentInWords(localTime(office.text, at), language)}</time>;
}
