import { type Compilable, type Selectable, sql } from 'kysely';
import type { Instant } from '../engine/types.ts';
import type { TimedKind } from '../policy/retention.ts';
import { type Connection, compiler } from './connection.ts';
import { type Names, namesOf, withoutNames } from './erased-names.ts';
import { kept } from './kept.ts';
import type { Deputy, PersonalStore } from './personal-contract.ts';
import type { DeputyTable } from './tables.ts';

/** What stands in the place of a letter that is no longer kept. Without HTML, it is known as such. */
const erasedLetter = {
  subject: '[slettet / erased]',
  text: '[slettet / erased]',
  html: '',
  calendar: null,
  last_error: null,
};

export function personalStore(db: Connection, wakeOpen: (at: Instant) => void): PersonalStore {
  const deputies = kept(db, ['deputies'], () =>
    db.all(compiler.selectFrom('deputies').selectAll().orderBy('id', 'desc')).map(storedDeputy),
  );
  return {
    async saveDeputy({ role: { role, organisation = null, case: caseId = null }, ...deputy }) {
      const row = {
        person: deputy.person,
        deputy: deputy.deputy,
        role,
        organisation,
        case_id: caseId,
        from_day: deputy.from,
        to_day: deputy.to,
        entered_by: deputy.enteredBy,
        entered_at: deputy.enteredAt,
        ended_by: null,
        ended_at: null,
      };
      db.transaction(() => {
        db.run(compiler.insertInto('deputies').values(row));
        wakeOpen(deputy.enteredAt);
      });
    },
    async endDeputy(id, by, at) {
      const end = compiler
        .updateTable('deputies')
        .set({ ended_by: by, ended_at: at })
        .where('id', '=', id)
        .where('ended_at', 'is', null);
      return db.allOrNothing(() => {
        if (db.run(end) !== 1) return false;
        wakeOpen(at);
        return true;
      });
    },
    async deputies() {
      return deputies();
    },
    async erase(person, by, at) {
      return db.allOrNothing(() => {
        const found = db.all(compiler.selectFrom('people').selectAll().where('id', '=', person))[0];
        if (!found) return false;
        eraseLetters(db, person, namesOf(found));
        for (const table of ['bounces', 'sign_in_links', 'sessions', 'tokens'] as const)
          db.run(compiler.deleteFrom(table).where('person', '=', person));
        db.run(
          compiler
            .deleteFrom('deputies')
            .where((where) => where.or([where('person', '=', person), where('deputy', '=', person)])),
        );
        db.run(compiler.deleteFrom('roles').where('person_id', '=', person));
        db.run(compiler.deleteFrom('people').where('id', '=', person));
        db.run(compiler.insertInto('erased_people').values({ id: person, at, by_person: by }));
        wakeOpen(at);
        return true;
      });
    },
    async erased() {
      return db
        .all(compiler.selectFrom('erased_people').selectAll().orderBy('id'))
        .map(({ id, at, by_person }) => ({ id, at, by: by_person }));
    },
    async deleteBefore(kind, before) {
      return db.run(tooOld[kind](before));
    },
  };
}

/** What has not been sent never will be: there is nobody to send it to. Keys and Message-IDs stay. */
function eraseLetters(db: Connection, person: string, names: Names): void {
  db.run(compiler.updateTable('outbox').set(erasedLetter).where('person', '=', person));
  db.run(
    compiler
      .updateTable('outbox')
      .set({ state: 'superseded', due_at: null })
      .where('person', '=', person)
      .where('state', 'in', ['pending', 'sending', 'held']),
  );
  const columns = ['key', 'subject', 'text', 'html', 'calendar'] as const;
  for (const { key, ...letter } of db.all(compiler.selectFrom('outbox').select(columns).where('html', '<>', ''))) {
    const without = withoutNames(letter, names, person);
    if (without) db.run(compiler.updateTable('outbox').set(without).where('key', '=', key));
  }
}

const tooOld: Record<TimedKind, (before: Instant) => Compilable> = {
  'sign-in-links': (before) => compiler.deleteFrom('sign_in_links').where('expires_at', '<', before),
  sessions: (before) => compiler.deleteFrom('sessions').where('expires_at', '<', before),
  tokens: (before) =>
    compiler
      .deleteFrom('tokens')
      .where((where) => where.or([where('revoked_at', '<', before), where('expires_at', '<', before)])),
  deputies: (before) =>
    compiler
      .deleteFrom('deputies')
      .where((where) => where.or([where('ended_at', '<', before), where('to_day', '<', before.slice(0, 10))])),
  'access-log': (before) => compiler.deleteFrom('access_log').where('at', '<', before),
  letters: (before) =>
    compiler
      .updateTable('outbox')
      .set(erasedLetter)
      .where('planned_at', '<', before)
      // Written out, so that the index on it is used.
      .where(sql<boolean>`html <> ''`)
      .where('state', 'in', ['sent', 'dead', 'superseded', 'digested'])
      .where((where) => where.or([where('settled_at', 'is', null), where('settled_at', '<', before)])),
  bounces: (before) => compiler.deleteFrom('bounces').where('at', '<', before),
  incidents: (before) => compiler.deleteFrom('incidents').where('at', '<', before),
};

function storedDeputy(row: Selectable<DeputyTable>): Deputy {
  return {
    id: row.id,
    person: row.person,
    deputy: row.deputy,
    role: {
      role: row.role,
      ...(row.organisation !== null && { organisation: row.organisation }),
      ...(row.case_id !== null && { case: row.case_id }),
    },
    from: row.from_day,
    to: row.to_day,
    enteredBy: row.entered_by,
    enteredAt: row.entered_at,
    endedBy: row.ended_by,
    endedAt: row.ended_at,
  };
}
