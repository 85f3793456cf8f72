/** All that is held on one person as one file: JSON for programs, Word and HTML for reading. */

import { archiveOf } from '../documents/case-package.ts';
import { type CaseRecord, recordAsHtml, recordAsWord } from '../documents/case-record.ts';
import type { Instant } from '../engine/types.ts';
import { dateInWords, momentInWords, spanInWords } from '../engine/wording.ts';
import type { Language, Text } from '../policy/types.ts';
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
  const say = (text: Text) => text[language];
  const time = (at: Instant | null) => (at === null ? '' : momentInWords(localTime(office.text, at), language));
  const roleOf = (held: Parameters<typeof roleInWords>[1]) => roleInWords(office, held)[language];
  const { person } = data;
  return {
    title: `${say(words.title)}: ${person.name}`,
    language,
    about: [
      ['Id', person.id],
      [say(words.mail), person.email],
      [say(words.language), say(languages[person.language])],
      [say(words.roles), person.roles.map(roleOf).join('; ')],
      [say(words.exported), time(data.exported)],
    ],
    sections: [
      {
        heading: say(words.deputies),
        columns: columns.deputies.map(say),
        shares: [3, 3, 4, 4],
        rows: data.deputies.map(({ person: absent, deputy, role, from, to, endedAt }) => [
          absent,
          deputy,
          roleOf(role),
          `${dateInWords(from, language)} – ${dateInWords(to, language)}${endedAt ? ` (${say(words.ended)} ${time(endedAt)})` : ''}`,
        ]),
        none: say(words.none),
      },
      {
        heading: say(words.access),
        columns: columns.access.map(say),
        shares: [3, 4, 4, 4],
        rows: [
          ...data.sessions.map(({ createdAt, expiresAt }) => [
            say(words.session),
            '',
            time(createdAt),
            time(expiresAt),
          ]),
          ...data.signInLinks.map(({ target, createdAt, expiresAt }) => [
            say(words.link),
            target,
            time(createdAt),
            time(expiresAt),
          ]),
          ...data.tokens.map(({ title, createdAt, expiresAt }) => [
            say(words.token),
            title,
            time(createdAt),
            time(expiresAt),
          ]),
        ],
        none: say(words.none),
      },
      {
        heading: say(words.letters),
        columns: columns.letters.map(say),
        shares: [4, 4, 3, 7],
        rows: data.letters.map(({ plannedAt, settledAt, subject, state, text }) => [
          time(settledAt ?? plannedAt),
          subject,
          outboxStateNames[state][language],
          text,
        ]),
        none: say(words.none),
      },
      {
        heading: say(words.bounces),
        columns: columns.bounces.map(say),
        shares: [4, 5, 6],
        rows: data.bounces.map(({ at, address, status, reason }) => [time(at), address, `${status} ${reason}`]),
        none: say(words.none),
      },
      {
        heading: say(words.acts),
        columns: columns.acts.map(say),
        shares: [4, 4, 5, 3],
        rows: data.acts.map(({ case: kase, version, type, actor, occurredAt, recordedAt }) => [
          `${kase} ${version}`,
          type,
          `${actor.role}, ${actor.by}${actor.for ? ` (${say(words.deputyFor)} ${actor.for})` : ''}: ${spanInWords(occurredAt, language)}`,
          time(recordedAt),
        ]),
        none: say(words.none),
      },
      {
        heading: say(words.log),
        columns: columns.log.map(say),
        shares: [4, 4, 6, 3, 3],
        rows: data.accessLog.map(({ at, person: who, action, subject, outcome }) => [
          time(at),
          who ?? '–',
          action,
          subject ?? '',
          say(words[outcome]),
        ]),
        none: say(words.none),
      },
    ],
  };
}

const languages = { da: { da: 'dansk', en: 'Danish' }, en: { da: 'engelsk', en: 'English' } };

const words = {
  title: { da: 'Oplysninger om en person', en: 'Data on a person' },
  mail: { da: 'Mail', en: 'Mail' },
  language: { da: 'Sprog', en: 'Language' },
  roles: { da: 'Roller', en: 'Roles' },
  exported: { da: 'Udskrevet', en: 'Exported' },
  none: { da: 'Ingen.', en: 'None.' },
  deputies: { da: 'Stedfortrædere', en: 'Deputies' },
  ended: { da: 'afsluttet', en: 'ended' },
  access: { da: 'Sessioner, links og adgangsnøgler', en: 'Sessions, links and tokens' },
  session: { da: 'Session', en: 'Session' },
  link: { da: 'Link til at logge ind', en: 'Link to sign in with' },
  token: { da: 'Adgangsnøgle', en: 'Token' },
  letters: { da: 'Mails til personen', en: 'Letters to the person' },
  bounces: { da: 'Mails, der er kommet retur', en: 'Letters that came back' },
  acts: { da: 'Hændelser, personen har udført', en: 'Events the person brought about' },
  deputyFor: { da: 'stedfortræder for', en: 'deputy for' },
  log: { da: 'Adgangslog', en: 'Access log' },
  granted: { da: 'givet', en: 'granted' },
  refused: { da: 'afvist', en: 'refused' },
} satisfies Record<string, Text>;

const columns = {
  deputies: [
    { da: 'Fraværende', en: 'Absent' },
    { da: 'Stedfortræder', en: 'Deputy' },
    { da: 'Rolle', en: 'Role' },
    { da: 'Periode', en: 'Period' },
  ],
  access: [
    { da: 'Hvad', en: 'What' },
    { da: 'Titel eller side', en: 'Title or page' },
    { da: 'Begyndt', en: 'Begun' },
    { da: 'Udløber', en: 'Expires' },
  ],
  letters: [
    { da: 'Tid', en: 'Time' },
    { da: 'Emne', en: 'Subject' },
    { da: 'Status', en: 'Status' },
    { da: 'Tekst', en: 'Text' },
  ],
  bounces: [
    { da: 'Tid', en: 'Time' },
    { da: 'Adresse', en: 'Address' },
    { da: 'Begrundelse', en: 'Reason' },
  ],
  acts: [
    { da: 'Sag og nummer', en: 'Case and number' },
    { da: 'Art', en: 'Kind' },
    { da: 'Rolle og dato', en: 'Role and date' },
    { da: 'Indført', en: 'Entered' },
  ],
  log: [
    { da: 'Tid', en: 'Time' },
    { da: 'Hvem', en: 'Who' },
    { da: 'Hvad', en: 'What' },
    { da: 'Om', en: 'About' },
    { da: 'Udfald', en: 'Outcome' },
  ],
};
