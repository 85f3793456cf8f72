/** Everything the interface offers. An operation that is not in this table does not exist. */

import { annexOperations } from './annex-operations.ts';
import { assessmentOperations } from './assessment-operations.ts';
import { caseOperations } from './case-operations.ts';
import { commandOperations } from './command-operations.ts';
import { correctOperations } from './correct-operations.ts';
import { deputyOperations } from './deputy-operations.ts';
import { houseOperations } from './house-operations.ts';
import { letterOperations } from './letter-operations.ts';
import { listOperations } from './list-operations.ts';
import { mailOperations } from './mail-operations.ts';
import { meetingOperations } from './meeting-operations.ts';
import { migrateOperations } from './migrate-operations.ts';
import { nominationOperations } from './nomination-operations.ts';
import type { Operation } from './operation.ts';
import { paperOperations } from './paper-operations.ts';
import { participationOperations } from './participation-operations.ts';
import { peopleOperations } from './people-operations.ts';
import { placeOperations } from './place-operations.ts';
import { registerOperations } from './register-operations.ts';
import { roundOperations } from './round-operations.ts';
import { ruleOperations } from './rule-operations.ts';
import { searchOperations } from './search-operations.ts';
import { selfOperations } from './self-operations.ts';
import { seminarOperations } from './seminar-operations.ts';
import { sessionOperations } from './session-operations.ts';
import { validationOperations } from './validation-operations.ts';
import { watchOperations } from './watch-operations.ts';
import { workOperations } from './work-operations.ts';

export const operations: Operation[] = [
  ...workOperations,
  ...searchOperations,
  ...selfOperations,
  ...deputyOperations,
  ...caseOperations,
  ...commandOperations,
  ...correctOperations,
  ...placeOperations,
  ...migrateOperations,
  ...roundOperations,
  ...nominationOperations,
  ...annexOperations,
  ...validationOperations,
  ...assessmentOperations,
  ...participationOperations,
  ...seminarOperations,
  ...meetingOperations,
  ...paperOperations,
  ...ruleOperations,
  ...listOperations,
  ...peopleOperations,
  ...registerOperations,
  ...sessionOperations,
  ...mailOperations,
  ...letterOperations,
  ...watchOperations,
  ...houseOperations,
];
