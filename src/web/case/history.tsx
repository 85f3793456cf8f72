import type { CaseEvent } from '../../engine/types.ts';
import type { ParsedText } from '../../policy/text.ts';
import type { CaseFile } from '../../service/case-file.ts';
import { correctableEvents, corrections } from '../../service/corrections.ts';
import { today } from '../../service/days.ts';
import { actorInWords, eventInWords } from '../../service/event-words.ts';
import { Pager, paged } from '../components/pager.tsx';
import { ScrollTable } from '../components/scroll-table.tsx';
import { useLanguage, useSay, When } from '../language.tsx';
import { caseWords as words } from '../words/cases.ts';

const eventsShown = 25;

/** Everything that happened, with what was corrected since. */
export function History({
  text,
  file,
  names,
  query,
  corrects,
  hides,
}: {
  text: ParsedText;
  file: CaseFile;
  /** Person → name. */
  names: ReadonlyMap<string, string>;
  /** What the address of the page says. */
  query: Record<string, string>;
  /** Whether the visitor may correct the record. */
  corrects: boolean;
  /** Whether the visitor may not know who made an event happen. */
  hides(event: CaseEvent): boolean;
}) {
  const say = useSay();
  const language = useLanguage();
  const events = file.history.map(({ event }) => event);
  const marked = corrections(events);
  const open = new Set(corrects ? correctableEvents(events).map(({ version }) => version) : []);
  // The newest page is shown first.
  const part = paged(file.history, query.history, eventsShown, Number.POSITIVE_INFINITY);
  const heads = [words.number, words.what, words.who, words.happened, words.entered];
  return (
    <section aria-labelledby="history">
      <h2 id="history">{say(words.history)}</h2>
      <ScrollTable labelledBy="history" heads={corrects ? [...heads, words.correct] : heads}>
        {part.items.map(({ event, what, by }) => {
          const { version } = event;
          const mark = marked.get(version);
          const title = eventInWords(event, what, file.policy, language);
          return (
            <tr key={version} id={`event-${version}`}>
              <td>{version}</td>
              <th scope="row">
                <a href={`/cases/${event.case}/events/${version}`}>
                  {mark && mark.is !== 'amended' ? <del>{title}</del> : title}
                </a>
                {mark && (
                  <>
                    {' '}
                    <a class="badge badge-warning" href={`#event-${mark.by}`}>
                      {say(words.marked[mark.is]).replace('{by}', String(mark.by))}
                    </a>
                  </>
                )}
              </th>
              <td>{hides(event) ? say(by) : actorInWords(event, by, language, (id) => names.get(id))}</td>
              <td>
                <When on={event.occurredAt} />
              </td>
              <td>
                <When on={today(text, event.recordedAt)} />
              </td>
              {corrects && (
                <td>
                  {open.has(version) && (
                    <a href={`/cases/${event.case}/events/${version}/correct`}>
                      {say(words.correct)} <span class="sr-only">{version}</span>
                    </a>
                  )}
                </td>
              )}
            </tr>
          );
        })}
      </ScrollTable>
      <Pager part={part} name="history" path={`/cases/${file.case.id}`} query={query} />
    </section>
  );
}
