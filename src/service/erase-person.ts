/** Erasure of a person: told before it is done, and done at once. What happened in the cases stays, under the id. */

import type { Instant } from '../engine/types.ts';
import type { Text } from '../policy/types.ts';
import { leavesNobody, nobodyLeft } from './administrators.ts';
import { today } from './days.ts';
import type { Office } from './office.ts';
import { type PersonData, personData } from './person-data.ts';

/** What goes and what stays, as numbers. */
export interface Erasure {
  goes: { roles: number; deputies: number; access: number; letters: number; bounces: number };
  stays: { events: number; log: number };
}

export function erasureOf({
  person,
  deputies,
  sessions,
  signInLinks,
  tokens,
  letters,
  bounces,
  acts,
  accessLog,
}: PersonData): Erasure {
  return {
    goes: {
      roles: person.roles.length,
      deputies: deputies.length,
      access: sessions.length + signInLinks.length + tokens.length,
      letters: letters.length,
      bounces: bounces.length,
    },
    stays: { events: acts.length, log: accessLog.length },
  };
}

/** Null when it was done; otherwise why not. */
export async function erasePerson(office: Office, id: string, by: string, at: Instant): Promise<Text | null> {
  const data = await personData(office, id, at);
  if (!data) return unknown;
  if (await leavesNobody(office, [{ id, roles: [] }], today(office.text, at))) return nobodyLeft;
  return (await office.ledger.personal.erase(id, by, at)) ? null : unknown;
}

const unknown: Text = { da: 'Der er ingen person med det id.', en: 'There is no person with that id.' };
