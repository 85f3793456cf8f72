import { setImmediate as breathe } from 'node:timers/promises';
import type { Instant } from '../engine/types.ts';
import type { AccessEntry, AccessFilter, AccessStore, Session, SignInLink, Token } from './access-contract.ts';
import { type Connection, compiler } from './connection.ts';
import type { SessionTable, SignInLinkTable, TokenTable } from './tables.ts';
import { template } from './template.ts';

export function accessStore(db: Connection): AccessStore {
  let noting: AccessEntry[] = [];
  let noted: Promise<void> | undefined;
  /** Whoever comes while others wait for the disk is written down together with them; nobody goes on before that. */
  const noteAll = () => {
    const entries = noting;
    noting = [];
    noted = undefined;
    db.transaction(() => {
      for (const entry of entries) db.run(note(entry));
    });
  };
  return {
    async saveSignInLink({ hash, person, target, createdAt, expiresAt }) {
      const row = { hash, person, target, created_at: createdAt, expires_at: expiresAt, used_at: null };
      db.run(compiler.insertInto('sign_in_links').values(row));
    },
    async signInLink(hash, at) {
      const row = db.all(
        compiler
          .selectFrom('sign_in_links')
          .selectAll()
          .where('hash', '=', hash)
          .where('used_at', 'is', null)
          .where('expires_at', '>', at),
      )[0];
      return row === undefined ? null : storedLink(row);
    },
    async signInLinksOf(person) {
      return db.all(compiler.selectFrom('sign_in_links').selectAll().where('person', '=', person)).map(storedLink);
    },
    async signIn(hash, session) {
      return db.allOrNothing(() => {
        const used = compiler
          .updateTable('sign_in_links')
          .set({ used_at: session.createdAt })
          .where('hash', '=', hash)
          .where('person', '=', session.person)
          .where('used_at', 'is', null)
          .where('expires_at', '>', session.createdAt);
        if (db.run(used) !== 1) return false;
        insertSession(db, session);
        return true;
      });
    },
    async useLink(hash, at) {
      const used = compiler
        .updateTable('sign_in_links')
        .set({ used_at: at })
        .where('hash', '=', hash)
        .where('used_at', 'is', null)
        .where('expires_at', '>', at);
      return db.run(used) === 1;
    },
    async dropLinksOf(person) {
      dropLinks(db, person);
    },
    async openSession(session) {
      insertSession(db, session);
    },
    async session(hash, at) {
      const row = db.all(
        compiler.selectFrom('sessions').selectAll().where('hash', '=', hash).where('expires_at', '>', at),
      )[0];
      return row === undefined ? null : storedSession(row);
    },
    async keepSession(hash, seenAt, expiresAt) {
      db.run(compiler.updateTable('sessions').set({ seen_at: seenAt, expires_at: expiresAt }).where('hash', '=', hash));
    },
    async setSessionLanguage(hash, language) {
      db.run(compiler.updateTable('sessions').set({ language }).where('hash', '=', hash));
    },
    async closeSession(hash) {
      db.run(compiler.deleteFrom('sessions').where('hash', '=', hash));
    },
    async closeSessionsOf(person) {
      closeSessions(db, person);
    },
    async sessions(at) {
      return db
        .all(compiler.selectFrom('sessions').selectAll().where('expires_at', '>', at).orderBy('seen_at', 'desc'))
        .map(storedSession);
    },

    async saveToken({ hash, person, title, scopes, createdAt, expiresAt, revokedAt, usedAt }) {
      const row = {
        hash,
        person,
        title,
        scopes: scopes.join(' '),
        created_at: createdAt,
        expires_at: expiresAt,
        revoked_at: revokedAt,
        used_at: usedAt,
      };
      db.run(compiler.insertInto('tokens').values(row));
    },
    async token(hash, at) {
      const row = db.all(compiler.selectFrom('tokens').selectAll().where('hash', '=', hash))[0];
      return row === undefined || !isOpen(row, at) ? null : storedToken(row);
    },
    async tokens(person) {
      const all = compiler.selectFrom('tokens').selectAll().orderBy('created_at', 'desc');
      return db.all(person === undefined ? all : all.where('person', '=', person)).map(storedToken);
    },
    async noteTokenUse(hash, at) {
      db.run(compiler.updateTable('tokens').set({ used_at: at }).where('hash', '=', hash));
    },
    async revokeToken(hash, at) {
      return (
        db.run(
          compiler
            .updateTable('tokens')
            .set({ revoked_at: at })
            .where('hash', '=', hash)
            .where('revoked_at', 'is', null),
        ) === 1
      );
    },

    logAccess(entry) {
      noting.push(entry);
      noted ??= breathe().then(noteAll);
      return noted;
    },
    async accessLog({ limit, offset = 0, ...filter }) {
      return db.all(
        logged(filter)
          .select(['at', 'person', 'action', 'subject', 'outcome'])
          .orderBy('id', 'desc')
          .limit(limit)
          .offset(offset),
      );
    },
    async accessCount(filter) {
      return db.all(logged(filter).select(({ fn }) => fn.countAll<number>().as('count')))[0]?.count ?? 0;
    },
  };
}

/** Ends every session of a person, and makes every link useless. */
export function leaveHouse(db: Connection, person: string): void {
  dropLinks(db, person);
  closeSessions(db, person);
}

function dropLinks(db: Connection, person: string): void {
  db.run(compiler.deleteFrom('sign_in_links').where('person', '=', person));
}

function closeSessions(db: Connection, person: string): void {
  db.run(compiler.deleteFrom('sessions').where('person', '=', person));
}
const note = template((entry: AccessEntry) => compiler.insertInto('access_log').values(entry));

function logged({ person, subject, outcome }: AccessFilter) {
  let query = compiler.selectFrom('access_log');
  if (person !== undefined) query = query.where('person', '=', person);
  if (subject !== undefined) query = query.where('subject', '=', subject);
  if (outcome !== undefined) query = query.where('outcome', '=', outcome);
  return query;
}

function insertSession(db: Connection, { createdAt, seenAt, expiresAt, by, ...rest }: Session): void {
  const row = { ...rest, proof: by, created_at: createdAt, seen_at: seenAt, expires_at: expiresAt };
  db.run(compiler.insertInto('sessions').values(row));
}

function isOpen({ revoked_at, expires_at }: TokenTable, at: Instant): boolean {
  return revoked_at === null && (expires_at === null || expires_at > at);
}

function storedLink({ hash, person, target, created_at, expires_at }: SignInLinkTable): SignInLink {
  return { hash, person, target, createdAt: created_at, expiresAt: expires_at };
}

function storedSession({ proof, created_at, seen_at, expires_at, ...rest }: SessionTable): Session {
  return { ...rest, by: proof, createdAt: created_at, seenAt: seen_at, expiresAt: expires_at };
}

function storedToken({ scopes, created_at, expires_at, revoked_at, used_at, ...rest }: TokenTable): Token {
  return {
    ...rest,
    scopes: scopes.split(' ').filter(Boolean),
    createdAt: created_at,
    expiresAt: expires_at,
    revokedAt: revoked_at,
    usedAt: used_at,
  };
}
