import { parameterHistories, valuesInWords } from '../../service/parameter-history.ts';
import { ScrollTable } from '../components/scroll-table.tsx';
import { Sources } from '../components/sources.tsx';
import { T, useSay, When } from '../language.tsx';
import { rulesWords as words } from '../words/rules.ts';
import { useReading } from './reading.tsx';
import { Section } from './section.tsx';

export function ParametersChapter() {
  const say = useSay();
  const { text, at } = useReading();
  return (
    <>
      <p>{say(words.parametersLead)}</p>
      {parameterHistories(text).map((history) => (
        <Section key={history.id} id={`parameter-${history.id}`} title={say(history.title)}>
          <ScrollTable
            labelledBy={`parameter-${history.id}`}
            heads={[words.value, words.from, words.ended, words.status, words.applies, words.source]}
          >
            {valuesInWords(history, at).map((each) => (
              <tr key={each.from} {...(each.holds ? { class: 'holds' } : {})}>
                <th scope="row">
                  <T of={each.value} />
                  {each.holds && <span class="weight-normal"> ({say(words.holdsNow)})</span>}
                </th>
                <td>
                  <When on={each.from} />
                </td>
                <td>{each.until && <When on={each.until} />}</td>
                <td>
                  <T of={each.status} />
                </td>
                <td>{say(each.applies ? words.yes : words.onlyShown)}</td>
                <td>
                  {each.note && (
                    <p>
                      <T of={each.note} />
                    </p>
                  )}
                  <Sources cited={each.sources} />
                </td>
              </tr>
            ))}
          </ScrollTable>
        </Section>
      ))}
    </>
  );
}
