import { plannedTitle } from '../../engine/wording.ts';
import type { CalendarDate } from '../../policy/types.ts';
import type { CaseFile } from '../../service/case-file.ts';
import { derivationInWords } from '../../service/deadline-words.ts';
import { waiversOf } from '../../service/waivers.ts';
import { DeadlineTag } from '../components/deadline-tag.tsx';
import { ScrollTable } from '../components/scroll-table.tsx';
import { T, useLanguage, useSay, When } from '../language.tsx';
import { caseWords as words } from '../words/cases.ts';

export function Limits({ file }: { file: CaseFile }) {
  const say = useSay();
  const language = useLanguage();
  const shown = file.deadlines.filter(({ due, binding, metBy }) => due && (binding || metBy));
  return (
    <section aria-labelledby="deadlines">
      <h2 id="deadlines">{say(words.deadlines)}</h2>
      {shown.length === 0 ? (
        <p>{say(words.noDeadlines)}</p>
      ) : (
        <ScrollTable labelledBy="deadlines" heads={[words.deadline, words.due, words.stands, words.countedFrom]}>
          {shown.map((each) => (
            <tr key={each.id}>
              <th scope="row">
                <T of={each.title} />
              </th>
              <td>
                {each.due && <When on={each.due} />}
                {each.forecast && ` (${say(words.forecast)})`}
              </td>
              <td>
                <DeadlineTag state={each.state} />
              </td>
              <td>{derivationInWords(each, file.policy, file.case.workflow, language)}</td>
            </tr>
          ))}
        </ScrollTable>
      )}
    </section>
  );
}

/** Criteria that a decision has set aside for this case, with what the letter about it refers to. */
export function Waivers({ file, today }: { file: CaseFile; today: CalendarDate }) {
  const say = useSay();
  const waivers = waiversOf(file, today);
  if (waivers.length === 0) return null;
  return (
    <section aria-labelledby="waivers">
      <h2 id="waivers">{say(words.waivers)}</h2>
      <ScrollTable labelledBy="waivers" heads={[words.criterion, words.waivedUntil, words.reason]}>
        {waivers.map(({ criterion, title, until, over, reason, version }) => (
          <tr key={criterion}>
            <th scope="row">
              <a href={`/cases/${file.case.id}/events/${version}`}>
                <T of={title} />
              </a>
            </th>
            <td>
              <When on={until} />
              {over && ` (${say(words.waiverOver)})`}
            </td>
            <td>{reason}</td>
          </tr>
        ))}
      </ScrollTable>
    </section>
  );
}

export function Milestones({ file }: { file: CaseFile }) {
  const say = useSay();
  const { milestones, planned, workflow } = file.case;
  const known = file.policy.workflows[workflow];
  const rows = [
    ...Object.entries(milestones).map(([id, { when }]) => ({ id, when, isPlan: false })),
    ...Object.entries(planned)
      .filter(([id]) => milestones[id] === undefined)
      .map(([id, { when }]) => ({ id, when, isPlan: true })),
  ].sort((a, b) => ((a.when.earliest ?? '') < (b.when.earliest ?? '') ? -1 : 1));
  if (rows.length === 0) return null;
  return (
    <section aria-labelledby="milestones">
      <h2 id="milestones">{say(words.milestones)}</h2>
      <ScrollTable labelledBy="milestones" heads={[words.milestone, words.when]}>
        {rows.map(({ id, when, isPlan }) => (
          <tr key={id}>
            <th scope="row">
              {say((isPlan ? plannedTitle(known, id) : known?.milestones[id]?.title) ?? { da: id, en: id })}
            </th>
            <td>
              <When on={when} />
              {isPlan && ` (${say(words.planned)})`}
            </td>
          </tr>
        ))}
      </ScrollTable>
    </section>
  );
}
