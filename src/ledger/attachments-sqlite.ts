import { createHash } from 'node:crypto';
import type { Selectable } from 'kysely';
import type { Attachment, AttachmentStore } from './attachments-contract.ts';
import { type Connection, compiler } from './connection.ts';
import type { AttachmentTable } from './tables.ts';

export function attachmentStore(db: Connection): AttachmentStore {
  return {
    async add({ caseId, name, type, content, addedBy, addedAt }) {
      const hash = createHash('sha256').update(content).digest('hex');
      const row = {
        case_id: caseId,
        name,
        type,
        size: content.length,
        hash,
        added_by: addedBy,
        added_at: addedAt,
      };
      return db.allOrNothing(() => {
        const kept = compiler.insertInto('attachment_contents').values({ hash, content: Buffer.from(content) });
        db.run(kept.onConflict((on) => on.doNothing()));
        const added = compiler.insertInto('attachments').values(row);
        return db.run(added.onConflict((on) => on.columns(['case_id', 'name']).doNothing())) === 1;
      });
    },
    async list(caseId) {
      const all = compiler.selectFrom('attachments').selectAll().where('case_id', '=', caseId).orderBy('id');
      return db.all(all).map(storedAttachment);
    },
    async content(caseId, id) {
      const found = compiler
        .selectFrom('attachments')
        .innerJoin('attachment_contents', 'attachment_contents.hash', 'attachments.hash')
        .select('attachment_contents.content')
        .where('attachments.case_id', '=', caseId)
        .where('attachments.id', '=', id);
      return db.all(found)[0]?.content ?? null;
    },
    async remove(caseId, id) {
      return db.run(compiler.deleteFrom('attachments').where('case_id', '=', caseId).where('id', '=', id)) === 1;
    },
  };
}

function storedAttachment({ case_id, added_by, added_at, ...rest }: Selectable<AttachmentTable>): Attachment {
  return { ...rest, caseId: case_id, addedBy: added_by, addedAt: added_at };
}
