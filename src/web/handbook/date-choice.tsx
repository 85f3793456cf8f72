import { ruleDates } from '../../service/rule-dates.ts';
import { Alert } from '../components/alert.tsx';
import { DayGroup } from '../forms/day-group.tsx';
import { useSay, When } from '../language.tsx';
import { rulesWords as words } from '../words/rules.ts';
import { useReading } from './reading.tsx';

/** Any day can be chosen, and the days on which something changes are offered. */
export function DateChoice({ path, notADay }: { path: string; notADay: boolean }) {
  const say = useSay();
  const { text, at, today } = useReading();
  return (
    <>
      {notADay && <Alert is="error">{say(words.notADay)}</Alert>}
      <p class="font-lead">
        {say(words.asOf)} <When on={at} />
      </p>
      <form method="get" action={path} class="date-choice no-print">
        <DayGroup id="at" name="at" legend={say(words.chooseDay)} value={at} />
        <button type="submit" class="button button-secondary">
          {say(words.show)}
        </button>
      </form>
      <nav class="no-print" aria-labelledby="change-days">
        <p id="change-days">{say(words.changesOn)}:</p>
        <ul class="change-days">
          {ruleDates(text).map((date) => (
            <li key={date}>
              <a href={`${path}?at=${date}`} aria-current={date === at ? 'date' : undefined}>
                <When on={date} />
              </a>
            </li>
          ))}
          <li>
            <a href={path} aria-current={at === today ? 'date' : undefined}>
              {say(words.today)}
            </a>
          </li>
        </ul>
      </nav>
    </>
  );
}
