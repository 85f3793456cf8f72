/** Everything the interface offers. An operation that is not in this table does not exist. */

import { caseOperations } from './case-operations.ts';
import { commandOperations } from './command-operations.ts';
import { mailOperations } from './mail-operations.ts';
import type { Operation } from './operation.ts';
import { paperOperations } from './paper-operations.ts';
import { peopleOperations } from './people-operations.ts';
import { ruleOperations } from './rule-operations.ts';
import { watchOperations } from './watch-operations.ts';
import { workOperations } from './work-operations.ts';

export const operations: Operation[] = [
  ...caseOperations,
  ...commandOperations,
  ...paperOperations,
  ...workOperations,
  ...ruleOperations,
  ...peopleOperations,
  ...mailOperations,
  ...watchOperations,
];
