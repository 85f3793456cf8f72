import type { Available } from '../../engine/available.ts';
import type { Text } from '../../policy/types.ts';
import type { CaseFile } from '../../service/case-file.ts';
import { type ElsewhereCommand, elsewhere } from '../../service/case-steps.ts';
import { cited } from '../../service/cited.ts';
import { labelOf } from '../../service/labelled.ts';
import { ScrollTable } from '../components/scroll-table.tsx';
import { Sources } from '../components/sources.tsx';
import { T, useSay } from '../language.tsx';
import type { SignedIn } from '../route.ts';
import { caseWords as words } from '../words/cases.ts';

/** What the visitor may do with the roles held in the case, and what others may. */
export function Next({ visit, file, roles }: { visit: SignedIn; file: CaseFile; roles: string[] }) {
  const say = useSay();
  const own = file.next.filter((each) => each.roles.some((role) => roles.includes(role)));
  const others = file.next.filter((each) => !own.includes(each));
  return (
    <section aria-labelledby="next">
      <h2 id="next">{say(words.next)}</h2>
      {file.next.length === 0 && <p>{say(words.noNext)}</p>}
      {own.length > 0 && <h3>{say(words.youMay)}</h3>}
      <ul class="plain-list commands">
        {own.map((each) => (
          <li key={each.command}>
            <a
              class="button button-secondary"
              href={`/cases/${file.case.id}/do/${each.command}?as=${each.roles.find((role) => roles.includes(role))}`}
            >
              <T of={each.title} />
            </a>
            <Lacking visit={visit} file={file} of={each} />
          </li>
        ))}
      </ul>
      {others.length > 0 && <h3>{say(words.othersMay)}</h3>}
      <ul>
        {others.map((each) => (
          <li key={each.command}>
            <T of={each.title} /> – {say(words.by)}{' '}
            {each.roles.map((role) => say(file.policy.roles[role]?.title ?? { da: role, en: role })).join(', ')}
            <Lacking visit={visit} file={file} of={each} />
          </li>
        ))}
      </ul>
      {file.case.status !== 'done' && <Elsewhere file={file} />}
    </section>
  );
}

/** What cannot happen where the case stands, although its workflow has it. */
function Elsewhere({ file }: { file: CaseFile }) {
  const { later, earlier } = elsewhere(file.policy, file.case);
  return (
    <>
      <Commands id="later" title={words.later} of={later} />
      <Commands id="earlier" title={words.earlier} of={earlier} />
    </>
  );
}

function Commands({ id, title, of }: { id: string; title: Text; of: ElsewhereCommand[] }) {
  const say = useSay();
  if (of.length === 0) return null;
  return (
    <details class="lacking">
      <summary id={id}>
        {say(title)} ({of.length})
      </summary>
      <p>{say(words.laterHelp)}</p>
      <ScrollTable labelledBy={id} heads={[words.command, words.mayDo, words.belongsIn]}>
        {of.map(({ command, title: name, roles, states }) => (
          <tr key={command}>
            <th scope="row">{say(name)}</th>
            <td>{roles.map(say).join(', ') || say(words.nobody)}</td>
            <td>{states.map(say).join(', ')}</td>
          </tr>
        ))}
      </ScrollTable>
    </details>
  );
}

/** The rules that stand in the way on what is recorded so far: which, why, what is missing, and on what source. */
function Lacking({ visit, file, of }: { visit: SignedIn; file: CaseFile; of: Available }) {
  const say = useSay();
  if (of.lacking.length === 0) return null;
  const label = labelOf(file.policy, file.case.workflow);
  return (
    <details class="lacking">
      <summary>
        {say(words.lacks)} ({of.lacking.length})
      </summary>
      <ul>
        {of.lacking.map(({ criterion, missing }) => {
          const rule = file.policy.criteria[criterion] ?? file.policy.conditions[criterion];
          if (!rule) return null;
          const otherwise = file.policy.criteria[criterion]?.otherwise;
          return (
            <li key={criterion}>
              <strong>
                <T of={rule.title} />
              </strong>
              {otherwise && (
                <>
                  : <T of={otherwise} />
                </>
              )}
              {missing.length > 0 && ` (${missing.map((path) => say(label(path))).join(', ')})`}{' '}
              <Sources cited={cited(visit.house.office.text, rule.source)} />
            </li>
          );
        })}
      </ul>
    </details>
  );
}
