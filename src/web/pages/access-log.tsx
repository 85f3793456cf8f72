/** Who looked at what, and what was refused. */

import type { AccessEntry, AccessFilter } from '../../ledger/access-contract.ts';
import { exportAccessLog } from '../../service/export-access-log.ts';
import { titleOfAction } from '../action-titles.ts';
import { Labelled } from '../components/labelled.tsx';
import { Moment } from '../components/moment.tsx';
import { ScrollTable } from '../components/scroll-table.tsx';
import { Select } from '../components/select.tsx';
import { T } from '../language.tsx';
import type { Answer, Route, SignedIn } from '../route.ts';
import { adminWords, logWords as words } from '../words/admin.ts';
import { adminTrail, types } from './admin.tsx';

const open = { act: 'administer' } as const;

export const accessLogRoutes: Route[] = [
  { method: 'GET', path: '/admin/access-log', open, personal: true, handle: logPage },
  { method: 'GET', path: '/admin/access-log.csv', open, personal: true, handle: asCsv },
];

const shown = 50;

function Action({ of: action }: { of: string }) {
  const title = titleOfAction(action);
  return (
    <>
      {title && (
        <>
          <T of={title} />
          <br />
        </>
      )}
      <code class="log-path">{action}</code>
    </>
  );
}

function filterOf({ query }: SignedIn): AccessFilter {
  return {
    ...(query.person ? { person: query.person } : {}),
    ...(query.subject ? { subject: query.subject.trim() } : {}),
    ...(isOutcome(query.outcome) ? { outcome: query.outcome } : {}),
  };
}

function isOutcome(given: string | undefined): given is AccessEntry['outcome'] {
  return given === 'granted' || given === 'refused';
}

async function asCsv(visit: SignedIn): Promise<Answer> {
  const { house, language, today } = visit;
  const file = await exportAccessLog(house.office, filterOf(visit), language, titleOfAction);
  return { file, type: types.csv, name: `${language === 'da' ? 'adgangslog' : 'access-log'}-${today}.csv` };
}

async function logPage(visit: SignedIn): Promise<Answer> {
  const { house, query, say } = visit;
  const { ledger } = house.office;
  const filter = filterOf(visit);
  const count = await ledger.access.accessCount(filter);
  const offset = Math.max(0, Math.min(count - 1, Number.parseInt(query.from ?? '0', 10) || 0));
  const entries = await ledger.access.accessLog({ ...filter, limit: shown, offset });
  const people = await ledger.people();
  const gone = (await ledger.personal.erased()).map(({ id }) => id);
  const names = new Map([
    ...gone.map((id) => [id, `${id} (${say(words.erased)})`] as const),
    ...people.map(({ id, name }) => [id, name] as const),
  ]);
  const search = new URLSearchParams(filter as Record<string, string>);
  const at = (from: number) => `/admin/access-log?${new URLSearchParams([...search, ['from', String(from)]])}`;
  const outcomes = (['granted', 'refused'] as const).map((value) => ({ value, label: words[value] }));
  const choices = [...names].map(([value, name]) => ({ value, label: { da: name, en: name } }));
  const body = (
    <>
      <h1 id="log">{say(adminWords.log)}</h1>
      <p class="font-lead">{say(adminWords.logLead)}</p>
      <form method="get" action="/admin/access-log" class="filters">
        <Select name="person" label={adminWords.person} all={adminWords.all} choices={choices} value={filter.person} />
        <Labelled id="subject" label={say(words.subject)} help={say(words.subjectHelp)}>
          {(tied) => <input {...tied} class="form-input" name="subject" value={filter.subject ?? ''} />}
        </Labelled>
        <Select name="outcome" label={words.outcome} all={adminWords.all} choices={outcomes} value={filter.outcome} />
        <button type="submit" class="button button-secondary">
          {say(adminWords.show)}
        </button>
      </form>
      {count === 0 ? (
        <p role="status">{say(words.empty)}</p>
      ) : (
        <>
          <p role="status">
            {say(words.count)
              .replace('{from}', String(offset + 1))
              .replace('{to}', String(offset + entries.length))
              .replace('{count}', String(count))}{' '}
            · <a href={`/admin/access-log.csv?${search}`}>{say(words.asCsv)}</a>
          </p>
          <ScrollTable
            labelledBy="log"
            heads={[adminWords.time, adminWords.person, words.action, words.subject, words.outcome]}
          >
            {entries.map(({ at: when, person, action, subject, outcome }, index) => (
              <tr key={index}>
                <td>
                  <Moment office={house.office} at={when} />
                </td>
                <td>{person === null ? say(words.nobody) : (names.get(person) ?? person)}</td>
                <td>
                  <Action of={action} />
                </td>
                <td>{subject}</td>
                <td>
                  {outcome === 'refused' ? (
                    <span class="badge badge-error">{say(words.refused)}</span>
                  ) : (
                    say(words.granted)
                  )}
                </td>
              </tr>
            ))}
          </ScrollTable>
          <p>
            {offset > 0 && <a href={at(Math.max(0, offset - shown))}>{say(adminWords.newer)}</a>}{' '}
            {offset + shown < count && <a href={at(offset + shown)}>{say(adminWords.older)}</a>}
          </p>
        </>
      )}
    </>
  );
  return { page: { title: say(adminWords.log), section: 'admin', trail: adminTrail(say), body } };
}
