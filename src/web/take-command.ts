/** A command from a posted form to the case: the version that was seen, the form's own check, and what the case says. */

import type { Refusal, Span } from '../engine/types.ts';
import { type FormProblem, formProblems, withActor } from '../policy/forms.ts';
import type { JsonObject, Text } from '../policy/types.ts';
import { type CommandFor, commandFor } from '../service/command-for.ts';
import { isDay } from '../service/days.ts';
import { giveCommand } from '../service/give-command.ts';
import { heldValues } from '../service/held-values.ts';
import { knownProblem } from '../service/known-problem.ts';
import { labelledRefusals } from '../service/labelled.ts';
import { businessDate } from '../service/office.ts';
import type { SignedIn } from './route.ts';

/** A command that the case of the visit takes now. */
export type Found = CommandFor & { command: string };

/** What is shown above the fields when a command was not taken. */
export interface Refused {
  values: JsonObject;
  problems: FormProblem[];
  refusals: Refusal[];
  conflict: boolean;
  rows: Record<string, number>;
  day: string;
}

export const nothing: Refused = { values: {}, problems: [], refusals: [], conflict: false, rows: {}, day: '' };

/** Null when the case takes no such command where it stands. */
export async function findCommand({ house, kase, access, today }: SignedIn, command: string): Promise<Found | null> {
  const found = await commandFor(house.office, access, kase.snapshot, command, today);
  return found && { ...found, command };
}

/** Null when the command was taken; otherwise what stood in the way, and nothing is written. */
export async function takeCommand(
  visit: SignedIn,
  found: Found,
  values: JsonObject,
): Promise<{ refused: Refused; status: number } | null> {
  const { house, kase, access, body, at, today } = visit;
  const day = text(body._day);
  const kept: Refused = { ...nothing, values, day };
  const conflict = { refused: { ...kept, conflict: true }, status: 409 };
  if (Number(text(body._version)) !== kase.snapshot.version) return conflict;
  const held = heldValues(found.policy, kase.snapshot, found.command);
  const dayProblem = day === '' || isDay(day) ? [] : [{ path: '_day', message: badDay }];
  const { problems, payload } = found.formId
    ? formProblems(
        found.policy,
        found.formId,
        withActor(found.form ?? undefined, { ...held, ...values }, access.person.id),
      )
    : { problems: [], payload: values };
  if (problems.length + dayProblem.length > 0) {
    return { refused: { ...kept, problems: [...problems, ...dayProblem] }, status: 422 };
  }
  const occurredAt: Span = businessDate(today, day === '' ? undefined : day);
  try {
    const given = await giveCommand(house.office, {
      case: kase.snapshot.id,
      name: found.command,
      payload,
      actor: { role: actingRole(visit, found.roles), by: access.person.id },
      occurredAt,
      at,
      seen: kase.snapshot.version,
      sees: access.sees,
    });
    if (!('refusals' in given)) return null;
    const refusals = labelledRefusals(found.policy, kase.snapshot.workflow, given.refusals);
    return { refused: { ...kept, refusals }, status: 422 };
  } catch (error) {
    // Somebody else was faster by less than the time between reading and writing.
    if (knownProblem(error)?.code !== 'conflict') throw error;
    visit.kase = (await house.office.ledger.loadCase(kase.snapshot.id)) ?? kase;
    return conflict;
  }
}

/** The role asked for where the person holds it, otherwise the first that may. */
export function actingRole({ body, query }: SignedIn, roles: string[]): string {
  const asked = text(body._as) || query.as;
  return roles.find((role) => role === asked) ?? roles[0] ?? '';
}

/** A field that stands once in a posted form; empty for anything else. */
export function text(value: string | string[] | undefined): string {
  return typeof value === 'string' ? value.trim() : '';
}

const badDay: Text = {
  da: '»Dato, hvor det skete« skal være en dato, der findes.',
  en: '“Date on which it happened” must be a date that exists.',
};
