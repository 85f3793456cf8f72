import { join } from 'node:path';
import { exactly } from '../../src/engine/time.ts';
import type { Span } from '../../src/engine/types.ts';
import type { Ledger } from '../../src/ledger/contract.ts';
import { openSqliteLedger } from '../../src/ledger/sqlite.ts';
import { readTextFolder } from '../../src/policy/read.ts';
import { parseText } from '../../src/policy/text.ts';
import type { JsonObject } from '../../src/policy/types.ts';
import { giveCommand } from '../../src/service/give-command.ts';
import type { Office } from '../../src/service/office.ts';
import { personRole } from '../../src/service/person-role.ts';
import { placeCase } from '../../src/service/place-case.ts';
import { startCase } from '../../src/service/start-case.ts';

export const root = join(import.meta.dirname, '..', '..');
export const { text } = parseText(readTextFolder(root));

export async function openOffice(file = ':memory:'): Promise<Office & { ledger: Ledger }> {
  return { ledger: await openSqliteLedger(file), text, sender: { name: 'LKT', address: 'lkt@lkt.example' } };
}

export async function addPerson(office: Office, id: string, roles: string[], language: 'da' | 'en' = 'da') {
  const person = { id, name: `${id} Eksempelsen`, email: `${id}@lkt.example`, language, roles: roles.map(personRole) };
  await office.ledger.savePerson(person);
}

/** Noon in UTC of a day. */
export function noon(day: string): string {
  return `${day}T12:00:00.000Z`;
}

const by = (role: string) => ({ role, by: 'test' });

/** The same office as if nobody were registered: then anybody may act, and a test registers only those it writes to. */
export function unregistered(office: Office): Office {
  return { ...office, ledger: { ...office.ledger, people: async () => [] } };
}

/** An LKT taken over in its action period, its first seminar on the given day. */
export async function runningLkt(
  office: Office,
  id: string,
  {
    at,
    firstSeminar,
    title = `LKT ${id}`,
    also = {},
  }: { at: string; firstSeminar: string; title?: string; also?: JsonObject },
) {
  const given = { actor: by('secretariat'), occurredAt: exactly(at), at: noon(at) };
  await startCase(unregistered(office), { ...given, id, workflow: 'national-lkt', title });
  const milestones: Record<string, Span> = { 'learning-seminar-1': exactly(firstSeminar) };
  const facts: JsonObject = { leadRegion: 'reg-m', participation: { regions: ['reg-m', 'reg-n'] }, ...also };
  const placed = {
    ...given,
    case: id,
    state: 'running.seminars.action-period',
    reason: 'Taken over.',
    facts,
    milestones,
  };
  return placeCase(unregistered(office), placed);
}

export function command(office: Office, id: string, role: string, name: string, day: string, payload: JsonObject = {}) {
  return giveCommand(unregistered(office), {
    case: id,
    name,
    payload,
    actor: by(role),
    occurredAt: exactly(day),
    at: noon(day),
  });
}
