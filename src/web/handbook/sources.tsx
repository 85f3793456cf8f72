import { type RegisteredFact, registeredFacts } from '../../service/fact-register.ts';
import { ScrollTable } from '../components/scroll-table.tsx';
import { useLanguage, useSay } from '../language.tsx';
import { rulesWords as words } from '../words/rules.ts';
import { useReading } from './reading.tsx';

/** @param labelledBy id of the heading above. */
export function SourcesChapter({ labelledBy }: { labelledBy: string }) {
  const say = useSay();
  const { text } = useReading();
  return (
    <>
      <p>{say(words.sourcesLead)}</p>
      <ScrollTable labelledBy={labelledBy} heads={[words.source, words.fact, words.document]}>
        {registeredFacts(text).map((fact) => (
          <FactRow key={fact.id} fact={fact} />
        ))}
      </ScrollTable>
    </>
  );
}

function FactRow({ fact: { id, statement, term, documents } }: { fact: RegisteredFact }) {
  const say = useSay();
  const language = useLanguage();
  const told = statement[language] === undefined ? (language === 'da' ? 'en' : 'da') : language;
  return (
    <tr id={id}>
      <th scope="row">{id}</th>
      <td>
        {term && (
          <>
            <strong lang="da">{term}</strong>
            <br />
          </>
        )}
        <span lang={told}>{statement[told]}</span>
      </td>
      <td>
        {documents.map(({ title, place }, index) => (
          <div key={index}>{[say(title), place && say(place)].filter(Boolean).join(', ')}</div>
        ))}
      </td>
    </tr>
  );
}
