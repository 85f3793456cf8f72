import type { Instant } from '../../engine/types.ts';
import { localTime } from '../../service/days.ts';
import type { Office } from '../../service/office.ts';
import { When } from '../language.tsx';

/** An instant as the clock on the wall shows it. */
export function Moment({ office, at }: { office: Pick<Office, 'text'>; at: Instant }) {
  const { date, time } = localTime(office.text, at);
  return (
    <>
      <When on={date} /> {time}
    </>
  );
}
