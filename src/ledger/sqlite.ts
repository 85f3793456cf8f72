/** The embedded ledger: one SQLite file, and as many processes on it as like. */

import { setImmediate as breathe } from 'node:timers/promises';
import { sql } from 'kysely';
import { accessStore, leaveHouse } from './access-sqlite.ts';
import { attachmentStore } from './attachments-sqlite.ts';
import { backupTo } from './backup.ts';
import { canonicalJson } from './canonical-json.ts';
import { chainHash, startOfChain } from './chain.ts';
import { checkWrite } from './check-write.ts';
import { type Connection, compiler, connect } from './connection.ts';
import {
  type CaseRead,
  type CaseWrite,
  Conflict,
  type Ledger,
  type NewOutboxRow,
  type Person,
  type Verification,
} from './contract.ts';
import { kept } from './kept.ts';
import { personalStore } from './personal-sqlite.ts';
import { LedgerProblem } from './problem.ts';
import { rememberedCases } from './remembered-cases.ts';
import { RequestLost } from './requests-contract.ts';
import { keepAnswer, requestStore } from './requests-sqlite.ts';
import { caseRow, newBounce, newOutboxRow, outboxRow, persons, roleRows, storedBounce, storedStop } from './rows.ts';
import { statements } from './statements.ts';
import { template } from './template.ts';
import { firstBreak } from './verify.ts';

const text = statements(compiler);
const hot = {
  head: template(({ id }: { id: string }) => text.head(id)),
  insertCase: template(text.insertCase),
  updateCase: template(text.updateCase),
  insertEvent: template(text.insertEvent),
  insertOutbox: template(text.insertOutbox),
  stopOf: template(text.stopOf),
};
/** Why a letter was not sent, for those who look after the mail. */
const stopped = 'Mails til personen er stoppet. / Mail to the person is stopped.';

/** Cases verified between two breaths, so that a long check does not hold up a server. */
const casesAtOnce = 50;

/**
 * Opens a ledger, creating or upgrading it where needed; `:memory:` for one that is forgotten on closing.
 * @throws {LedgerProblem} when the file is not a ledger, is from a newer program or cannot be opened.
 */
export async function openSqliteLedger(file: string): Promise<Ledger> {
  const db = connect(file);
  const cases = rememberedCases();
  const countOutbox = kept(db, ['outbox'], () =>
    Object.fromEntries(db.all(text.countOutbox()).map(({ state, of }) => [state, of])),
  );
  const people = kept(db, ['people', 'roles'], () => persons(db.all(text.people()), db.all(text.roles())));
  return {
    access: accessStore(db),
    attachments: attachmentStore(db),
    requests: requestStore(db),
    personal: personalStore(db, (at) => void db.run(text.wakeOpen(at))),
    async append(writes, reads = [], answered) {
      for (const write of writes) checkWrite(write);
      db.transaction(() => {
        if (answered && !keepAnswer(db, answered)) throw new RequestLost();
        for (const read of reads) checkRead(db, read);
        for (const write of writes) store(db, write);
      });
    },
    async loadCase(id) {
      const row = db.all(text.case(id))[0];
      return row === undefined ? null : cases.read(row);
    },
    async listCases(filter = {}) {
      return cases.list(JSON.stringify(filter), db.stamp('cases'), {
        heads: () => db.all(text.heads(filter)),
        row: (id) => db.all(text.case(id))[0]!,
        rows: () => db.all(text.cases(filter)),
      });
    },
    async events(id) {
      return db.all(text.events(id)).map(({ json, hash }) => ({ event: JSON.parse(json), hash }));
    },
    async due(at, limit) {
      return db.all(text.due(at, limit)).map((row) => row.id);
    },
    async nextWakeUp() {
      return db.all(text.nextWakeUp())[0]?.wake_at ?? null;
    },

    async savePolicy(hash, policy) {
      db.run(text.savePolicy(hash, JSON.stringify(policy)));
    },
    async policy(hash) {
      const row = db.all(text.policy(hash))[0];
      return row === undefined ? null : JSON.parse(row.json);
    },

    async savePerson(person, wakeAt) {
      db.transaction(() => {
        enter(db, person);
        if (wakeAt !== undefined) db.run(text.wakeOpen(wakeAt));
      });
    },
    async savePeople(people, wakeAt) {
      db.transaction(() => {
        for (const person of people) enter(db, person);
        if (wakeAt !== undefined) db.run(text.wakeOpen(wakeAt));
      });
    },
    async people() {
      return people();
    },

    async outboxKeys(caseId) {
      return new Set(db.all(text.outboxKeys(caseId)).map((row) => row.key));
    },
    async outbox(filter = {}) {
      return db.all(text.outbox(filter)).map(outboxRow);
    },
    async outboxPage(filter) {
      const of = db.all(text.outboxSize(filter))[0]?.of ?? 0;
      return { rows: db.all(text.outboxPage(filter)).map(outboxRow), of };
    },
    async countOutbox() {
      return countOutbox();
    },
    async claim(at, leaseUntil, limit) {
      // A lease that ends at once could be claimed again at the same instant, and two callers would hold equal leases.
      if (leaseUntil <= at) throw new Error(`A lease taken at ${at} must end later, not at ${leaseUntil}.`);
      return db
        .all(text.claim(at, leaseUntil, limit))
        .map(outboxRow)
        .sort((a, b) => (a.plannedAt + a.key < b.plannedAt + b.key ? -1 : 1));
    },
    async settle(key, leaseUntil, outcome) {
      return db.run(text.settle(key, leaseUntil, outcome)) === 1;
    },
    async requeue(key, at) {
      return db.run(text.requeue(key, at)) === 1;
    },

    async gather(mail, keys) {
      return db.allOrNothing(
        () =>
          db.run(text.insertOutbox(newOutboxRow(mail))) === 1 && db.run(text.digest(keys, mail.key)) === keys.length,
      );
    },

    async stopMail({ person, at, by, reason }) {
      let waited: number | null = null;
      db.transaction(() => {
        if (db.run(text.insertStop({ person, at, by, reason, ended_at: null, ended_by: null })) === 0) return;
        waited = db.run(text.supersede(person, at, stopped));
      });
      return waited;
    },
    async startMail(start) {
      return db.allOrNothing(() => {
        if (db.run(text.endStop(start)) === 0) return false;
        db.run(text.supersede(start.person, start.at, stopped));
        return true;
      });
    },
    async mailStops() {
      return db.all(text.stops()).map(storedStop);
    },

    async recordBounce(bounce, letters) {
      return db.allOrNothing(() => {
        if (db.run(text.insertBounce(newBounce(bounce))) === 0) return false;
        for (const letter of letters) putOut(db, letter);
        return true;
      });
    },
    async bounces() {
      return db.all(text.bounces()).map(storedBounce);
    },

    async recordIncident({ at, caseId, what, detail }) {
      db.run(text.insertIncident({ at, case_id: caseId, what, detail: JSON.stringify(detail) ?? 'null' }));
    },
    async incidents() {
      return db
        .all(text.incidents())
        .map(({ at, case_id, what, detail }) => ({ at, caseId: case_id, what, detail: JSON.parse(detail) }));
    },

    verify: () => verifyAll(db),
    backup: (file) =>
      backupTo(file, (target) => void db.run({ compile: () => sql`vacuum into ${target}`.compile(compiler) })),
    async close() {
      db.close();
    },
  };
}

