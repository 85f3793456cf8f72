/** How the house is doing, its text and its backups. */

import { healthOf } from '../../service/health.ts';
import type { Storage } from '../../service/storage.ts';
import type { Call, Operation } from './operation.ts';
import { ApiProblem } from './problems.ts';
import { instant, integer, list, object, orNull, ref, string } from './schema.ts';

const common = { group: 'operations', scope: 'administer', act: 'administer' } as const;
const sqlite = 'application/vnd.sqlite3';

export const houseOperations: Operation[] = [
  {
    ...common,
    id: 'readHealth',
    method: 'GET',
    path: '/health',
    title: { da: 'Hvordan systemet har det', en: 'How the house is doing' },
    answer: object({
      bytes: orNull(integer),
      lastRound: orNull(instant),
      nextWakeUp: orNull(instant),
      waiting: integer,
      mail: object({ overdue: integer, oldest: orNull(instant), planned: integer, dead: integer, bouncing: integer }),
    }),
    async handle({ house, at }) {
      const { mail, waiting, nextWakeUp } = await healthOf(house.office.ledger, at);
      const bytes = (await house.storage?.size()) ?? null;
      return { json: { bytes, lastRound: house.lastRound?.() ?? null, nextWakeUp, waiting, mail } };
    },
  },
  {
    ...common,
    id: 'checkText',
    method: 'GET',
    path: '/text/findings',
    perMinute: 6,
    title: {
      da: 'Hvad der er galt i den tekst, der ligger på disken',
      en: 'What is wrong in the text that lies on the disk',
    },
    answer: list(object({ file: string, line: integer, column: integer, code: string, message: ref('Text') })),
    async handle(call) {
      const findings = await storageOf(call).checkText();
      return {
        json: findings.map(({ file, line, column, code, message }) => ({ file, line, column, code, message })),
      };
    },
  },
  {
    ...common,
    id: 'listBackups',
    method: 'GET',
    path: '/backups',
    title: { da: 'Sikkerhedskopier, den nyeste først', en: 'Backups, the newest first' },
    answer: list(object({ name: string, bytes: integer })),
    handle: async (call) => ({ json: await storageOf(call).backups() }),
  },
  {
    ...common,
    id: 'takeBackup',
    method: 'POST',
    path: '/backups',
    personal: true,
    perMinute: 6,
    title: { da: 'Tag en sikkerhedskopi', en: 'Take a backup' },
    answer: object({ name: string }),
    handle: async (call) => ({ json: { name: await storageOf(call).backUp(call.at) } }),
  },
  {
    ...common,
    id: 'verifyBackup',
    method: 'GET',
    path: '/backups/:backup/verification',
    perMinute: 6,
    title: {
      da: 'Om alt i en sikkerhedskopi står, som det blev skrevet',
      en: 'Whether everything in a backup stands as it was written',
    },
    answer: ref('Verification'),
    async handle(call) {
      const report = await storageOf(call).verify(call.params.backup ?? '');
      if (!report) throw new ApiProblem('not-found');
      return { json: report };
    },
  },
  {
    ...common,
    id: 'fetchBackup',
    method: 'GET',
    path: '/backups/:backup',
    personal: true,
    perMinute: 6,
    title: { da: 'En sikkerhedskopi: alt, hvad der er', en: 'A backup: all there is' },
    answer: { files: [sqlite] },
    async handle(call) {
      const { backup = '' } = call.params;
      const file = await storageOf(call).read(backup);
      if (!file) throw new ApiProblem('not-found');
      return { file, type: sqlite, name: backup };
    },
  },
];

/** A house whose ledger is in memory only has nothing on a disk. */
function storageOf({ house }: Call): Storage {
  if (!house.storage) throw new ApiProblem('unavailable');
  return house.storage;
}
