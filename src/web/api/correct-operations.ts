import type { Correction } from '../../engine/correct.ts';
import type { Json, JsonObject } from '../../policy/types.ts';
import { beginningForm } from '../../service/beginning-form.ts';
import { caseFile } from '../../service/case-file.ts';
import { choicesFor } from '../../service/choices.ts';
import { correctCase } from '../../service/correct-case.ts';
import { type Correctable, correctable } from '../../service/correctable.ts';
import { correctableEvents } from '../../service/corrections.ts';
import { correctionInWords } from '../../service/difference-words.ts';
import { reminderTeller } from '../../service/reminder-words.ts';
import { actingIn } from '../../service/role-for.ts';
import { type Amended, amended, amendment } from '../case/amendment.ts';
import { writtenSpan } from '../case/dates.ts';
import { correctionWords as words } from '../words/corrections.ts';
import type { Call, Operation } from './operation.ts';
import { ApiProblem, wrongFields } from './problems.ts';
import { choices, facts, integer, list, object, oneOf, orNull, string } from './schema.ts';
import { twoSteps } from './two-steps.ts';

const path = '/cases/:case/events/:version/correction';

/** What was wrong, and what is right. */
type Asked = Pick<Correction, 'withdraw' | 'amend' | 'reason'>;

interface Body {
  how: 'amend' | 'withdraw';
  reason: string;
  /** Later events that did not happen either. */
  also?: number[];
  /** YYYY-MM-DD, YYYY-MM or YYYY. */
  day?: string;
  /** Laid over what was recorded; null takes a field away. */
  values?: JsonObject;
}

export const correctOperations: Operation[] = [
  {
    id: 'readCorrection',
    method: 'GET',
    path,
    group: 'record',
    scope: 'read',
    act: 'correct',
    title: {
      da: 'Hvad der kan rettes i en hændelse: skemaet, det, der står, og senere hændelser, der kan trækkes tilbage med den',
      en: 'What can be corrected of an event: its form, what stands, and later events that may be withdrawn with it',
    },
    answer: object({
      event: integer,
      day: string,
      schema: orNull(facts),
      values: facts,
      choices,
      also: list(integer),
    }),
    async handle(call) {
      const { found, recorded, open } = await foundBy(call);
      const { house, access, kase } = call;
      const offered = await choicesFor(house.office, access, found.policy, recorded.form, kase.snapshot);
      const { version, occurredAt } = found.event;
      const also = open.filter((each) => each > version);
      const json = { event: version, day: writtenSpan(occurredAt), schema: recorded.form, values: recorded.values };
      return { json: { ...json, choices: offered, also }, version: kase.snapshot.version };
    },
  },
  ...twoSteps<Asked>({
    id: { preview: 'previewCorrection', carryOut: 'correctEvent' },
    path,
    act: 'correct',
    title: { da: 'Ret en hændelse, eller træk den tilbage', en: 'Correct an event, or withdraw it' },
    body: object(
      {
        how: oneOf('amend', 'withdraw'),
        reason: { ...string, minLength: 1, maxLength: 2000 },
        also: list(integer),
        day: { ...string, maxLength: 10 },
        values: { type: 'object' },
      },
      ['also', 'day', 'values'],
    ),
    async read(call) {
      const { found, recorded, open } = await foundBy(call);
      const { how, reason, also = [], day, values = {} } = call.body as Body;
      const { version, occurredAt } = found.event;
      const unknown = also.findIndex((each) => each <= version || !open.includes(each));
      if (unknown >= 0) throw wrongFields([{ path: `_also/${unknown}`, message: words.cannotWhy }], '');
      if (how === 'withdraw') return { withdraw: [version, ...also], amend: null, reason };
      const right = { ...recorded, values: laidOver(recorded.values, values) };
      const read = amendment(found, right, day ?? writtenSpan(occurredAt), call.access.person.id);
      if ('problems' in read) throw wrongFields(read.problems, '/values');
      return { withdraw: [], amend: read.amend, reason };
    },
    async preview(call, asked) {
      const { house, at, language } = call;
      const corrected = await correctCase(house.office, { ...given(call, asked), accept: false });
      if ('refusals' in corrected) return corrected;
      const file = await fileOf(call);
      const tell = reminderTeller(house.office, file.policy, corrected.after, { now: at, language });
      return correctionInWords(corrected, file, tell, language);
    },
    carryOut: (call, asked, answer) => correctCase(call.house.office, { ...given(call, asked), accept: true, answer }),
  }),
];

function given({ kase, access, at, seen }: Call, asked: Asked) {
  const { snapshot } = kase;
  const { sees } = access;
  return { ...asked, case: snapshot.id, actor: actingIn(access, snapshot, 'correct'), recordedAt: at, seen, sees };
}

function fileOf({ house, kase, access, today }: Call) {
  return caseFile(house.office, kase.snapshot.id, actingIn(access, kase.snapshot, 'correct'), today);
}

/** The event of the path, as it stands, and the versions of all that may be corrected. */
async function foundBy(call: Call): Promise<{ found: Correctable; recorded: Amended; open: number[] }> {
  const { house, kase, params } = call;
  const { history } = await fileOf(call);
  const version = /^\d{1,9}$/.test(params.version ?? '') ? Number(params.version) : 0;
  if (kase.origin !== 'run' || !history.some(({ event }) => event.version === version))
    throw new ApiProblem('not-found');
  const open = correctableEvents(history.map(({ event }) => event)).map((event) => event.version);
  const found = await correctable(house.office, kase.snapshot.id, version);
  if (!found || !open.includes(version)) throw new ApiProblem('impossible', { detail: words.cannotWhy });
  const beginning = await beginningForm(house.office, found.policy, kase.snapshot, found.event);
  return { found, recorded: amended(found, kase.snapshot.workflow, null, beginning), open };
}

function laidOver(recorded: JsonObject, sent: JsonObject): JsonObject {
  const filled = Object.entries({ ...recorded, ...sent }).filter((entry): entry is [string, Json] => entry[1] !== null);
  return Object.fromEntries(filled);
}
