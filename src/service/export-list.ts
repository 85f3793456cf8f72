/** Lists for spreadsheets, in the language asked for. */

import { csvOf, type List, type ListCell, xlsxOf } from '../documents/list-file.ts';
import { isExact } from '../engine/time.ts';
import type { Instant, Span } from '../engine/types.ts';
import { spanInWords, stateInWords } from '../engine/wording.ts';
import type { Language, Text } from '../policy/types.ts';
import { bouncingPeople } from './bouncing-people.ts';
import { daySeenFrom } from './day-seen-from.ts';
import { localTime } from './days.ts';
import type { Office } from './office.ts';
import { outboxStateNames } from './outbox-state-names.ts';
import { caseLine } from './overview.ts';
import { writtenRole } from './person-role.ts';
import { runningDeadlines } from './running-deadlines.ts';

export type ListName = 'cases' | 'people' | 'deadlines' | 'letters';

export async function exportList(
  office: Office,
  name: ListName,
  format: 'csv' | 'xlsx',
  language: Language,
  at: Instant,
): Promise<string | Buffer> {
  const list = await makers[name](office, language, at);
  return format === 'csv' ? csvOf(list) : xlsxOf([list]);
}

const makers: Record<ListName, (office: Office, language: Language, at: Instant) => Promise<List>> = {
  async cases(office, language, at) {
    const rows: ListCell[][] = [];
    for (const stored of await office.ledger.listCases({ origin: 'run' })) {
      const day = await daySeenFrom(office, stored, at);
      const { id, title, workflow, status, state, owner, next } = await caseLine(office, stored.snapshot, 'run', day);
      rows.push([
        id,
        title,
        workflow[language],
        (status === 'active' ? open : closed)[language],
        state[language],
        dated(stored.snapshot.started, language),
        owner?.[language] ?? null,
        next?.title[language] ?? null,
        next?.due ? dated(next.due, language) : null,
        next ? stateInWords(next.state, language) : null,
      ]);
    }
    return { ...words.cases[language], rows };
  },
  async people({ ledger }, language) {
    const marked = await bouncingPeople(ledger);
    const rows = (await ledger.people()).map(({ id, name, email, language: theirs, roles }) => {
      const bounce = marked.get(id);
      return [
        id,
        name,
        email,
        theirs,
        roles.map(writtenRole).join(', '),
        bounce ? `${bounce.status} ${bounce.reason}` : null,
      ];
    });
    return { ...words.people[language], rows };
  },
  async deadlines(office, language, at) {
    const rows = (await runningDeadlines(office, at)).map(({ case: id, caseTitle, deadline, policy }) => {
      const owners = [...new Set(deadline.owner.map(({ role }) => policy.roles[role]?.title[language] ?? role))];
      const due = deadline.due ? dated(deadline.due, language) : null;
      return [id, caseTitle, deadline.title[language], due, stateInWords(deadline.state, language), owners.join(', ')];
    });
    return { ...words.deadlines[language], rows };
  },
  async letters({ ledger, text }, language) {
    const rows = (await ledger.outbox()).map(
      ({ key, caseId, person, subject, plannedAt, state, settledAt, attempts, lastError }) => {
        const planned = localTime(text, plannedAt);
        const settled = settledAt === null ? null : localTime(text, settledAt);
        return [
          caseId,
          subject,
          person,
          outboxStateNames[state][language],
          { date: planned.date },
          planned.time,
          settled && { date: settled.date },
          settled?.time ?? null,
          attempts,
          lastError,
          key,
        ];
      },
    );
    return { ...words.letters[language], rows };
  },
};

/** A date where it is known to the day, otherwise in words. */
function dated(span: Span, language: Language): ListCell {
  return isExact(span) && span.earliest !== null ? { date: span.earliest } : spanInWords(span, language);
}

const open: Text = { da: 'Åben', en: 'Open' };
const closed: Text = { da: 'Afsluttet', en: 'Closed' };

const words: Record<ListName, Record<Language, Omit<List, 'rows'>>> = {
  cases: {
    da: {
      title: 'Sager',
      headings: [
        'Id',
        'Titel',
        'Forløb',
        'Status',
        'Tilstand',
        'Begyndt',
        'Venter på',
        'Næste frist',
        'Forfalder',
        'Fristens status',
      ],
    },
    en: {
      title: 'Cases',
      headings: [
        'Id',
        'Title',
        'Workflow',
        'Status',
        'State',
        'Started',
        'Waits for',
        'Next deadline',
        'Due',
        'Status of the deadline',
      ],
    },
  },
  people: {
    da: { title: 'Personer', headings: ['Id', 'Navn', 'Mail', 'Sprog', 'Roller', 'Mail kommer retur'] },
    en: { title: 'People', headings: ['Id', 'Name', 'Mail', 'Language', 'Roles', 'Mail returned'] },
  },
  deadlines: {
    da: { title: 'Frister', headings: ['Sag', 'Titel', 'Frist', 'Forfalder', 'Status', 'Ansvarlig'] },
    en: { title: 'Deadlines', headings: ['Case', 'Title', 'Deadline', 'Due', 'Status', 'Responsible'] },
  },
  letters: {
    da: {
      title: 'Mails',
      headings: [
        'Sag',
        'Emne',
        'Til',
        'Status',
        'Planlagt',
        'Klokken',
        'Afgjort',
        'Klokken',
        'Forsøg',
        'Fejl',
        'Nøgle',
      ],
    },
    en: {
      title: 'Letters',
      headings: ['Case', 'Subject', 'To', 'Status', 'Planned', 'Time', 'Settled', 'Time', 'Attempts', 'Error', 'Key'],
    },
  },
};
