/** Letters to look at before and after they are sent, and people who are sent none. */

import type { OutboxRow } from '../../ledger/contract.ts';
import { daysAfter } from '../../service/days.ts';
import { plannedLetter, plannedMail } from '../../service/planned-mail.ts';
import { stopMail } from '../../service/stop-mail.ts';
import { type Call, type Operation, pageOf } from './operation.ts';
import { ApiProblem, wrongFields } from './problems.ts';
import { date, done, id, instant, integer, list, object, orNull, ref, string } from './schema.ts';
import { shownLetter } from './shown-case.ts';

const administered = { group: 'mail', scope: 'administer', act: 'administer', personal: true } as const;
const letter = object({ key: string, person: string, subject: string, text: string, html: string });
const key = { ...id, maxLength: 1000 };

export const letterOperations: Operation[] = [
  {
    ...administered,
    id: 'listAllPlannedLetters',
    method: 'GET',
    path: '/planned-letters',
    perMinute: 60,
    title: {
      da: 'Mails, der vil blive sendt i alle sager, hvis intet sker; 30 dage frem, hvis intet andet siges',
      en: 'Letters that will be sent in all cases if nothing happens; 30 days ahead unless told otherwise',
    },
    query: { until: date },
    answer: { paged: object({ case: object({ id: string, title: string }), letter: ref('PlannedLetter') }) },
    async handle(call) {
      const { house, access, at, today, query, language } = call;
      const until = query.until === undefined ? daysAfter(today, 30) : String(query.until);
      const planned = await plannedMail(house.office, { now: at, until, language });
      return pageOf(call, planned, (each) => ({
        case: each.case,
        letter: shownLetter(each, house.office, access, true),
      }));
    },
  },
  {
    ...administered,
    id: 'readLetter',
    method: 'GET',
    path: '/letters/letter',
    title: { da: 'En mail, som modtageren får den', en: 'A letter as its reader gets it' },
    query: { key },
    needs: ['key'],
    answer: letter,
    async handle({ house, query }) {
      const [row] = await house.office.ledger.outbox({ key: String(query.key) });
      if (!row) throw new ApiProblem('not-found');
      return { json: asRead(row) };
    },
  },
  {
    method: 'GET',
    group: 'mail',
    scope: 'read',
    id: 'listLettersOfCase',
    path: '/cases/:case/letters',
    title: {
      da: 'Mails, som sagen har sendt, de nyeste først; teksten vises kun for modtageren og dem, der administrerer',
      en: 'Letters that the case has sent, the newest first; the text is shown to their readers and those who administer only',
    },
    answer: {
      paged: object({
        key: string,
        to: string,
        subject: string,
        state: string,
        at: instant,
        text: orNull(string),
        html: orNull(string),
      }),
    },
    async handle(call) {
      const { house, access, kase } = call;
      const { ledger } = house.office;
      const names = new Map((await ledger.people()).map((person) => [person.id, person.name]));
      const rows = (await ledger.outbox({ caseId: kase.snapshot.id })).reverse();
      return pageOf(call, rows, (row) => {
        const own = access.mayAct('administer', kase.snapshot) || row.person === access.person.id;
        const { key: of, subject, state, settledAt, plannedAt } = row;
        const told = { key: of, to: names.get(row.person) ?? '', subject, state, at: settledAt ?? plannedAt };
        return { ...told, text: own ? row.text : null, html: own ? row.html : null };
      });
    },
  },
  {
    method: 'GET',
    group: 'mail',
    scope: 'read',
    id: 'readPlannedLetter',
    path: '/cases/:case/planned-letters/letter',
    title: {
      da: 'En planlagt mail, som modtageren vil få den; for modtageren selv og dem, der administrerer',
      en: 'A planned letter as its reader will get it; for the reader and those who administer',
    },
    query: { key, person: id, on: date },
    needs: ['key', 'person', 'on'],
    answer: letter,
    handle: readPlanned,
  },
  {
    ...administered,
    id: 'listMailStops',
    method: 'GET',
    path: '/mail-stops',
    title: {
      da: 'Personer, der ikke får mails, også tidligere',
      en: 'People who are sent no letters, earlier ones too',
    },
    answer: list(
      object({
        person: string,
        at: instant,
        by: string,
        reason: string,
        endedAt: orNull(instant),
        endedBy: orNull(string),
      }),
    ),
    handle: async ({ house }) => ({ json: await house.office.ledger.mailStops() }),
  },
  {
    ...administered,
    id: 'stopMail',
    method: 'POST',
    path: '/mail-stops',
    title: { da: 'Stop mails til en person', en: 'Stop letters to a person' },
    body: object({ person: id, reason: { ...string, maxLength: 1000 } }),
    /** How many letters waited. */
    answer: object({ waited: integer }),
    async handle({ house, access, body, at }) {
      const { person, reason } = body as { person: string; reason: string };
      const stopped = await stopMail(house.office, { person, reason, by: access.person.id, at });
      if ('problem' in stopped) throw wrongFields([{ path: `_${stopped.of}`, message: stopped.problem }], '');
      return { json: stopped };
    },
  },
  {
    ...administered,
    id: 'startMail',
    method: 'DELETE',
    path: '/mail-stops/:person',
    title: { da: 'Send mails til en person igen', en: 'Send letters to a person again' },
    answer: done,
    async handle({ house, access, params, at }) {
      const started = { person: params.person ?? '', at, by: access.person.id };
      if (!(await house.office.ledger.startMail(started))) throw new ApiProblem('not-found');
      return { json: { done: true } };
    },
  },
];

async function readPlanned({ house, access, kase, query, at, language }: Call) {
  const asked = { case: kase.snapshot.id, key: String(query.key), person: String(query.person), on: String(query.on) };
  const may = access.mayAct('administer', kase.snapshot) || asked.person === access.person.id;
  const found = may ? await plannedLetter(house.office, asked, { now: at, language }) : null;
  if (!found) throw new ApiProblem('not-found');
  const { subject, text, html } = found.letter;
  return { json: { key: asked.key, person: asked.person, subject, text, html } };
}

function asRead({ key: of, person, subject, text, html }: OutboxRow) {
  return { key: of, person, subject, text, html };
}
