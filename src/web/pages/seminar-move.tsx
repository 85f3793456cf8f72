/** Moving a seminar: what would follow is shown before it is done. */

import { isDay } from '../../service/days.ts';
import { labelledRefusals } from '../../service/labelled.ts';
import { businessDate } from '../../service/office.ts';
import { type Moved, type MovePreview, previewOf } from '../../service/seminar-move.ts';
import { moving, seminarsOf } from '../../service/seminars.ts';
import { peopleCount } from '../components/effect.tsx';
import { GiveCommand } from '../components/give-command.tsx';
import { ScrollTable } from '../components/scroll-table.tsx';
import { DayGroup } from '../forms/day-group.tsx';
import { T, useSay, When } from '../language.tsx';
import type { Answer, Route, SignedIn } from '../route.ts';
import { seminarWords as words } from '../words/seminars.ts';
import { Refusals } from './command.tsx';
import { belowSeminars, mayNot, noSeminars } from './seminars.tsx';

export const seminarMoveRoutes: Route[] = [
  { method: 'GET', path: '/cases/:case/seminars/:milestone/move', open: 'signed-in', handle: page },
];

async function page(visit: SignedIn): Promise<Answer> {
  const { house, kase, access, today, at, params, query, say } = visit;
  const { snapshot } = kase;
  const found = await seminarsOf(house.office, access, snapshot, today);
  const seminar = found?.seminars.find(({ id }) => id === params.milestone);
  if (!found || !seminar) return noSeminars(visit);
  const title = say(words.moveOne).replace('{seminar}', () => say(seminar.title));
  const role = seminar.may.move;
  if (!role) return mayNot(visit, title);
  const { to, reason = '' } = query;
  const shiftLater = query.shiftLater === 'yes';
  const bad = to !== undefined && !isDay(to);
  const preview =
    to === undefined || bad
      ? null
      : await previewOf(house.office, {
          case: snapshot.id,
          name: moving,
          // The reason is asked for, and decides nothing of what follows.
          payload: { milestone: seminar.id, to, shiftLater, reason: reason.trim() || '–' },
          actor: { role, by: access.person.id },
          occurredAt: businessDate(today, undefined),
          at,
        });
  const refusals =
    preview && 'refusals' in preview ? labelledRefusals(found.policy, snapshot.workflow, preview.refusals) : [];
  const body = (
    <>
      <h1>{title}</h1>
      {seminar.when && (
        <p class="font-lead">
          <When on={seminar.when} />
        </p>
      )}
      <Refusals visit={visit} refusals={refusals} />
      <Ask visit={visit} to={to ?? ''} shiftLater={shiftLater} reason={reason} bad={bad} />
      {preview && !('refusals' in preview) && (
        <section aria-labelledby="preview">
          <h2 id="preview">{say(words.previewTitle)}</h2>
          <Preview of={preview} />
          <GiveCommand visit={visit} command={moving} role={role} then="seminars">
            <input type="hidden" name="milestone" value={seminar.id} />
            <input type="hidden" name="to" value={to} />
            <input type="hidden" name="shiftLater" value={shiftLater ? 'yes' : 'no'} />
            <input type="hidden" name="reason" value={reason} />
            <button type="submit" class="button button-primary">
              {say(words.moveNow)}
            </button>
          </GiveCommand>
        </section>
      )}
    </>
  );
  return {
    page: { title, section: 'cases', trail: belowSeminars(visit), body },
    status: bad || refusals.length > 0 ? 422 : 200,
  };
}

/** Asked by GET: nothing is changed by looking. */
function Ask({
  visit,
  to,
  shiftLater,
  reason,
  bad,
}: {
  visit: SignedIn;
  to: string;
  shiftLater: boolean;
  reason: string;
  bad: boolean;
}) {
  const say = useSay();
  const { kase, params } = visit;
  return (
    <form method="get" action={`/cases/${kase.snapshot.id}/seminars/${params.milestone}/move`} noValidate>
      <DayGroup id="to" name="to" legend={say(words.newDay)} value={to} wrong={bad ? [words.badDay] : []} />
      <div class="form-group">
        <div class="form-group-checkbox">
          <input
            type="checkbox"
            class="form-checkbox"
            id="shiftLater"
            name="shiftLater"
            value="yes"
            checked={shiftLater}
          />
          <label for="shiftLater">{say(words.shiftLater)}</label>
        </div>
      </div>
      <div class="form-group">
        <label class="form-label" for="reason">
          {say(words.reason)}
        </label>
        <input class="form-input" type="text" id="reason" name="reason" maxLength={1000} value={reason} />
      </div>
      <button type="submit" class="button button-secondary">
        {say(words.preview)}
      </button>
    </form>
  );
}

function Preview({ of: { plans, deadlines, letters } }: { of: MovePreview }) {
  const say = useSay();
  return (
    <>
      <Changes of={plans} labelledBy="preview" />
      <h3 id="deadlines">{say(words.deadlines)}</h3>
      {deadlines.length === 0 ? <p>{say(words.noDeadlines)}</p> : <Changes of={deadlines} labelledBy="deadlines" />}
      <h3>{say(words.letters)}</h3>
      {letters.length === 0 ? (
        <p>{say(words.noLetters)}</p>
      ) : (
        <ul>
          {letters.map(({ title, method, people }) => (
            <li key={`${title.en} ${method}`}>
              {say(method === 'cancel' ? words.cancelLetter : words.letter)
                .replace('{title}', () => say(title))
                .replace('{people}', peopleCount(people, say))}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function Changes({ of, labelledBy }: { of: Moved[]; labelledBy: string }) {
  return (
    <ScrollTable labelledBy={labelledBy} heads={[words.what, words.before, words.after]}>
      {of.map(({ title, before, after }) => (
        <tr key={title.en}>
          <th scope="row">
            <T of={title} />
          </th>
          <td>{before && <When on={before} />}</td>
          <td>{after && <When on={after} />}</td>
        </tr>
      ))}
    </ScrollTable>
  );
}
