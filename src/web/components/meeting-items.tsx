import type { PaperItem } from '../../documents/meeting-papers.ts';
import type { MeetingView, ViewedItem } from '../../service/meeting-view.ts';
import { T, useSay } from '../language.tsx';
import type { SignedIn } from '../route.ts';
import { filled, meetingWords as words } from '../words/meetings.ts';
import { Form } from './form.tsx';

/** The items in their order, each with what the visitor may do about it now. */
export function MeetingItems({ visit, view }: { visit: SignedIn; view: MeetingView }) {
  const say = useSay();
  if (view.items.length === 0) return <p>{say(words.noItems)}</p>;
  return (
    <ol class="plain-list meeting-items">
      {view.items.map((viewed) => (
        <li key={viewed.key}>
          <Item paper={viewed.paper} />
          {view.papers.kind === 'minutes' && <Outcomes of={viewed} />}
          <Acts visit={visit} view={view} viewed={viewed} />
        </li>
      ))}
    </ol>
  );
}

function Item({ paper }: { paper: PaperItem }) {
  const say = useSay();
  const { number, title, kind, case: about, recommendation, presentation, annexes, proposed } = paper;
  return (
    <>
      <h3>
        {number}. {title}
      </h3>
      <p>
        {kind && <span class="badge badge-info">{say(kind)}</span>}{' '}
        {about && <a href={`/cases/${about.id}`}>{about.title}</a>}
        {proposed && (
          <>
            {' · '}
            {say(words.proposed)}: <T of={proposed} />
          </>
        )}
      </p>
      {recommendation.length > 0 && (
        <>
          <p>{say(words.itIsRecommended)}</p>
          <ul>
            {recommendation.map((each) => (
              <li key={each}>{each}</li>
            ))}
          </ul>
        </>
      )}
      {(presentation || annexes.length > 0) && (
        <details>
          <summary>
            {[presentation && say(words.background), annexes.length > 0 && say(words.annexes)]
              .filter(Boolean)
              .join(' · ')}
            <span class="sr-only">: {title}</span>
          </summary>
          {presentation && <p class="as-written">{presentation}</p>}
          {annexes.length > 0 && (
            <>
              <p class="weight-semibold">{say(words.annexes)}</p>
              <ul>
                {annexes.map((each) => (
                  <li key={each}>{each}</li>
                ))}
              </ul>
            </>
          )}
        </details>
      )}
    </>
  );
}

function Outcomes({ of: { paper, settled } }: { of: ViewedItem }) {
  const say = useSay();
  if (!settled) return <p class="weight-semibold">{say(words.notDecided)}</p>;
  return (
    <div class="outcome">
      {paper.outcomes.map(({ decision, details }) => (
        <div key={decision.en}>
          <p class="weight-semibold">
            {say(words.decided)}: <T of={decision} />
          </p>
          {details.length > 0 && (
            <dl class="facts">
              {details.map(({ label, value }) => [
                <dt key={`${label.en} label`}>{say(label)}</dt>,
                <dd key={label.en} class="as-written">
                  {value.map(say).join('\n')}
                </dd>,
              ])}
            </dl>
          )}
        </div>
      ))}
    </div>
  );
}

function Acts({ visit, view, viewed }: { visit: SignedIn; view: MeetingView; viewed: ViewedItem }) {
  const say = useSay();
  const { id } = view.case;
  const { key, paper, settled } = viewed;
  const last = view.items.length;
  // The name of an item may hold half a character, which encodeURIComponent refuses.
  const item = String(new URLSearchParams({ item: key }));
  const about = <span class="sr-only"> {filled(say(words.about), { number: paper.number, title: paper.title })}</span>;
  // Whoever writes the minutes records the decisions that they tell of.
  const decides = view.may.has('item.decide') && view.may.has('minutes.submit');
  return (
    <div class="buttons">
      {view.may.has('agenda.order') && last > 1 && (
        <Form action={`/meetings/${id}/move`} csrf={visit.csrf} class="buttons">
          <input type="hidden" name="_version" value={String(view.case.version)} />
          <input type="hidden" name="item" value={key} />
          {paper.number > 1 && (
            <button type="submit" class="button button-tertiary button-small" name="to" value="up">
              {say(words.up)}
              {about}
            </button>
          )}
          {paper.number < last && (
            <button type="submit" class="button button-tertiary button-small" name="to" value="down">
              {say(words.down)}
              {about}
            </button>
          )}
        </Form>
      )}
      {view.may.has('item.edit') && (
        <a class="button button-tertiary button-small" href={`/meetings/${id}/do/item.edit?${item}`}>
          {say(words.edit)}
          {about}
        </a>
      )}
      {view.may.has('item.remove') && (
        <a class="button button-tertiary button-small" href={`/meetings/${id}/do/item.remove?${item}`}>
          {say(words.takeOff)}
          {about}
        </a>
      )}
      {decides && (
        <a
          class={`button button-small ${settled ? 'button-tertiary' : 'button-primary'}`}
          href={`/meetings/${id}/decide?${item}`}
        >
          {say(settled ? words.decideAgain : words.decide)}
          {about}
        </a>
      )}
    </div>
  );
}
