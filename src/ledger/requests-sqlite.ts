import { type Connection, compiler } from './connection.ts';
import type { Answered, RequestStore } from './requests-contract.ts';

export function requestStore(db: Connection): RequestStore {
  return {
    async take({ token, key, fingerprint, takenAt }, { forgetBefore, giveUpBefore }) {
      let found: { fingerprint: string; status: number | null; body: string | null } | undefined;
      db.transaction(() => {
        db.run(compiler.deleteFrom('requests').where('taken_at', '<', forgetBefore));
        db.run(compiler.deleteFrom('requests').where('status', 'is', null).where('taken_at', '<', giveUpBefore));
        found = db.all(
          compiler
            .selectFrom('requests')
            .select(['fingerprint', 'status', 'body'])
            .where('token', '=', token)
            .where('key', '=', key),
        )[0];
        if (found) return;
        const row = { token, key, fingerprint, taken_at: takenAt, status: null, body: null };
        db.run(compiler.insertInto('requests').values(row));
      });
      if (!found) return 'taken';
      const { status, body } = found;
      return { fingerprint: found.fingerprint, answer: status === null || body === null ? null : { status, body } };
    },
    async answer(answered) {
      return keepAnswer(db, answered);
    },
    async release({ token, key, takenAt }) {
      db.run(
        compiler
          .deleteFrom('requests')
          .where('token', '=', token)
          .where('key', '=', key)
          .where('taken_at', '=', takenAt)
          .where('status', 'is', null),
      );
    },
  };
}

/** False when the request is in hand no longer. */
export function keepAnswer(db: Connection, { token, key, takenAt, status, body }: Answered): boolean {
  const kept = compiler
    .updateTable('requests')
    .set({ status, body })
    .where('token', '=', token)
    .where('key', '=', key)
    .where('taken_at', '=', takenAt)
    .where('status', 'is', null);
  return db.run(kept) === 1;
}
