import type { OutboxRow, OutboxState } from '../../ledger/contract.ts';
import { outboxStateNames } from '../../service/outbox-state-names.ts';
import { readBounceFile } from '../../service/read-bounce-file.ts';
import { type BounceRead, readBounceMail } from '../../service/read-bounces.ts';
import { mebibyte } from './media.ts';
import { type Operation, pageOf } from './operation.ts';
import { ApiProblem } from './problems.ts';
import { boolean, id, list, object, oneOf, orNull, ref, string } from './schema.ts';

const common = { group: 'mail', scope: 'administer', act: 'administer', personal: true } as const;
const read = object({
  is: oneOf('recorded', 'known', 'no-report', 'not-ours', 'delivered'),
  bounce: orNull(ref('Bounce')),
});

export const mailOperations: Operation[] = [
  {
    ...common,
    id: 'listLetters',
    method: 'GET',
    path: '/letters',
    title: { da: 'Udgående mails', en: 'Outgoing letters' },
    query: { state: oneOf(...Object.keys(outboxStateNames)), case: string },
    answer: { paged: ref('Letter') },
    async handle(call) {
      const { query, house } = call;
      const rows = await house.office.ledger.outbox({
        ...(query.state === undefined ? {} : { state: query.state as OutboxState }),
        ...(query.case === undefined ? {} : { caseId: String(query.case) }),
      });
      return pageOf(call, rows, shown);
    },
  },
  {
    ...common,
    id: 'requeueLetter',
    method: 'POST',
    path: '/letters/requeue',
    title: { da: 'Send en mail, der er opgivet, igen', en: 'Send a letter that was given up again' },
    body: object({ key: { ...id, maxLength: 1000 } }),
    answer: object({ requeued: boolean }),
    async handle({ house, body, at }) {
      const { key } = body as { key: string };
      if (!(await house.office.ledger.requeue(key, at))) throw new ApiProblem('not-found');
      return { json: { requeued: true } };
    },
  },
  {
    ...common,
    id: 'listBounces',
    method: 'GET',
    path: '/bounces',
    title: { da: 'Mails, der er kommet retur', en: 'Letters that came back' },
    answer: { paged: ref('Bounce') },
    async handle(call) {
      return pageOf(call, await call.house.office.ledger.bounces(), (each) => each);
    },
  },
  {
    ...common,
    id: 'recordBounce',
    method: 'POST',
    path: '/bounces',
    title: { da: 'Registrér en mail, der er kommet retur', en: 'Record a mail that came back' },
    body: { bytes: ['message/rfc822'] },
    answer: read,
    async handle({ house, body, at }) {
      return { json: shownRead(await readBounceMail(house.office, body as Uint8Array, at)) };
    },
  },
  {
    ...common,
    id: 'recordBounces',
    method: 'POST',
    path: '/bounces/mailbox',
    title: {
      da: 'Registrér alle mails i en postkasse (mbox), der er kommet retur',
      en: 'Record every mail of a mailbox (mbox) that came back',
    },
    body: { bytes: ['application/mbox'], atMost: 10 * mebibyte },
    answer: list(read),
    async handle({ house, body, at }) {
      return { json: (await readBounceFile(house.office, body as Uint8Array, at)).map(shownRead) };
    },
  },
];

function shown({ key, caseId, person, subject, plannedAt, late, state, within, ...sending }: OutboxRow) {
  const { attempts, nextAttemptAt, lastError, settledAt } = sending;
  const fate = { attempts, nextAttemptAt, lastError, settledAt };
  return { key, case: caseId, person, subject, plannedAt, late, state, within, ...fate };
}

function shownRead(of: BounceRead) {
  return { is: of.is, bounce: 'bounce' in of ? of.bounce : null };
}
