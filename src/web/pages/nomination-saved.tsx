/** Parts of a step that change while it is written. */

import { timeInWords } from '../../engine/wording.ts';
import { localTime } from '../../service/days.ts';
import type { SavedAnswers } from '../../service/save-answers.ts';
import { fieldId } from '../forms/schema-form.tsx';
import { useLanguage, useSay } from '../language.tsx';
import { nominationWords as words } from '../words/nomination.ts';
import { Conflicts } from './nomination-conflicts.tsx';
import { type Desk, lackingIn, nameOf, Rules, type Step } from './nomination-desk.tsx';

/** What became of what was written. */
export function Saved({ desk, saved }: { desk: Desk; saved: SavedAnswers }) {
  const say = useSay();
  const language = useLanguage();
  const { visit, check } = desk;
  const { time } = localTime(visit.house.office.text, visit.at);
  const unsaved = [...saved.problems.map(({ message }) => message), ...saved.refusals.map(({ why }) => why)];
  const others = check.answers.filter(({ path }) => saved.others.includes(path)).map((answer) => say(nameOf(answer)));
  return (
    <>
      {saved.saved.length > 0 && <p>{say(words.savedAt).replace('{time}', timeInWords(time, language))}</p>}
      {saved.saved.length + unsaved.length + saved.conflicts.length === 0 && <p>{say(words.nothingNew)}</p>}
      {unsaved.map((message) => (
        <p key={message.da}>
          <strong>{say(words.notSaved)}</strong> {say(message)}
        </p>
      ))}
      {others.length > 0 && <p>{say(words.othersChanged).replace('{fields}', () => others.join(', '))}</p>}
      <Conflicts desk={desk} conflicts={saved.conflicts} />
    </>
  );
}

/** Marks of the answers that the page shows, as they were saved then. */
export function Seen({ marks, swapped = false }: { marks: Record<string, string>; swapped?: boolean }) {
  const value = Object.entries(marks)
    .map(([path, mark]) => `${path}=${mark}`)
    .join(' ');
  return <input type="hidden" id="seen" name="_seen" value={value} {...(swapped ? { 'hx-swap-oob': 'true' } : {})} />;
}

/** What sending would still lack: here, elsewhere, and what would be good. */
export function Check({ desk, step, swapped = false }: { desk: Desk; step: Step; swapped?: boolean }) {
  const say = useSay();
  const { check, path } = desk;
  const here = lackingIn(desk, step);
  const elsewhere = desk.steps.filter((each) => each.id !== step.id && lackingIn(desk, each).length > 0);
  const general = check.lacking.filter((rule) => rule.stands && rule.answers.length === 0);
  const advice = check.lacking.filter(
    (rule) => !rule.stands && rule.answers.some((each) => step.answers.some((own) => own.path === each.path)),
  );
  return (
    <section
      id="check"
      class="live-check"
      aria-labelledby="check-title"
      {...(swapped ? { 'hx-swap-oob': 'true' } : {})}
    >
      <h2 id="check-title">{say(words.checkTitle)}</h2>
      {here.length === 0 ? (
        <p>{say(words.checkDone)}</p>
      ) : (
        <>
          <h3>{say(words.checkHere)}</h3>
          <ul>
            {here.map((answer) => (
              <li key={answer.path}>
                <a href={`#${fieldId(answer.path)}`}>{say(nameOf(answer))}</a>
              </li>
            ))}
          </ul>
        </>
      )}
      {advice.length > 0 && (
        <>
          <h3>{say(words.checkAdvice)}</h3>
          <Rules desk={desk} rules={advice} />
        </>
      )}
      {elsewhere.length + general.length > 0 && (
        <>
          <h3>{say(words.checkElsewhere)}</h3>
          <ul>
            {elsewhere.map((each) => (
              <li key={each.id}>
                <a href={`${path}/${each.id}`}>{say(each.title)}</a>
              </li>
            ))}
          </ul>
          {general.length > 0 && <Rules desk={desk} rules={general} />}
        </>
      )}
    </section>
  );
}
