import type { Text } from '../../policy/types.ts';

/** The pages for those who administer. */
export const adminWords = {
  title: { da: 'Administration', en: 'Administration' },
  people: { da: 'Personer og roller', en: 'People and roles' },
  peopleLead: {
    da: 'Opret og ret personer, giv dem roller, og indlæs dem fra et regneark.',
    en: 'Enter and change people, give them roles, and read them from a spreadsheet.',
  },
  deputies: { da: 'Stedfortrædere', en: 'Deputies' },
  deputiesLead: { da: 'Giv en rolle til en anden i en periode.', en: 'Hand a role to somebody else for a period.' },
  log: { da: 'Adgangslog', en: 'Access log' },
  logLead: {
    da: 'Hvem der har set eller ændret personoplysninger, og forsøg, der blev afvist.',
    en: 'Who has seen or changed personal data, and attempts that were refused.',
  },
  sessions: { da: 'Sessioner', en: 'Sessions' },
  sessionsLead: { da: 'Hvem der er logget ind. Afslut sessioner.', en: 'Who is signed in. End sessions.' },
  backup: { da: 'Sikkerhedskopier', en: 'Backups' },
  backupLead: { da: 'Tag, efterprøv og hent sikkerhedskopier.', en: 'Take, verify and download backups.' },
  health: { da: 'Systemets tilstand', en: 'Health' },
  healthLead: {
    da: 'Database, mails i kø, fejl og teksten med reglerne.',
    en: 'Database, letters in the queue, faults and the text of the rules.',
  },
  lists: { da: 'Lister og sager som filer', en: 'Lists and cases as files' },
  listOf: {
    da: 'Åbnes i Excel og andre regneark.',
    en: 'Open in Excel and other spreadsheets.',
  },
  cases: { da: 'Sager', en: 'Cases' },
  deadlines: { da: 'Frister', en: 'Deadlines' },
  letters: { da: 'Mails', en: 'Letters' },
  choosePackage: { da: 'Hent en sag som pakke', en: 'Download a case as a package' },
  case: { da: 'Sag', en: 'Case' },
  download: { da: 'Hent', en: 'Download' },
  show: { da: 'Vis', en: 'Show' },
  all: { da: 'Alle', en: 'All' },
  newer: { da: 'Nyere', en: 'Newer' },
  older: { da: 'Ældre', en: 'Older' },
  person: { da: 'Person', en: 'Person' },
  time: { da: 'Tid', en: 'Time' },
  none: { da: 'Ingen.', en: 'None.' },
  notThere: { da: 'Det findes ikke', en: 'It does not exist' },
  notThereText: {
    da: 'Der er ikke noget her. Det kan være slettet i mellemtiden.',
    en: 'There is nothing here. It may have been deleted meanwhile.',
  },
} satisfies Record<string, Text>;

export const logWords = {
  action: { da: 'Handling', en: 'Action' },
  subject: { da: 'Om', en: 'About' },
  outcome: { da: 'Udfald', en: 'Outcome' },
  granted: { da: 'givet', en: 'granted' },
  refused: { da: 'afvist', en: 'refused' },
  subjectHelp: { da: 'Id på en sag eller en person.', en: 'Id of a case or a person.' },
  asCsv: { da: 'Hent som CSV', en: 'Download as CSV' },
  nobody: { da: 'ikke logget ind', en: 'not signed in' },
  erased: { da: 'slettet', en: 'erased' },
  count: { da: '{from}–{to} af {count}', en: '{from}–{to} of {count}' },
  empty: { da: 'Der er ingen adgange, der passer.', en: 'There are no entries that fit.' },
} satisfies Record<string, Text>;

export const sessionWords = {
  since: { da: 'Logget ind', en: 'Signed in' },
  seen: { da: 'Sidst brugt', en: 'Last used' },
  expires: { da: 'Udløber', en: 'Expires' },
  by: { da: 'Med', en: 'By' },
  link: { da: 'link i mail', en: 'link in a mail' },
  openid: { da: 'fælles login', en: 'single sign-on' },
  end: { da: 'Afslut', en: 'End' },
  endAll: { da: 'Afslut alle', en: 'End all' },
  endOf: { da: 'Afslut sessionen for {name}, begyndt {since}', en: 'End the session of {name}, begun {since}' },
  endAllOf: { da: 'Afslut alle sessioner for {name}', en: 'End all sessions of {name}' },
  own: { da: 'din egen, denne', en: 'your own, this one' },
} satisfies Record<string, Text>;

