/** All that is held on one person, wherever it stands. */

import type { CaseEvent, Instant } from '../engine/types.ts';
import type { AccessEntry, Session, SignInLink, Token } from '../ledger/access-contract.ts';
import type { Bounce, OutboxRow, Person } from '../ledger/contract.ts';
import type { Deputy } from '../ledger/personal-contract.ts';
import type { Office } from './office.ts';

export interface PersonData {
  exported: Instant;
  person: Person;
  /** As the absent one and as the deputy. */
  deputies: Deputy[];
  sessions: Omit<Session, 'hash'>[];
  signInLinks: Omit<SignInLink, 'hash'>[];
  tokens: Omit<Token, 'hash'>[];
  /** Letters to the person. */
  letters: Pick<OutboxRow, 'key' | 'caseId' | 'subject' | 'text' | 'plannedAt' | 'state' | 'settledAt' | 'lastError'>[];
  bounces: Bounce[];
  /** Events in which the person acted, or was stood in for. */
  acts: CaseEvent[];
  /** What the person looked at, and who looked at the person. */
  accessLog: AccessEntry[];
}

/** Null for an id that nobody has. */
export async function personData({ ledger }: Office, id: string, at: Instant): Promise<PersonData | null> {
  const person = (await ledger.people()).find((each) => each.id === id);
  if (!person) return null;
  const { access, personal } = ledger;
  const everything = { limit: Number.MAX_SAFE_INTEGER };
  const own = await access.accessLog({ person: id, ...everything });
  const about = await access.accessLog({ subject: id, ...everything });
  return {
    exported: at,
    person,
    deputies: (await personal.deputies()).filter((each) => each.person === id || each.deputy === id),
    sessions: (await access.sessions(at)).filter((each) => each.person === id).map(({ hash: _, ...rest }) => rest),
    signInLinks: (await access.signInLinksOf(id)).map(({ hash: _, ...rest }) => rest),
    tokens: (await access.tokens(id)).map(({ hash: _, ...rest }) => rest),
    letters: (await ledger.outbox())
      .filter((each) => each.person === id)
      .map(({ key, caseId, subject, text, plannedAt, state, settledAt, lastError }) => ({
        key,
        caseId,
        subject,
        text,
        plannedAt,
        state,
        settledAt,
        lastError,
      })),
    bounces: (await ledger.bounces()).filter((each) => each.person === id),
    acts: await actsOf(ledger, id),
    accessLog: [...own, ...about.filter((each) => each.person !== id)],
  };
}

async function actsOf(ledger: Office['ledger'], id: string): Promise<CaseEvent[]> {
  const acts: CaseEvent[] = [];
  for (const { snapshot } of await ledger.listCases()) {
    for (const { event } of await ledger.events(snapshot.id)) {
      if (event.actor.by === id || event.actor.for === id) acts.push(event);
    }
  }
  return acts;
}
