/** A nomination answer by answer, as its pages and its Word file have it. */

import type { Json } from '../../policy/types.ts';
import { type Answer, answerIn, markOf } from '../../service/answers.ts';
import { cited } from '../../service/cited.ts';
import { checkNomination, type NominationCheck } from '../../service/nomination-check.ts';
import { nominationForm, nominationOf } from '../../service/nomination-form.ts';
import { isNomination, writesAs } from '../../service/nominations.ts';
import type { SavedAnswers } from '../../service/save-answers.ts';
import { type NominationToSave, saveNomination, saveNominationFile } from '../../service/save-nomination.ts';
import { refusedFile } from './files.ts';
import { docx, mebibyte } from './media.ts';
import type { Call, Operation } from './operation.ts';
import { ApiProblem } from './problems.ts';
import { anything, boolean, facts, integer, list, map, object, oneOf, orNull, ref, string } from './schema.ts';

const common = { group: 'nominations' } as const;
const saved = {
  /** Of the case. */
  version: integer,
  saved: list(string),
  /** Answers that others have changed since they were seen: nothing of these was saved. */
  conflicts: list(object({ path: string, label: ref('Text'), mine: anything, theirs: anything, mark: string })),
  /** Answers that others have changed and the sender has not. */
  others: list(string),
  problems: list(object({ path: string, detail: ref('Text') })),
};

export const nominationOperations: Operation[] = [
  {
    ...common,
    id: 'readNomination',
    method: 'GET',
    path: '/cases/:case/nomination',
    scope: 'read',
    title: {
      da: 'En indstilling, svar for svar, og hvad der mangler, før den kan sendes',
      en: 'A nomination, answer by answer, and what is lacking before it can be sent',
    },
    answer: object({
      /** In which the person writes; null where they only read. */
      role: orNull(string),
      save: orNull(string),
      send: orNull(string),
      answers: list(
        object({
          path: string,
          question: orNull(integer),
          label: ref('Text'),
          schema: facts,
          value: anything,
          mark: string,
          locked: boolean,
        }),
      ),
      lacking: list(
        object({
          criterion: string,
          title: ref('Text'),
          otherwise: ref('Text'),
          stands: boolean,
          answers: list(string),
          sources: list(ref('Source')),
        }),
      ),
    }),
    handle: read,
  },
  {
    ...common,
    id: 'saveNomination',
    method: 'POST',
    path: '/cases/:case/nomination',
    scope: 'write',
    title: {
      da: 'Gem svar på en indstilling; det, en anden har ændret imens, bliver ikke overskrevet',
      en: 'Save answers of a nomination; what somebody else has changed meanwhile is not written over',
    },
    body: object({ answers: map(anything), seen: map(string) }, ['seen']),
    answer: object(saved),
    async handle(call) {
      const { answers, seen = {} } = call.body as { answers: Record<string, Json>; seen?: Record<string, string> };
      const nomination = await writing(call);
      const unknown = Object.keys(answers).find((path) => !nomination.check.answers.some((each) => each.path === path));
      if (unknown !== undefined)
        throw new ApiProblem('invalid-body', { problems: [{ pointer: `/answers/${unknown}`, detail: noAnswer }] });
      const done = await saveNomination(call.house.office, call.access, nomination, { written: answers, seen });
      return { json: shown(done), version: done.case.version };
    },
  },
  {
    ...common,
    id: 'fetchNominationForm',
    method: 'GET',
    path: '/cases/:case/nomination/form.docx',
    scope: 'read',
    perMinute: 60,
    title: {
      da: 'Indstillingsskemaet i Word, med det, der er svaret',
      en: 'The nomination form in Word, with what is answered',
    },
    answer: { files: [docx] },
    async handle(call) {
      const { house, kase, language, at } = call;
      if (!isNomination(kase.snapshot)) throw new ApiProblem('not-found');
      const { id } = kase.snapshot;
      const file = await nominationForm(await nominationOf(house.office, id), language, at);
      return { file, type: docx, name: `${id}.docx` };
    },
  },
  {
    ...common,
    id: 'sendNominationForm',
    method: 'POST',
    path: '/cases/:case/nomination/form.docx',
    scope: 'write',
    perMinute: 20,
    title: {
      da: 'Indlæs et udfyldt indstillingsskema; det, der svares anderledes end før, bliver ikke gemt, men vist',
      en: 'Read a filled-in nomination form; what it answers otherwise than before is not saved but shown',
    },
    body: { bytes: [docx], atMost: 10 * mebibyte },
    answer: object({
      ...saved,
      /** What stood in the file and was not taken. */
      unread: list(object({ where: ref('Text'), what: oneOf('text', 'image', 'note', 'comment'), text: string })),
      remarks: list(object({ where: ref('Text'), detail: ref('Text') })),
    }),
    async handle(call) {
      const { house, access, body } = call;
      const nomination = await writing(call);
      const done = await refusedFile(() => saveNominationFile(house.office, access, nomination, body as Uint8Array));
      const { unread, problems } = done.read;
      const remarks = problems.filter(({ kind }) => kind !== 'invalid');
      return {
        json: {
          ...shown(done.saved),
          unread,
          remarks: remarks.map(({ where, message }) => ({ where, detail: message })),
        },
        version: done.saved.case.version,
      };
    },
  },
];

async function read({ house, access, kase, today }: Call) {
  if (!isNomination(kase.snapshot)) throw new ApiProblem('not-found');
  const check = await checkNomination(house.office, kase.snapshot, today);
  const { answers, values, locked, lacking, save, send } = check;
  return {
    json: {
      role: writesAs(access, check.policy, kase),
      save: save?.command ?? null,
      send: send?.command ?? null,
      answers: answers.map((answer) => {
        const { path, question, schema } = answer;
        const value = answerIn(values, answer);
        return { path, question, label: labelOf(answer), schema, value, mark: markOf(value), locked: locked.has(path) };
      }),
      lacking: lacking.map(({ source, answers: would, ...rule }) => ({
        ...rule,
        answers: would.map(({ path }) => path),
        sources: cited(house.office.text, source),
      })),
    },
    version: kase.snapshot.version,
  };
}

/** A nomination that takes answers now, from somebody who may give them. */
export async function writing({ house, access, kase, at, today }: Call): Promise<NominationToSave & { role: string }> {
  if (!isNomination(kase.snapshot)) throw new ApiProblem('not-found');
  const check: NominationCheck = await checkNomination(house.office, kase.snapshot, today);
  const role = writesAs(access, check.policy, kase);
  if (role === null) throw new ApiProblem('forbidden');
  if (check.save === null) throw new ApiProblem('not-now');
  return { kase: kase.snapshot, check, role, at, today };
}

function shown({ case: { version }, saved: paths, conflicts, others, problems, refusals }: SavedAnswers) {
  if (refusals.length > 0) {
    throw new ApiProblem('refused', { refusals: refusals.map((each) => ({ labels: [], ...each })) });
  }
  return {
    version,
    saved: paths,
    conflicts: conflicts.map(({ answer, mine, theirs }) => {
      return { path: answer.path, label: labelOf(answer), mine, theirs, mark: markOf(theirs) };
    }),
    others,
    problems: problems.map(({ path, message }) => ({ path, detail: message })),
  };
}

function labelOf({ labels }: Answer) {
  return { da: labels.map(({ da }) => da).join(': '), en: labels.map(({ en }) => en).join(': ') };
}

const noAnswer = { da: 'Skemaet har intet sådant svar.', en: 'The form has no such answer.' };
