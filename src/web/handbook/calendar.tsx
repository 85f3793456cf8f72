import { timeInWords } from '../../engine/wording.ts';
import { holidaysOfYear } from '../../service/holidays-of-year.ts';
import { ScrollTable } from '../components/scroll-table.tsx';
import { T, useLanguage, useSay, When } from '../language.tsx';
import { rulesWords as words } from '../words/rules.ts';
import { useReading } from './reading.tsx';
import { Section } from './section.tsx';

export function CalendarChapter() {
  const say = useSay();
  const language = useLanguage();
  const { policy, at } = useReading();
  const { workingDays, timeZone, mail } = policy.calendar;
  const weekday = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' });
  // 1 January 2024 was a Monday.
  const days = workingDays.map((day) => weekday.format(Date.UTC(2024, 0, day)));
  const hours = say(words.between)
    .replace('{from}', timeInWords(mail.from, language))
    .replace('{to}', timeInWords(mail.to, language));
  return (
    <>
      <dl class="facts">
        <dt>{say(words.workingDays)}</dt>
        <dd>{days.join(', ')}</dd>
        <dt>{say(words.timeZone)}</dt>
        <dd>{timeZone}</dd>
        <dt>{say(words.mailHours)}</dt>
        <dd>
          {say(mail.workingDaysOnly ? words.onWorkingDays : words.everyDay)} {hours}
        </dd>
        {mail.digest && (
          <>
            <dt>{say(words.digestAt)}</dt>
            <dd>{timeInWords(mail.digest.at, language)}</dd>
          </>
        )}
      </dl>
      <Section id="holidays" title={say(words.daysOff).replace('{year}', at.slice(0, 4))}>
        <ScrollTable labelledBy="holidays" heads={[words.day, words.name, words.basis]}>
          {holidaysOfYear(policy.calendar, at).map(({ date, holiday }) => (
            <tr key={date}>
              <td>
                <When on={date} />
              </td>
              <th scope="row">
                <T of={holiday.title} />
              </th>
              <td>{say(holiday.basis === 'law' ? words.byLaw : words.byPolicy)}</td>
            </tr>
          ))}
        </ScrollTable>
      </Section>
    </>
  );
}
