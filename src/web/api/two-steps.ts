/** An act on the record of a case as two operations: what would follow from it, and the act itself. */

import type { Refusal } from '../../engine/types.ts';
import type { Policy, Text } from '../../policy/types.ts';
import type { Changed } from '../../service/difference-words.ts';
import { labelledRefusals } from '../../service/labelled.ts';
import { policyOf } from '../../service/office.ts';
import type { Call, Operation, Reply } from './operation.ts';
import { ApiProblem } from './problems.ts';
import { ref, type Schema } from './schema.ts';

type Refused = { refusals: Refusal[] };

interface Act<Asked> {
  id: { preview: string; carryOut: string };
  /** Of the act itself; what would follow is below it. */
  path: string;
  act: keyof Policy['acts'];
  title: Text;
  body: Schema;
  /** @throws {ApiProblem} for what cannot be asked. */
  read(call: Call): Promise<Asked> | Asked;
  preview(call: Call, asked: Asked): Promise<Changed[] | Refused>;
  carryOut(call: Call, asked: Asked, answer: ReturnType<Call['answer']>['answer']): Promise<object | Refused>;
}

export function twoSteps<Asked>(of: Act<Asked>): Operation[] {
  const { id, path, act, title, body } = of;
  const common = { method: 'POST', group: 'record', act, body, versioned: true } as const;
  return [
    {
      ...common,
      id: id.preview,
      path: `${path}/preview`,
      scope: 'read',
      title: {
        da: `${title.da}: hvad følger der af det? Intet ændres`,
        en: `${title.en}: what would follow? Nothing is changed`,
      },
      unkept: true,
      answer: ref('Changes'),
      async handle(call) {
        const changes = await taken(await of.preview(call, await readBy(of, call)), call);
        return { json: { changes } };
      },
    },
    {
      ...common,
      id: id.carryOut,
      path,
      scope: 'write',
      title,
      answer: ref('Written'),
      async handle(call): Promise<Reply> {
        const noted = call.answer(200);
        await taken(await of.carryOut(call, await readBy(of, call), noted.answer), call);
        return noted.reply();
      },
    },
  ];
}

/** Only a case that runs has a record to be put right, and only as it was when it was looked at. */
function readBy<Asked>({ read }: Act<Asked>, call: Call): Promise<Asked> | Asked {
  const { kase, seen } = call;
  if (kase.origin !== 'run') throw new ApiProblem('not-found');
  const { version } = kase.snapshot;
  if (seen !== version) throw new ApiProblem('changed', { version });
  return read(call);
}

async function taken<Done extends object>(done: Done | Refused, { house, kase }: Call): Promise<Done> {
  if (!('refusals' in done)) return done;
  const policy = await policyOf(house.office, kase.snapshot);
  throw new ApiProblem('refused', { refusals: labelledRefusals(policy, kase.snapshot.workflow, done.refusals) });
}