function checkRead(db: Connection, { id, expectedVersion }: CaseRead): void {
  const version = db.all(hot.head({ id }))[0]?.version ?? 0;
  if (version !== expectedVersion) throw new Conflict(id, expectedVersion, version);
}

function enter(db: Connection, person: Person): void {
  const { id, name, email, language } = person;
  if (db.all(text.erasedPerson(id)).length > 0) throw idErased(id);
  const before = db.all(text.person(id))[0];
  // Whoever had the old address came in by it, and may do so no more.
  if (before !== undefined && before.email.toLowerCase() !== email.toLowerCase()) leaveHouse(db, id);
  db.run(text.savePerson({ id, name, email, language }));
  db.run(text.dropRoles(id));
  for (const row of roleRows(person)) db.run(text.insertRole(row));
  db.run(text.clearBounces(id));
}

function idErased(id: string): LedgerProblem {
  return new LedgerProblem({
    da: `Id’et »${id}« tilhørte en person, der er slettet, og kan ikke bruges igen. Vælg et andet.`,
    en: `The id "${id}" belonged to a person who was erased, and cannot be used again. Choose another.`,
  });
}

function store(db: Connection, write: CaseWrite): void {
  const { id } = write.snapshot;
  const found = db.all(hot.head({ id }))[0];
  const version = found?.version ?? 0;
  if (version !== write.expectedVersion) throw new Conflict(id, write.expectedVersion, version);
  if (found !== undefined && found.origin !== write.origin) {
    throw new Error(
      `Write of case ${id} refused: its origin is ${found.origin} and stays so; ${write.origin} was given.`,
    );
  }

  let head = found?.head ?? startOfChain;
  const events = write.events.map((event) => {
    const json = canonicalJson(event);
    head = chainHash(head, json);
    return { case_id: id, version: event.version, json, hash: head };
  });
  const row = caseRow(write, head);
  const expected = write.expectedVersion;
  const stored = db.run(found === undefined ? hot.insertCase(row) : hot.updateCase({ ...row, expected }));
  if (stored === 0) throw new Conflict(id, expected, version);
  for (const event of events) db.run(hot.insertEvent(event));
  for (const letter of write.outbox) putOut(db, letter);
}

/** A letter to somebody who is to be sent nothing is kept, so that it is seen and never made again. */
function putOut(db: Connection, letter: NewOutboxRow): void {
  const row = newOutboxRow(letter);
  const waits = letter.state !== 'superseded' && db.all(hot.stopOf({ person: letter.person })).length > 0;
  db.run(
    hot.insertOutbox(
      waits ? { ...row, state: 'superseded', due_at: null, last_error: stopped, settled_at: row.planned_at } : row,
    ),
  );
}

async function verifyAll(db: Connection): Promise<Verification> {
  const ids = db.all(text.everyCase()).map((row) => row.id);
  const breaks: Verification['breaks'] = [];
  let events = 0;
  for (const [index, id] of ids.entries()) {
    if (index > 0 && index % casesAtOnce === 0) await breathe();
    const rows = db.all(text.caseWithEvents(id));
    events += rows.filter((row) => row.json !== null).length;
    const found = firstBreak(id, rows);
    if (found !== null) breaks.push(found);
  }
  return { ok: breaks.length === 0, cases: ids.length, events, breaks };
}
