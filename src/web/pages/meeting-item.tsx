/** A new item on an agenda begins with its case: what can be decided depends on where that stands. */

import { decidableCases } from '../../service/decidable-cases.ts';
import { fieldId } from '../forms/schema-form.tsx';
import type { Answer, Route, SignedIn } from '../route.ts';
import { findCommand } from '../take-command.ts';
import { meetingWords as words } from '../words/meetings.ts';
import { actPage, meetingSubPage } from './meeting-act.tsx';

export const meetingItemRoutes: Route[] = [
  { method: 'GET', path: '/meetings/:case/new-item', open: 'signed-in', handle: chooseCase },
];

async function chooseCase(visit: SignedIn): Promise<Answer> {
  const { house, access, kase, say } = visit;
  const found = await findCommand(visit, 'item.add');
  // Who may not, or not now, is told so there.
  if (!found || found.roles.length === 0) return actPage(visit, 'item.add');
  const cases = await decidableCases(house.office, access);
  const meeting = `/meetings/${kase.snapshot.id}`;
  const body = (
    <>
      <h1>{say(found.title)}</h1>
      <form method="get" action={`${meeting}/do/item.add`}>
        <div class="form-group">
          <label class="form-label" for={fieldId('about')}>
            {say(words.whichCase)}
          </label>
          <span class="form-hint" id="about-help">
            {say(words.whichCaseHelp)}
          </span>
          <select class="form-select" id={fieldId('about')} name="about" aria-describedby="about-help">
            <option value="">{say(words.noCase)}</option>
            {cases.map(({ id, title, state }) => (
              <option key={id} value={id}>
                {title} – {say(state)}
              </option>
            ))}
          </select>
        </div>
        <button type="submit" class="button button-primary">
          {say(words.goOn)}
        </button>
      </form>
      <p>
        <a href={meeting}>{say(words.back)}</a>
      </p>
    </>
  );
  return { page: meetingSubPage(visit, say(found.title), body) };
}
