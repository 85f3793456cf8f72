import type { CaseWrite } from '../../ledger/contract.ts';
import type { Access } from '../../service/access.ts';

/** What was written: the case itself, and those it led to that the caller may see. */
export function writtenBy({ sees }: Access, writes: CaseWrite[]) {
  const [own] = writes;
  if (!own) throw new Error('Nothing was written.');
  const { id, version } = own.snapshot;
  const written = writes
    .filter(({ snapshot }) => snapshot.id === id || sees(snapshot))
    .map(({ snapshot, events }) => ({
      case: snapshot.id,
      version: snapshot.version,
      events: events.map((event) => ({
        version: event.version,
        type: event.type,
        command: event.type === 'accepted' ? event.command : null,
      })),
    }));
  return { json: { case: id, version, written }, version, location: `/api/cases/${id}` };
}