export const backupWords = {
  lead: {
    da: 'En sikkerhedskopi er hele databasen, som den var i det øjeblik. Den indeholder personoplysninger: opbevar den som databasen selv. Er en person slettet siden, står personen endnu i ældre kopier.',
    en: 'A backup is the whole database as it was at that moment. It holds personal data: keep it as you keep the database. A person who has been erased since still stands in older backups.',
  },
  take: { da: 'Tag en sikkerhedskopi nu', en: 'Take a backup now' },
  file: { da: 'Fil', en: 'File' },
  size: { da: 'Størrelse', en: 'Size' },
  verify: { da: 'Efterprøv', en: 'Verify' },
  verifyOf: { da: 'Efterprøv {name}', en: 'Verify {name}' },
  downloadOf: { da: 'Hent {name}', en: 'Download {name}' },
  none: { da: 'Der er ingen sikkerhedskopier endnu.', en: 'There are no backups yet.' },
  noDisk: {
    da: 'Databasen ligger ikke i en fil, så der kan ikke tages en sikkerhedskopi.',
    en: 'The database is not in a file, so no backup can be taken.',
  },
  restore: { da: 'Gendan en sikkerhedskopi', en: 'Restore a backup' },
  restoreLead: {
    da: 'Det gøres ved maskinen, aldrig her. Stop systemet, kopiér filen hen over databasen, og start igen:',
    en: 'That is done at the machine, never here. Stop the system, copy the file over the database, and start again:',
  },
} satisfies Record<string, Text>;

export const healthWords = {
  database: { da: 'Database', en: 'Database' },
  size: { da: 'Størrelse', en: 'Size' },
  unknown: { da: 'ukendt', en: 'unknown' },
  chain: { da: 'Er noget ændret bag om systemet?', en: 'Has anything been changed behind the back of the system?' },
  verify: { da: 'Efterprøv databasen', en: 'Verify the database' },
  whole: {
    da: 'Kæden er ubrudt. Hændelser: {events}. Sager: {cases}. Udgaver af reglerne: {policies}.',
    en: 'The chain is unbroken. Events: {events}. Cases: {cases}. Versions of the rules: {policies}.',
  },
  broken: {
    da: 'Antal brud: {count}. Gendan en sikkerhedskopi, eller kontakt driften.',
    en: 'Number of breaks: {count}. Restore a backup, or contact operations.',
  },
  event: { da: 'hændelse', en: 'event' },
  theDatabase: { da: 'Databasen', en: 'The database' },
  scheduler: { da: 'Overvågning af frister', en: 'Watch over deadlines' },
  lastRound: { da: 'Seneste runde', en: 'Last round' },
  nextWakeUp: { da: 'Næste gang noget skal ske', en: 'Next time something is due' },
  waiting: { da: 'Sager, der venter på en runde', en: 'Cases that wait for a round' },
  mail: { da: 'Mails', en: 'Letters' },
  backlog: { da: 'Skulle være sendt', en: 'Should have been sent' },
  oldest: { da: 'Den ældste var planlagt til', en: 'The oldest was planned for' },
  planned: { da: 'Venter på deres tid', en: 'Wait for their time' },
  dead: { da: 'Kunne ikke leveres', en: 'Could not be delivered' },
  bouncing: { da: 'Adresser, hvor mails kommer retur', en: 'Addresses that return mail' },
  incidents: { da: 'Fejl', en: 'Faults' },
  noIncidents: { da: 'Ingen fejl.', en: 'No faults.' },
  what: { da: 'Hvad', en: 'What' },
  detail: { da: 'Nærmere', en: 'Detail' },
  text: { da: 'Teksten med reglerne', en: 'The text of the rules' },
  checkText: { da: 'Tjek teksten', en: 'Check the text' },
  textRight: { da: 'Der er ingen fejl i teksten.', en: 'There are no errors in the text.' },
  findings: { da: 'Fundet i teksten: {count}', en: 'Found in the text: {count}' },
} satisfies Record<string, Text>;
