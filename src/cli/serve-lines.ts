/** What the service says when it begins, and after each round in which something happened. */

import { dateInWords, hoursInWords, momentInWords, spanInWords, stateInWords } from '../engine/wording.ts';
import type { Language } from '../policy/types.ts';
import type { ClosedForMail } from '../service/mail-hours.ts';
import type { MailRoute } from '../service/mail-route.ts';
import type { Overview } from '../service/overview.ts';
import type { Round } from '../service/scheduler.ts';
import { incidentLines } from './incident-lines.ts';

type LocalTime = { date: string; time: string };

export function openingLines(
  { today, cases, coming, dead, bouncing, incidents }: Overview,
  { localTime, to, once }: { localTime: (at: string) => LocalTime; to: MailRoute['to']; once: boolean },
  language: Language,
): string[] {
  const say = words[language];
  const open = cases.filter(({ origin, status }) => origin === 'run' && status === 'active');
  const overdue = open.flatMap(({ id, title, overdue }) => overdue.map((deadline) => ({ id, title, deadline })));
  return [
    `${say.today} ${dateInWords(today, language)}.`,
    '',
    say.open(open.length),
    ...open.map(({ id, title, state, owner, next }) => {
      const waits = owner ? `, ${say.waits} ${owner[language]}` : '';
      const due = next?.due
        ? `; ${next.title[language]} ${spanInWords(next.due, language)} (${stateInWords(next.state, language)})`
        : '';
      return `  ${title} (${id}): ${state[language]}${waits}${due}`;
    }),
    '',
    say.overdue(overdue.length),
    ...overdue.map(
      ({ id, title, deadline }) =>
        `  ${title} (${id}): ${deadline.title[language]}, ${stateInWords(deadline.state, language)}`,
    ),
    '',
    say.coming(coming.length),
    ...coming.map(({ at, subject, roles }) => {
      return `  ${momentInWords(localTime(at), language)}: ${subject[language]} → ${roles.map((role) => role[language]).join(', ')}`;
    }),
    '',
    ...(dead.length === 0 ? [] : [say.dead(dead.length), '']),
    ...(bouncing.length === 0 ? [] : [say.bouncing(bouncing.map(({ name, email }) => `${name} <${email}>`)), '']),
    'folder' in to ? say.folder(to.folder) : say.server(to.server),
    ...(incidents.length === 0
      ? []
      : [
          '',
          say.incidents(incidents.length),
          ...incidentLines(
            incidents.slice(-shownIncidents),
            (at) => momentInWords(localTime(at), language),
            language,
          ).map((line) => `  ${line}`),
        ]),
    ...(once ? [] : [say.stop]),
  ];
}

const shownIncidents = 5;

/** Why nothing is sent now, when it is next, and how many mails wait for it. */
export function closedLine(
  { from, to, workingDaysOnly, waiting }: ClosedForMail,
  next: LocalTime,
  language: Language,
): string {
  const say = words[language];
  return say.closed(
    say.hours(hoursInWords({ from, to }, language), workingDaysOnly),
    momentInWords(next, language),
    waiting,
  );
}

/** `23. november 2026 kl. 8.00: 2 mails sendt, 1 frist passeret.` */
export function roundLine(round: Round, at: LocalTime, language: Language): string {
  const say = words[language];
  const { sent, passed, retried, dead, conflicts } = round;
  const told = [
    ...(sent > 0 ? [say.sent(sent)] : []),
    ...(passed > 0 ? [say.passed(passed)] : []),
    ...(retried > 0 ? [say.retried(retried)] : []),
    ...(dead > 0 ? [say.given(dead)] : []),
    ...(conflicts > 0 ? [say.conflicts(conflicts)] : []),
  ];
  return `${momentInWords(at, language)}: ${told.join(', ') || say.nothing}.`;
}

