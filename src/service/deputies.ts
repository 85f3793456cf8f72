/** A role is handed to a deputy for a period, and taken back early where need be. */

import type { Instant } from '../engine/types.ts';
import type { HeldRole, Person } from '../ledger/contract.ts';
import type { Deputy, NewDeputy } from '../ledger/personal-contract.ts';
import type { CalendarDate, Text } from '../policy/types.ts';
import { isDay, today } from './days.ts';
import type { Office } from './office.ts';
import { writtenRole } from './person-role.ts';
import { isSame } from './register.ts';

export interface DeputyProblem {
  of: 'person' | 'role' | 'deputy' | 'from' | 'to';
  message: Text;
}

/** Enters a deputy; everything that is wrong is told at once. */
export async function appointDeputy(office: Office, deputy: NewDeputy): Promise<DeputyProblem[]> {
  const problems = await deputyProblems(office, deputy);
  if (problems.length === 0) await office.ledger.personal.saveDeputy(deputy);
  return problems;
}

async function deputyProblems(office: Office, given: NewDeputy): Promise<DeputyProblem[]> {
  const people = await office.ledger.people();
  const known = (id: string) => people.find((person) => person.id === id);
  const problems: DeputyProblem[] = [];
  const wrong = (of: DeputyProblem['of'], message: Text) => problems.push({ of, message });
  const absent = known(given.person);
  if (!absent) wrong('person', words.noPerson);
  else if (!absent.roles.some((role) => isSame(role, given.role))) wrong('role', words.noRole);
  if (!known(given.deputy)) wrong('deputy', words.noDeputy);
  else if (given.deputy === given.person) wrong('deputy', words.oneself);
  if (!isDay(given.from)) wrong('from', words.noDay);
  if (!isDay(given.to)) wrong('to', words.noDay);
  else if (given.to < given.from) wrong('to', words.reversed);
  else if (given.to < today(office.text, given.enteredAt)) wrong('to', words.over);
  const before = (await office.ledger.personal.deputies()).find((each) => overlaps(each, given));
  if (before) wrong('deputy', words.already);
  return problems;
}

function overlaps(each: Deputy, { person, deputy, role, from, to }: NewDeputy): boolean {
  const same = each.person === person && each.deputy === deputy && isSame(each.role, role);
  return same && each.endedAt === null && each.from <= to && from <= each.to;
}

/** Takes a role back. @param of only one that this person has handed over. */
export async function endDeputy(office: Office, id: number, by: string, at: Instant, of?: string): Promise<boolean> {
  const found = (await office.ledger.personal.deputies()).find((each) => each.id === id);
  if (!found || (of !== undefined && found.person !== of)) return false;
  return office.ledger.personal.endDeputy(id, by, at);
}

export type DeputyState = 'coming' | 'running' | 'over' | 'ended';

export function deputyState({ from, to, endedAt }: Deputy, day: CalendarDate): DeputyState {
  if (endedAt !== null) return 'ended';
  return day < from ? 'coming' : day > to ? 'over' : 'running';
}

/** `role`, `role@organisation` or `role#case` with the names of the text. */
export function roleInWords({ text }: Pick<Office, 'text'>, held: HeldRole): Text {
  const role = text.rights?.value.roles[held.role]?.title ?? { da: held.role, en: held.role };
  const organisation = held.organisation && text.organisations?.value.organisations[held.organisation]?.title;
  const where = organisation || (held.case ? { da: `sagen ${held.case}`, en: `the case ${held.case}` } : null);
  return where ? { da: `${role.da}, ${where.da}`, en: `${role.en}, ${where.en}` } : role;
}

/** The roles that a person may hand over, each once, as a form writes them. */
export function ownRoles(person: Person): { value: string; role: HeldRole }[] {
  const own = person.roles.filter((held) => held.for === undefined);
  return [...new Map(own.map((role) => [writtenRole(role), role]))].map(([value, role]) => ({ value, role }));
}

const words = {
  noPerson: { da: 'Vælg den, der er fraværende.', en: 'Choose who is absent.' },
  noRole: { da: 'Vælg en rolle, som personen har.', en: 'Choose a role that the person holds.' },
  noDeputy: { da: 'Vælg en stedfortræder.', en: 'Choose a deputy.' },
  oneself: { da: 'Man kan ikke være sin egen stedfortræder.', en: 'Nobody can be their own deputy.' },
  noDay: { da: 'Skriv en dato, der findes.', en: 'Write a date that exists.' },
  reversed: { da: 'Den sidste dag ligger før den første.', en: 'The last day is before the first.' },
  over: { da: 'Perioden er allerede forbi.', en: 'The period is over already.' },
  already: {
    da: 'Personen er allerede stedfortræder i rollen i en del af perioden. Afslut den først.',
    en: 'The person is already deputy in the role for part of the period. End that first.',
  },
} satisfies Record<string, Text>;
