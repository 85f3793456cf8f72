/** Who holds what on a day: people as they are registered, and with what they hold as deputies. */

import type { HeldRole, Ledger, Person } from '../ledger/contract.ts';
import type { Deputy } from '../ledger/personal-contract.ts';
import type { CalendarDate } from '../policy/types.ts';

export interface Register {
  /** Own roles come first; one held for another tells for whom. */
  on(day: CalendarDate): Person[];
  /** The first day after the given one on which somebody becomes a deputy or ceases to be one. */
  nextTurn(after: CalendarDate): CalendarDate | null;
}

const known = new WeakMap<Person[], { deputies: Deputy[]; register: Register }>();

/** The same register, with the same people in it, for as long as the ledger hands out the same. */
export async function readRegister({ people, personal }: Ledger): Promise<Register> {
  const own = await people();
  const deputies = await personal.deputies();
  const last = known.get(own);
  if (last?.deputies === deputies) return last.register;
  const register = registerOf(own, deputies);
  known.set(own, { deputies, register });
  return register;
}

function registerOf(own: Person[], deputies: Deputy[]): Register {
  const standing = deputies.filter(({ endedAt }) => endedAt === null);
  const days = new Map<CalendarDate, Person[]>();
  return {
    on(day) {
      const known = days.get(day);
      if (known) return known;
      const made = withDeputies(own, standing, day);
      days.set(day, made);
      return made;
    },
    nextTurn(after) {
      const turns = standing.flatMap(({ from, to }) => [from, dayAfter(to)]).filter((day) => day > after);
      return turns.sort()[0] ?? null;
    },
  };
}

/** What somebody holds as a deputy is not handed on to a third. */
function withDeputies(own: Person[], standing: Deputy[], day: CalendarDate): Person[] {
  const running = standing.filter(({ from, to }) => from <= day && day <= to);
  if (running.length === 0) return own;
  return own.map((person) => {
    const held: HeldRole[] = running
      .filter(({ deputy, person: absent, role }) => deputy === person.id && holds(own, absent, role))
      .map(({ person: absent, role }) => ({ ...role, for: absent }));
    return held.length === 0 ? person : { ...person, roles: [...person.roles, ...held] };
  });
}

/** A role that the absent person has given up since is nobody's to stand in for. */
function holds(own: Person[], id: string, role: HeldRole): boolean {
  return own.find((person) => person.id === id)?.roles.some((each) => isSame(each, role)) ?? false;
}

export function isSame(a: HeldRole, b: HeldRole): boolean {
  return a.role === b.role && a.organisation === b.organisation && a.case === b.case;
}

function dayAfter(day: CalendarDate): CalendarDate {
  return new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
}
