import { verifyLedger } from '../../service/verify-ledger.ts';
import { type Operation, pageOf } from './operation.ts';
import { ref, string } from './schema.ts';

const common = { method: 'GET', group: 'operations', scope: 'administer', act: 'administer' } as const;

export const watchOperations: Operation[] = [
  {
    ...common,
    id: 'listAccess',
    path: '/access-log',
    title: { da: 'Adgangslog, det nyeste først', en: 'Access log, the newest first' },
    personal: true,
    query: { person: string, subject: string },
    answer: { paged: ref('AccessEntry') },
    async handle({ house, query, page: { offset, limit } }) {
      const found = await house.office.ledger.access.accessLog({
        ...(query.person === undefined ? {} : { person: String(query.person) }),
        ...(query.subject === undefined ? {} : { subject: String(query.subject) }),
        offset,
        limit: limit + 1,
      });
      return { items: found.slice(0, limit), more: found.length > limit, total: null };
    },
  },
  {
    ...common,
    id: 'listIncidents',
    path: '/incidents',
    title: {
      da: 'Hvad driften skal se på, det nyeste først',
      en: 'What operations are to look into, the newest first',
    },
    answer: { paged: ref('Incident') },
    async handle(call) {
      const found = (await call.house.office.ledger.incidents()).toReversed();
      return pageOf(call, found, ({ at, caseId, what, detail }) => ({ at, case: caseId, what, detail }));
    },
  },
  {
    ...common,
    id: 'verify',
    path: '/verification',
    title: { da: 'Om alt står, som det blev skrevet', en: 'Whether everything stands as it was written' },
    answer: ref('Verification'),
    perMinute: 6,
    async handle({ house }) {
      return { json: await verifyLedger(house.office.ledger) };
    },
  },
];
