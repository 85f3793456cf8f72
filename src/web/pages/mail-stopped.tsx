import { Form } from '../components/form.tsx';
import { Labelled } from '../components/labelled.tsx';
import { Moment } from '../components/moment.tsx';
import { ScrollTable } from '../components/scroll-table.tsx';
import { useSay } from '../language.tsx';
import { mailWords as words } from '../words/mail.ts';
import { type MailRoom, nameOf } from './mail.tsx';

/** Who is sent nothing, since when, by whom and why; and how it is stopped and begun again. */
export function Stopped({ room }: { room: MailRoom }) {
  const say = useSay();
  const { stops, visit } = room;
  return (
    <>
      <p>{say(words.stoppedLead)}</p>
      {stops.length === 0 ? (
        <p>{say(words.noStops)}</p>
      ) : (
        <ScrollTable labelledBy="view" heads={[words.person, words.since, words.by, words.reason, words.ended]}>
          {stops.map((stop) => (
            <tr key={`${stop.person} ${stop.at}`}>
              <th scope="row">{nameOf(room, stop.person)}</th>
              <td>
                <Moment office={visit.house.office} at={stop.at} />
              </td>
              <td>{nameOf(room, stop.by)}</td>
              <td>{stop.reason}</td>
              <td>
                {stop.endedAt !== null ? (
                  <>
                    <Moment office={visit.house.office} at={stop.endedAt} />, {nameOf(room, stop.endedBy ?? '')}
                  </>
                ) : (
                  <Form action="/mail/start" csrf={visit.csrf}>
                    <input type="hidden" name="person" value={stop.person} />
                    <button type="submit" class="button button-secondary button-small">
                      {say(words.startTo).replace('{name}', () => nameOf(room, stop.person))}
                    </button>
                  </Form>
                )}
              </td>
            </tr>
          ))}
        </ScrollTable>
      )}
      <section aria-labelledby="stop">
        <h3 id="stop">{say(words.stopTitle)}</h3>
        <StopForm room={room} />
      </section>
    </>
  );
}

function StopForm({ room }: { room: MailRoom }) {
  const say = useSay();
  const { stops, visit, people, problem } = room;
  const stopped = new Set(stops.filter(({ endedAt }) => endedAt === null).map(({ person }) => person));
  const error = (of: string) => (problem?.of === of ? problem.text : undefined);
  return (
    <Form action="/mail/stop" csrf={visit.csrf}>
      <Labelled id="person" label={say(words.person)} wrong={error('person')}>
        {(tied) => (
          <select {...tied} class="form-select" name="person">
            <option value="">{say(words.choose)}</option>
            {people
              .filter(({ id }) => !stopped.has(id))
              .map(({ id, name }) => (
                <option key={id} value={id} selected={id === (visit.body.person ?? visit.query.person)}>
                  {name}
                </option>
              ))}
          </select>
        )}
      </Labelled>
      <Labelled id="reason" label={say(words.reason)} wrong={error('reason')}>
        {(tied) => (
          <input
            {...tied}
            class="form-input"
            name="reason"
            value={typeof visit.body.reason === 'string' ? visit.body.reason : ''}
          />
        )}
      </Labelled>
      <button type="submit" class="button button-primary">
        {say(words.stop)}
      </button>
    </Form>
  );
}
