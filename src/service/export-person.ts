/** All that is held on one person as one file: JSON for programs, Word and HTML for reading. */

import { archiveOf } from '../documents/case-package.ts';
import { type CaseRecord, recordAsHtml, recordAsWord } from '../documents/case-record.ts';
import type { Instant } from '../engine/types.ts';
import { dateInWords, momentInWords, spanInWords } from '../engine/wording.ts';
import type { Language } from '../policy/types.ts';
import { localTime } from './days.ts';
import { roleInWords } from './deputies.ts';
import type { Office } from './office.ts';
import { outboxStateNames } from './outbox-state-names.ts';
import type { PersonData } from './person-data.ts';

export async function exportPerson(office: Office, data: PersonData, language: Language): Promise<Buffer> {
  const record = personRecord(office, data, language);
  const name = language === 'da' ? 'oplysninger' : 'data';
  const files = {
    [`${name}.json`]: `${JSON.stringify(data, null, 2)}\n`,
    [`${name}.docx`]: await recordAsWord(record, data.exported),
    [`${name}.html`]: recordAsHtml(record),
  };
  return archiveOf(files, data.exported);
}

/** For reading. */
function personRecord(office: Office, data: PersonData, language: Language): CaseRecord {
  const say = words[language];
  const time = (at: Instant | null) => (at === null ? '' : momentInWords(localTime(office.text, at), language));
  const roleOf = (held: Parameters<typeof roleInWords>[1]) => roleInWords(office, held)[language];
  const { person } = data;
  return {
    title: `${say.title}: ${person.name}`,
    language,
    about: [
      ['Id', person.id],
      [say.mail, person.email],
      [say.language, say.languages[person.language]],
      [say.roles, person.roles.map(roleOf).join('; ')],
      [say.exported, time(data.exported)],
    ],
    sections: [
      {
        heading: say.deputies,
        columns: say.deputyColumns,
        shares: [3, 3, 4, 4],
        rows: data.deputies.map(({ person: absent, deputy, role, from, to, endedAt }) => [
          absent,
          deputy,
          roleOf(role),
          `${dateInWords(from, language)} – ${dateInWords(to, language)}${endedAt ? ` (${say.ended} ${time(endedAt)})` : ''}`,
        ]),
        none: say.none,
      },
      {
        heading: say.access,
        columns: say.accessColumns,
        shares: [3, 4, 4, 4],
        rows: [
          ...data.sessions.map(({ createdAt, expiresAt }) => [say.session, '', time(createdAt), time(expiresAt)]),
          ...data.signInLinks.map(({ target, createdAt, expiresAt }) => [
            say.link,
            target,
            time(createdAt),
            time(expiresAt),
          ]),
          ...data.tokens.map(({ title, createdAt, expiresAt }) => [say.token, title, time(createdAt), time(expiresAt)]),
        ],
        none: say.none,
      },
      {
        heading: say.letters,
        columns: say.letterColumns,
        shares: [4, 4, 3, 7],
        rows: data.letters.map(({ plannedAt, settledAt, subject, state, text }) => [
          time(settledAt ?? plannedAt),
          subject,
          outboxStateNames[state][language],
          text,
        ]),
        none: say.none,
      },
      {
        heading: say.bounces,
        columns: say.bounceColumns,
        shares: [4, 5, 6],
        rows: data.bounces.map(({ at, address, status, reason }) => [time(at), address, `${status} ${reason}`]),
        none: say.none,
      },
      {
        heading: say.acts,
        columns: say.actColumns,
        shares: [4, 4, 5, 3],
        rows: data.acts.map(({ case: kase, version, type, actor, occurredAt, recordedAt }) => [
          `${kase} ${version}`,
          type,
          `${actor.role}, ${actor.by}${actor.for ? ` (${say.deputyFor} ${actor.for})` : ''}: ${spanInWords(occurredAt, language)}`,
          time(recordedAt),
        ]),
        none: say.none,
      },
      {
        heading: say.log,
        columns: say.logColumns,
        shares: [4, 4, 6, 3, 3],
        rows: data.accessLog.map(({ at, person: who, action, subject, outcome }) => [
          time(at),
          who ?? '–',
          action,
          subject ?? '',
          say[outcome],
        ]),
        none: say.none,
      },
    ],
  };
}

const words = {
  da: {
    title: 'Oplysninger om en person',
    mail: 'Mail',
    language: 'Sprog',
    languages: { da: 'dansk', en: 'engelsk' },
    roles: 'Roller',
    exported: 'Udskrevet',
    none: 'Ingen.',
    deputies: 'Stedfortrædere',
    deputyColumns: ['Fraværende', 'Stedfortræder', 'Rolle', 'Periode'],
    ended: 'afsluttet',
    access: 'Sessioner, links og nøgler',
    accessColumns: ['Hvad', 'Titel eller side', 'Begyndt', 'Udløber'],
    session: 'Session',
    link: 'Link til at logge ind',
    token: 'Nøgle',
    letters: 'Mails til personen',
    letterColumns: ['Tid', 'Emne', 'Status', 'Tekst'],
    bounces: 'Mails, der er kommet retur',
    bounceColumns: ['Tid', 'Adresse', 'Begrundelse'],
    acts: 'Hændelser, personen har udført',
    actColumns: ['Sag og nummer', 'Art', 'Rolle og dato', 'Indført'],
    deputyFor: 'stedfortræder for',
    log: 'Adgangslog',
    logColumns: ['Tid', 'Hvem', 'Hvad', 'Om', 'Udfald'],
    granted: 'givet',
    refused: 'afvist',
  },
  en: {
    title: 'Data on a person',
    mail: 'Mail',
    language: 'Language',
    languages: { da: 'Danish', en: 'English' },
    roles: 'Roles',
    exported: 'Exported',
    none: 'None.',
    deputies: 'Deputies',
    deputyColumns: ['Absent', 'Deputy', 'Role', 'Period'],
    ended: 'ended',
    access: 'Sessions, links and keys',
    accessColumns: ['What', 'Title or page', 'Begun', 'Expires'],
    session: 'Session',
    link: 'Link to sign in with',
    token: 'Key',
    letters: 'Letters to the person',
    letterColumns: ['Time', 'Subject', 'Status', 'Text'],
    bounces: 'Letters that came back',
    bounceColumns: ['Time', 'Address', 'Reason'],
    acts: 'Events the person brought about',
    actColumns: ['Case and number', 'Kind', 'Role and date', 'Entered'],
    deputyFor: 'deputy for',
    log: 'Access log',
    logColumns: ['Time', 'Who', 'What', 'About', 'Outcome'],
    granted: 'granted',
    refused: 'refused',
  },
} satisfies Record<Language, object>;
