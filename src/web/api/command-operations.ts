import { formProblems, withActor } from '../../policy/forms.ts';
import type { JsonObject } from '../../policy/types.ts';
import { choicesFor } from '../../service/choices.ts';
import { commandFor } from '../../service/command-for.ts';
import { giveCommand } from '../../service/give-command.ts';
import { heldValues } from '../../service/held-values.ts';
import { labelledRefusals } from '../../service/labelled.ts';
import { businessDate } from '../../service/office.ts';
import { proposedValues } from '../../service/proposed-values.ts';
import { startCase } from '../../service/start-case.ts';
import type { Call, Operation, Reply } from './operation.ts';
import { ApiProblem, wrongFields } from './problems.ts';
import { date, id, map, object, ref } from './schema.ts';

const written = ref('Written');

export const commandOperations: Operation[] = [
  {
    id: 'startCase',
    method: 'POST',
    path: '/cases',
    group: 'cases',
    scope: 'write',
    personal: true,
    title: { da: 'Opret en sag', en: 'Start a case' },
    creates: true,
    body: object({ workflow: id, title: id, role: id, links: map(id), date }, ['role', 'links', 'date']),
    answer: written,
    handle: start,
  },
  {
    id: 'readCommand',
    method: 'GET',
    path: '/cases/:case/commands/:command',
    group: 'cases',
    scope: 'read',
    title: { da: 'En kommandos skema, som JSON Schema', en: 'The form of a command, as JSON Schema' },
    answer: ref('CommandForm'),
    handle: readCommand,
  },
  {
    id: 'giveCommand',
    method: 'POST',
    path: '/cases/:case/commands/:command',
    group: 'cases',
    scope: 'write',
    versioned: true,
    title: { da: 'Giv en kommando', en: 'Give a command' },
    body: object({ payload: { type: 'object', default: {} }, role: id, date }, ['payload', 'role', 'date']),
    answer: written,
    handle: give,
  },
];

async function start({ house, access, body, at, today, answer }: Call): Promise<Reply> {
  const asked = body as {
    workflow: string;
    title: string;
    role?: string;
    links?: Record<string, string>;
    date?: string;
  };
  const right = access.starts.find(({ workflow }) => workflow === asked.workflow);
  if (!right) throw new ApiProblem('forbidden');
  const noted = answer(201);
  const started = await startCase(house.office, {
    workflow: right.workflow,
    title: asked.title,
    actor: { role: roleOf(right.roles, asked.role), by: access.person.id },
    occurredAt: businessDate(today, asked.date),
    at,
    links: asked.links ?? {},
    sees: access.sees,
    answer: noted.answer,
  });
  if ('refusals' in started) {
    throw new ApiProblem('refused', { refusals: labelledRefusals(access.policy, right.workflow, started.refusals) });
  }
  return noted.reply();
}

async function readCommand({ house, access, kase, params, today }: Call): Promise<Reply> {
  const { command = '' } = params;
  const found = await commandFor(house.office, access, kase.snapshot, command, today);
  if (!found) throw new ApiProblem('not-now');
  const { policy, title, roles, form } = found;
  const choices = await choicesFor(house.office, access, policy, form, kase.snapshot);
  const proposed = await proposedValues(house.office, policy, kase.snapshot, command, form);
  const values = roles.length > 0 ? { ...proposed, ...heldValues(policy, kase.snapshot, command) } : null;
  return { json: { command, title, yours: roles, schema: form, choices, values }, version: kase.snapshot.version };
}

async function give({ house, access, kase, params, body, at, today, seen, answer }: Call): Promise<Reply> {
  const { payload: sent, role, date: day } = body as { payload: JsonObject; role?: string; date?: string };
  const { command = '' } = params;
  const { id: caseId, version, workflow } = kase.snapshot;
  if (seen !== version) throw new ApiProblem('changed', { version });
  const found = await commandFor(house.office, access, kase.snapshot, command, today);
  if (!found) throw new ApiProblem('not-now');
  if (found.roles.length === 0) throw new ApiProblem('forbidden');
  const { policy, formId } = found;
  const { problems, payload } = formId
    ? formProblems(policy, formId, withActor(found.form ?? undefined, sent, access.person.id))
    : { problems: [], payload: sent };
  if (problems.length > 0) {
    throw wrongFields(problems, '/payload');
  }
  const noted = answer(200);
  const given = await giveCommand(house.office, {
    case: caseId,
    name: command,
    payload,
    actor: { role: roleOf(found.roles, role), by: access.person.id },
    occurredAt: businessDate(today, day),
    at,
    seen,
    sees: access.sees,
    answer: noted.answer,
  });
  if ('refusals' in given) {
    throw new ApiProblem('refused', { refusals: labelledRefusals(policy, workflow, given.refusals) });
  }
  return noted.reply();
}

/** The role asked for, which must be one that is held; the first when none is asked for. */
function roleOf(roles: string[], asked: string | undefined): string {
  const role = asked === undefined ? roles[0] : roles.find((each) => each === asked);
  if (role === undefined) throw new ApiProblem('forbidden');
  return role;
}