const words = {
  da: {
    today: 'LKT holder øje med fristerne. I dag er det',
    open: (count: number) => (count === 0 ? 'Ingen åbne sager.' : count === 1 ? '1 åben sag:' : `${count} åbne sager:`),
    waits: 'venter på',
    overdue: (count: number) =>
      count === 0
        ? 'Ingen frister er overskredet.'
        : count === 1
          ? '1 frist er overskredet:'
          : `${count} frister er overskredet:`,
    coming: (count: number) => (count === 0 ? 'Ingen påmindelser er planlagt.' : 'De næste påmindelser:'),
    dead: (count: number) =>
      `${count === 1 ? '1 mail kunne' : `${count} mails kunne`} ikke afleveres; »lkt outbox --state opgivet« viser hvorfor.`,
    bouncing: (people: string[]) =>
      `Mails kommer retur fra ${people.join(', ')}. Ret adressen med »lkt people add«; »lkt people list« viser hvorfor.`,
    folder: (folder: string) => `Mails skrives som .eml-filer i ${folder}. Angiv LKT_SMTP_HOST for at sende dem.`,
    server: (server: string) => `Mails sendes gennem ${server}.`,
    stop: 'Stop med Ctrl-C.',
    incidents: (count: number) =>
      `${count === 1 ? '1 hændelse' : `${count} hændelser`}, som driften skal se på; »lkt incidents« viser alle:`,
    hours: (hours: string, workingDays: boolean) => `${workingDays ? 'på hverdage ' : ''}kl. ${hours}`,
    closed: (hours: string, next: string, waiting: number) =>
      `Mails sendes kun ${hours}. ${waiting === 0 ? 'Ingen mails venter' : waiting === 1 ? '1 mail venter' : `${waiting} mails venter`}; der kan sendes igen ${next}.`,
    sent: (count: number) => (count === 1 ? '1 mail afleveret' : `${count} mails afleveret`),
    passed: (count: number) => (count === 1 ? '1 frist udløbet' : `${count} frister udløbet`),
    retried: (count: number) => (count === 1 ? '1 mail prøves igen senere' : `${count} mails prøves igen senere`),
    given: (count: number) =>
      count === 1
        ? '1 mail opgivet (se »lkt outbox --state opgivet«)'
        : `${count} mails opgivet (se »lkt outbox --state opgivet«)`,
    conflicts: (count: number) => (count === 1 ? '1 sag tages i næste runde' : `${count} sager tages i næste runde`),
    nothing: 'intet at gøre',
    leap: (before: string, now: string) =>
      `Uret sprang fra ${before} til ${now}. Intet gøres, før uret er rettet, eller »lkt serve« er startet igen.`,
  },
  en: {
    today: 'LKT is watching the deadlines. Today is',
    open: (count: number) => (count === 0 ? 'No open cases.' : count === 1 ? '1 open case:' : `${count} open cases:`),
    waits: 'waits for',
    overdue: (count: number) =>
      count === 0
        ? 'No deadlines are overdue.'
        : count === 1
          ? '1 deadline is overdue:'
          : `${count} deadlines are overdue:`,
    coming: (count: number) => (count === 0 ? 'No reminders are planned.' : 'The next reminders:'),
    dead: (count: number) =>
      `${count === 1 ? '1 mail' : `${count} mails`} could not be delivered; "lkt outbox --state dead" shows why.`,
    bouncing: (people: string[]) =>
      `Mail is returned from ${people.join(', ')}. Correct the address with "lkt people add"; "lkt people list" shows why.`,
    folder: (folder: string) => `Mails are written as .eml files to ${folder}. Set LKT_SMTP_HOST to send them.`,
    server: (server: string) => `Mails are sent through ${server}.`,
    stop: 'Stop with Ctrl-C.',
    incidents: (count: number) =>
      `${count === 1 ? '1 incident' : `${count} incidents`} for operations to look into; "lkt incidents" shows all:`,
    hours: (hours: string, workingDays: boolean) => `${workingDays ? 'on working days ' : ''}${hours}`,
    closed: (hours: string, next: string, waiting: number) =>
      `Mail is sent ${hours} only. ${waiting === 0 ? 'No mail waits' : waiting === 1 ? '1 mail waits' : `${waiting} mails wait`}; sending is possible again on ${next}.`,
    sent: (count: number) => (count === 1 ? '1 mail delivered' : `${count} mails delivered`),
    passed: (count: number) => (count === 1 ? '1 deadline passed' : `${count} deadlines passed`),
    retried: (count: number) =>
      count === 1 ? '1 mail will be tried again later' : `${count} mails will be tried again later`,
    given: (count: number) =>
      count === 1
        ? '1 mail given up (see "lkt outbox --state dead")'
        : `${count} mails given up (see "lkt outbox --state dead")`,
    conflicts: (count: number) =>
      count === 1 ? '1 case is left to the next round' : `${count} cases are left to the next round`,
    nothing: 'nothing to do',
    leap: (before: string, now: string) =>
      `The clock leapt from ${before} to ${now}. Nothing is done until the clock is set right or "lkt serve" is started again.`,
  },
} satisfies Record<Language, object>;
